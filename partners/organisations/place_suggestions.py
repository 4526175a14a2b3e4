"""What a place that nobody knows may have been meant to be."""

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from partners.organisations.gazetteer import Gazetteer
from partners.organisations.place_keys import place_key, words_of
from partners.organisations.usual_names import usual_names

MOST = 3
# Letters of a name → slips of the pen; two letters that changed places count as one.
FORGIVEN = ((7, 2), (4, 1))
# Letters of a word that says enough to offer the names it stands in: "Haag".
SHORTEST_WORD = 4


def nearest_names(text: str, known: Gazetteer) -> list[str]:
    """Return the names nearest to a text: by slips, else those that share a word with it."""
    key, found = place_key(text), list[str]()
    offered: set[str] = set()
    for name in (*_by_slips(key, known), *_within(text, known), *_around(key, known)):
        if name not in offered:
            offered |= usual_names().all_names(name)
            found.append(known.names[name])
    return found[:MOST]


def nearest_postcodes(digits: str, known: Gazetteer) -> list[str]:
    """Return the postcodes with a number near this one: those of a post office box have no area."""
    alike = [code for code in known.postcodes if code[:2] == digits[:2]]
    near = sorted(alike, key=lambda code: (abs(int(code) - int(digits)), code))
    return [f"{code} {known.postcodes[code].name}" for code in near[:MOST]]


def _by_slips(key: str, known: Gazetteer) -> list[str]:
    order = sorted(
        (distance, name[0] != key[0], -known.sizes[name], name)
        for name, distance in _near(key, known.names)
    )
    return [name for *_rank, name in order]


def _near(key: str, names: Iterable[str]) -> list[tuple[str, int]]:
    """Return the names with at most so many slips, and how many."""
    slips = next((slips for length, slips in FORGIVEN if len(key) >= length), 0)
    if not slips:
        return []
    near = process.extract(
        key, list(names), scorer=OSA.distance, score_cutoff=slips, limit=None, processor=None
    )
    # Two slips and another beginning is another name.
    return [(name, far) for name, far, _at in near if far < 2 or name[0] == key[0]]


def _within(text: str, known: Gazetteer) -> list[str]:
    """Return the names that stand in the text, the longest first: "centrum Zwolle"."""
    words = words_of(text)
    runs = {
        "".join(words[start:stop])
        for start in range(len(words))
        for stop in range(start + 1, len(words) + 1)
        if sum(map(len, words[start:stop])) >= SHORTEST_WORD
    }
    return sorted(runs & known.names.keys(), key=lambda name: (-len(name), name))


def _around(key: str, known: Gazetteer) -> Iterator[str]:
    """Yield the names that begin with the text or have it as a word; the largest first."""
    if len(key) < SHORTEST_WORD:
        return
    words = [word for word, far in _near(key, known.words) if far < 2]
    found = {name for word in words for name in known.words[word]}
    found |= {name for name in known.names if name.startswith(key)}
    yield from sorted(found, key=lambda name: (-known.sizes[name], name))
