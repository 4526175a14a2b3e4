"""The words and choices of all entries, each known by a number.

Numbers are given once and never taken back: an index in memory goes on using them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from search.models.entry import CatalogueTerm

# Stands between facet and code; names of choices are anybody's words, this is none of theirs.
EQUALS = "\x1d"
MOST_ASKED = 800  # values in one query; databases have a limit


@dataclass(frozen=True)
class Terms:
    """What one entry is found by, each once; words are normalised (search/text/folding.py)."""

    choices: list[str]
    title_words: list[str]
    words: list[str]

    def __iter__(self) -> Iterator[str]:
        yield from self.choices
        yield from self.title_words
        yield from self.words


def terms_of(values: dict[str, list[str]], title: Iterable[str], words: Iterable[str]) -> Terms:
    """Return the terms of an entry with these choices by facet and these words."""
    choices = [f"{name}{EQUALS}{code}" for name, codes in values.items() for code in codes]
    return Terms(*(list(dict.fromkeys(terms)) for terms in (choices, title, words)))


def choice_of(term: str) -> tuple[str, str]:
    """Return the facet and the code of a choice."""
    name, _equals, code = term.partition(EQUALS)
    return name, code


def known_numbers(terms: Iterable[str]) -> dict[str, int]:
    """Map the terms that have a number to it."""
    numbers: dict[str, int] = {}
    asked = iter(set(terms))
    while some := list(islice(asked, MOST_ASKED)):
        numbers.update(CatalogueTerm.objects.filter(text__in=some).values_list("text", "pk"))
    return numbers


def numbers_of(terms: Iterable[str]) -> dict[str, int]:
    """Map each term to its number; a new one gets one.

    For who holds the catalogue's version (search/indexing/versions.py): two cannot number one word.
    """
    asked = set(terms)
    numbers = known_numbers(asked)
    new = sorted(asked - numbers.keys())
    CatalogueTerm.objects.bulk_create(CatalogueTerm(text=term) for term in new)
    return numbers | known_numbers(new)


def texts_of(numbers: Iterable[int]) -> dict[int, str]:
    """Map these numbers to their terms; a number nobody gave is left out."""
    texts: dict[int, str] = {}
    asked = iter(numbers)
    while some := list(islice(asked, MOST_ASKED)):
        texts.update(CatalogueTerm.objects.filter(pk__in=some).values_list("pk", "text"))
    return texts


def all_texts() -> dict[int, str]:
    return dict(CatalogueTerm.objects.values_list("pk", "text"))
