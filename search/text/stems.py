"""Which spellings are one word: werkplaats and werkplaatsen, boom and bomen, lens and lenses.

A word has a few stems; two words are forms of one another if they share a stem. Snowball's
Dutch alone makes werkplat of werkplaats and werkplaats of werkplaatsen, so the plural is taken
off by rules of our own: they name each singular that spelling allows (boten: bot, boot) and
what is no word simply meets nothing.
"""

import re
from collections.abc import Callable
from functools import lru_cache

import snowballstemmer

# The Dutch one by Porter: the other takes too much (veilig and veiling both become veil).
SNOWBALL = {
    "nl": snowballstemmer.stemmer("dutch_porter"),
    "en": snowballstemmer.stemmer("english"),
}
# Shorter stems are none, and words no longer than this are themselves.
SHORTEST = 3
# Snowball's cuts in short words join what does not belong together (boom, bom).
SHORTEST_FOR_SNOWBALL = 5
VOWELS = "aeiou"

# Ends of plurals that follow no rule, also of compounds (havensteden, elektrotechnici).
IRREGULAR = {
    "steden": "stad",
    "schepen": "schip",
    "leden": "lid",
    "heden": "heid",
    "technici": "technicus",
    "mechanici": "mechanicus",
    "musea": "museum",
    "centra": "centrum",
    "laboratoria": "laboratorium",
    "materialen": "materiaal",
    "lieden": "man",
    "lui": "man",
    "kinderen": "kind",
    "bladeren": "blad",
    "eieren": "ei",
    "uren": "uur",
    "ogen": "oog",
    "oren": "oor",
}
# A vowel alone before one consonant: open before -e, so written twice without it (bomen, boom).
OPEN_SYLLABLE = re.compile(r"(?:^|[^aeiou])([aeou])[^aeiouwxj]$")
SMALL = re.compile(r"(?P<other>[tpk]?)jes?$")
DONE = re.compile(r"^ge(\w{4,})[dt]$")


@lru_cache(maxsize=20_000)
def stems_of(word: str, language: str) -> frozenset[str]:
    """Return the stems of a folded word; itself is always one of them."""
    bases = bases_of(word, language)
    if len(word) < SHORTEST_FOR_SNOWBALL or not word.isalpha():
        return bases
    stem = SNOWBALL[language].stemWord(word)
    return bases | {stem} if len(stem) >= SHORTEST else bases


def bases_of(word: str, language: str) -> frozenset[str]:
    """Return the stems that need no Snowball, which takes three times as long."""
    if language != "nl" or len(word) <= SHORTEST or not word.isalpha():
        return frozenset({word})
    bases = set(irregular_forms(word))
    for rule in RULES:
        bases |= rule(word)
    return frozenset({word} | {base for base in bases if len(base) >= SHORTEST})


def root_of(stem: str, language: str) -> str:
    """Return the letters that every form of a stem begins with, irregular plurals excepted."""
    if len(stem) < SHORTEST or not stem.isalpha():
        return stem
    if stem[-1] in "eiy":
        return stem[:-1]
    if stem[-1] in VOWELS or language != "nl":
        return stem
    root = stem[:-1]  # huis, huizen; brief, brieven
    return root[:-1] if root[-2:-1] == root[-1] and root[-1] in VOWELS else root


def irregular_forms(word: str) -> list[str]:
    """Return the plural of a singular that no rule gives, and the other way round."""
    forms = []
    for plural, single in IRREGULAR.items():
        for one, other in ((plural, single), (single, plural)):
            if word.endswith(one) and len(one) > SHORTEST - 1:
                forms.append(word[: -len(one)] + other)
    return forms


def _with_s(word: str) -> set[str]:
    """Robots, machines; not les or klas."""
    return {word[:-1]} if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else set()


def _with_en(word: str) -> set[str]:
    """Werkplaatsen, bomen, huizen, lessen, ruimten; also lassen and duurzame."""
    if len(word) > 3 and word.endswith("en"):
        return _closed(word[:-2]) | {word[:-1]}
    return _closed(word[:-1]) if len(word) > 4 and word.endswith("e") else set()


def _closed(base: str) -> set[str]:
    """Return how a base is written when the -en or -e behind it is gone."""
    if base[-1] == base[-2] and base[-1] not in VOWELS:
        return {base[:-1]}
    hard = base[:-1] + {"v": "f", "z": "s"}.get(base[-1], base[-1])
    spellings = {base, hard}
    if open_one := OPEN_SYLLABLE.search(hard):
        spellings.add(hard[:-1] + open_one[1] + hard[-1])
    return spellings


def _small(word: str) -> set[str]:
    """Kraantje, filmpje, ritje, werkplaatsjes."""
    small = SMALL.search(word)
    return {word[: small.start()], word[: small.end("other")]} if small else set()


def _done(word: str) -> set[str]:
    """Gebouwd, geprint."""
    done = DONE.match(word)
    return {done[1], done[1] + word[-1]} if done else set()


def _does(word: str) -> set[str]:
    """Timmert, programmeert."""
    return {word[:-1]} if len(word) > 5 and word[-1] == "t" else set()


RULES: tuple[Callable[[str], set[str]], ...] = (_with_s, _with_en, _small, _done, _does)
