"""Which known words are forms of one asked: the same word in another number or tense."""

from collections.abc import Iterator

from search.text.postings import Postings, WordList
from search.text.stems import bases_of, irregular_forms, root_of, stems_of

# A form has at most so many letters more than the stem.
LONGEST_ENDING = 5
# More words share a shorter root than Snowball can look at while one waits: of those only what
# our own rules join is found, and of the shortest nothing with ge- in front.
SHORTEST_ROOT = 5
SHORTEST_ROOT_DONE = 4
ENDS = ("s", "n", "e", "t", "d")


def forms_of(word: str, known: WordList, postings: Postings, language: str) -> list[str]:
    """Return the known words that share a stem with this one, itself among them if known."""
    stems = stems_of(word, language)
    forms = {stem for stem in stems if stem in postings}
    for root in {root_of(stem, language) for stem in stems}:
        near = _starting(root, max(map(len, stems)) + LONGEST_ENDING, known, language)
        if len(root) >= SHORTEST_ROOT or language != "nl":
            forms |= {form for form in near if not stems.isdisjoint(stems_of(form, language))}
        elif len(root) > 1:
            ending = (form for form in near if form.endswith(ENDS))
            forms |= {form for form in ending if not stems.isdisjoint(bases_of(form, language))}
    if language == "nl":
        forms |= {form for stem in stems for form in irregular_forms(stem) if form in postings}
    return sorted(forms)


def _starting(root: str, longest: int, known: WordList, language: str) -> Iterator[str]:
    yield from known.starting(root, longest)
    if language == "nl" and len(root) >= SHORTEST_ROOT_DONE:
        yield from known.starting("ge" + root, longest)
