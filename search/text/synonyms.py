"""Groups of words that mean the same, and which others stand for what was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.text.folding import normalised
from search.text.stems import stems_of

Phrase = tuple[str, ...]
Groups = Sequence[Sequence[str]]

_groups: Groups = ()


def set_synonyms(groups: Groups) -> None:
    """Let the members of each group mean the same from now on, in the whole process."""
    global _groups
    _groups = groups


def synonym_groups() -> Groups:
    """Return the groups that hold now: the same object as long as they are the same."""
    return _groups


@dataclass(frozen=True)
class Span:
    """Words of a query, from one place until another, and phrases that mean the same."""

    start: int
    end: int
    others: tuple[Phrase, ...]


class Synonyms:
    """Groups of one language's reading; each member is one or more normalised words."""

    def __init__(self, groups: Groups, language: str) -> None:
        self.groups = groups
        self.language = language
        # Stem of a member's first word → (member, the others of its group).
        self._by_first: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = {}
        for group in groups:
            self._add([tuple(normalised(member)) for member in group])

    def _add(self, group: list[Phrase]) -> None:
        members = [member for member in dict.fromkeys(group) if member]
        for member in members:
            others = tuple(other for other in members if other != member)
            for stem in stems_of(member[0], self.language):
                self._by_first.setdefault(stem, []).append((member, others))

    def spans(self, words: Sequence[str]) -> Iterator[Span]:
        """Yield each stretch of the words that is a member, whichever forms its words have."""
        for start, word in enumerate(words):
            found: dict[Phrase, tuple[Phrase, ...]] = {}
            for stem in stems_of(word, self.language):
                for member, others in self._by_first.get(stem, []):
                    if self._stands_at(words, start, member):
                        found[member] = found.get(member, ()) + others
            for member, others in found.items():
                yield Span(start, start + len(member), tuple(dict.fromkeys(others)))

    def _stands_at(self, words: Sequence[str], start: int, member: Phrase) -> bool:
        asked = words[start : start + len(member)]
        return len(asked) == len(member) and all(map(self._same, asked, member))

    def _same(self, word: str, other: str) -> bool:
        return not stems_of(word, self.language).isdisjoint(stems_of(other, self.language))
