"""The choices of every facet, as an index reads them and a screen counts them."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language, override

from search.facets.declared import FACETS


@dataclass(slots=True)
class Option:
    """One choice of a facet; `count` is what ticking it would leave.

    A page has some 150, and to freeze each takes longer than to make it.
    """

    value: str
    label: str
    count: int
    selected: bool


class Lists:
    """The choices of every facet in every language, as they were when they were read."""

    def __init__(self) -> None:
        self._choices: dict[tuple[str, str], list[tuple[str, str]]] = {}

    @classmethod
    def read(cls) -> "Lists":
        lists = cls()
        for language, _name in settings.LANGUAGES:
            with override(language):
                for facet in FACETS:
                    lists._choices[facet.name, language] = facet.all_choices()
        return lists

    def choices(self, name: str) -> list[tuple[str, str]]:
        """Return (code, label) pairs of one facet in the reader's language, in order."""
        language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        found = self._choices.get((name, language))
        return found if found is not None else self._choices[name, settings.LANGUAGE_CODE]
