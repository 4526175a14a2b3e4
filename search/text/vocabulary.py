"""All words of the catalogue in one language, and the entries each stands in.

One per language and process. Entries are known by a position; sets of them are bitsets
(search/bits.py). An entry that is gone keeps its position, so every query says which
positions are alive.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock

import numpy as np

from search.bits import mask_of
from search.text.folding import PIECE, cleaned, fold, normalised, words_of
from search.text.hits import NO_HITS, Hits, apart, tiled
from search.text.postings import Positions, Postings, WordList
from search.text.recent import Recent
from search.text.spelling import in_two, replaced, words_near
from search.text.stems import stems_of
from search.text.synonyms import Phrase, Span, Synonyms, set_synonyms, synonym_groups
from search.text.word_forms import forms_of

__all__ = ["Match", "Vocabulary", "set_synonyms"]

# Of what is typed: how much is looked at.
LONGEST_TEXT = 400
MOST_WORDS = 12
# Letters a word needs to be looked for as the beginning of others, and inside others.
SHORTEST_START = 2
SHORTEST_PART = 4
# Words tried as a suggestion, and words corrected in one text.
MOST_TRIES = 300
MOST_CORRECTED = 3


@dataclass(frozen=True)
class Match:
    """What a text finds.

    `layers` are bitsets that do not overlap, the most relevant first: all words in the title
    as they were typed; all in the title in some form; some in the title; all in the text as
    typed; the rest. `corrected` is what the reader may have meant, where the text finds
    nothing; then the layers are of that.
    """

    layers: list[int]
    corrected: str = ""

    @property
    def found(self) -> int:
        found = 0
        for layer in self.layers:
            found |= layer
        return found


class Vocabulary:
    """Words → positions; may be asked by several threads while one adds."""

    def __init__(self, language: str = "nl") -> None:
        self.language = language if language in ("nl", "en") else "nl"
        self._known = WordList()
        self._texts = Postings(self._known.all.append)
        self._titles = Postings(self._texts.extend)  # every word is known to the texts
        self._added = 0
        self._spelled: dict[str, str] = {}
        self._lock = Lock()
        self._hits: Recent[Hits] = Recent(96)
        self._near: Recent[list[str]] = Recent(256)
        self._synonyms = Synonyms((), self.language)
        self._state = 0

    # Filling ------------------------------------------------------------------------------

    def take_in(
        self,
        title_words: Iterable[tuple[str, Positions]],
        words: Iterable[tuple[str, Positions]],
        titles: Iterable[str] = (),
    ) -> None:
        """Add entries at positions no other has: each word with where it stands.

        Words are normalised; those of titles need not be among `words`. From the titles as
        they are written the suggestions learn accents; they may be left out.
        """
        for word, positions in words:
            self._texts.extend(word, positions)
        for word, positions in title_words:
            self._titles.extend(word, positions)
        for title in titles:
            if not title.isascii():
                self._learn_spelling(title)
        self._added += 1

    def _learn_spelling(self, title: str) -> None:
        for found in PIECE.finditer(cleaned(title)):
            written, words = found[0].lower(), words_of(found[0])
            if len(words) == 1 and words[0] != written and fold(written) == words[0]:
                self._spelled[words[0]] = written

    # Finding ------------------------------------------------------------------------------

    def match(self, text: str, alive: int) -> Match:
        """Return which living entries have all words of a text, in layers.

        A text in which nothing can be looked for asks nothing, so everything fits.
        """
        self._make_ready()
        text = cleaned(text[:LONGEST_TEXT])
        layers = self._layers(text, alive)
        if any(layers):
            return Match(layers)
        corrected = self._correct(text, alive)
        better = self._layers(corrected, alive) if corrected else layers
        return Match(better, corrected) if any(better) else Match(layers)

    def _make_ready(self) -> None:
        """Arrange new words, and forget what was worked out without them; see new synonyms."""
        with self._lock:
            added = self._added
            self._known.take_in()
            self._state = added
            if self._synonyms.groups is not synonym_groups():
                self._synonyms = Synonyms(synonym_groups(), self.language)

    def _layers(self, text: str, alive: int, *, finished: bool = False) -> list[int]:
        """Return what has all words of a text; the last may be a beginning, unless finished."""
        words = normalised(text)[:MOST_WORDS]
        if not words:
            return [alive]
        last = "" if finished else words[-1]
        singles = [self._word_hits(word, word == last) for word in words]
        spans = self._spans(words)
        together = NO_HITS
        some_title = 0
        for number, hits in enumerate(singles):
            together = hits if not number else together & hits
            some_title |= hits.title
        found = tiled([hits.anywhere for hits in singles], spans, "anywhere")
        in_title = tiled([hits.title for hits in singles], spans, "title")
        for _span, hits in spans:
            some_title |= hits.title
        ranked = (together.title_as_typed, in_title, some_title, together.as_typed, found)
        return apart(ranked, found & alive)

    def _spans(self, words: Sequence[str]) -> list[tuple[Span, Hits]]:
        """Return stretches of the words that may be said in another way, with where that is."""
        spans = list(self._synonyms.spans(words))
        spans += [
            Span(place, place + 2, ((first + second,),))
            for place, (first, second) in enumerate(pairwise(words))
        ]
        found = []
        for span in spans:
            hits = NO_HITS
            for phrase in span.others:
                hits |= self._phrase_hits(phrase)
            if hits.anywhere:
                found.append((span, hits))
        return found

    def _word_hits(self, word: str, open_ended: bool) -> Hits:
        key = (word, open_ended)
        return self._hits.get(key, self._state, lambda: self._find_word(word, open_ended))

    def _phrase_hits(self, phrase: Phrase) -> Hits:
        return self._hits.get(phrase, self._state, lambda: self._find_phrase(phrase))

    def _find_word(self, word: str, open_ended: bool) -> Hits:
        same = self._same(word)
        forms = [*same, *self._inside(word, same)]
        if open_ended and len(word) >= SHORTEST_START + (word in self._texts):
            forms += self._known.starting(word)
        if forms:
            return self._hits_of(word, forms)
        parts = in_two(word, self._count)
        return self._find_phrase(parts) if parts else NO_HITS

    def _find_phrase(self, phrase: Phrase) -> Hits:
        first, *rest = phrase
        hits = self._hits_of(first, self._same(first))
        for word in rest:
            hits &= self._hits_of(word, self._same(word))
        return hits

    def _hits_of(self, word: str, forms: Sequence[str]) -> Hits:
        others = set(forms) - {word}
        title_as_typed = self._titles.bits([word])
        as_typed = title_as_typed | self._texts.bits([word])
        title = title_as_typed | self._titles.bits(others)
        return Hits(title_as_typed, title, as_typed, as_typed | title | self._texts.bits(others))

    def _count(self, word: str) -> int:
        return max(self._titles.count(word), self._texts.count(word))

    # Forms of a word ----------------------------------------------------------------------

    def _same(self, word: str) -> list[str]:
        """Return the known words that are a form of this one, itself among them if known."""
        return forms_of(word, self._known, self._texts, self.language)

    def _inside(self, word: str, same: Sequence[str]) -> list[str]:
        """Return known words that are composed with this one: plaatmetaal, metaalbewerking."""
        parts = [part for part in {word, *same} if len(part) >= SHORTEST_PART]
        return [other for part in parts for other in self._known.containing(part)]

    # Slips of the pen ---------------------------------------------------------------------

    def _correct(self, text: str, alive: int) -> str:
        """Return the text with each word that finds nothing replaced, or nothing."""
        words = normalised(text)[:MOST_WORDS]
        found = {word: self._word_hits(word, word == words[-1]).anywhere & alive for word in words}
        unknown = [word for word, bits in found.items() if not bits]
        left = alive
        for bits in found.values():
            left &= bits or alive
        better: dict[str, str] = {}
        for word in unknown if len(unknown) <= MOST_CORRECTED else []:
            if best := self._nearest(word, left):
                better[word] = best
                left &= self._word_hits(best, False).anywhere
        return replaced(text, better, self._spelled) if better else ""

    def _nearest(self, word: str, left: int) -> str:
        """Return the nearest word that stands in what is left to find."""
        near = self._near.get(
            word,
            self._state,
            lambda: words_near(word, self._known, self._count, self.language),
        )
        return next((other for other in near if self._hits_of(other, [other]).as_typed & left), "")

    # Suggesting ---------------------------------------------------------------------------

    def suggest(self, prefix: str, alive: int, limit: int = 8) -> list[str]:
        """Return what is typed with its last word completed, the most usual first.

        Each suggestion finds at least one living entry that has the words before it too.
        """
        self._make_ready()
        text = cleaned(prefix[:LONGEST_TEXT])
        pieces = list(PIECE.finditer(text))[:MOST_WORDS]
        start = "".join(words_of(pieces[-1][0])[-1:]) if pieces else ""
        if len(start) < SHORTEST_START:
            return []
        before = text[: pieces[-1].start()]
        left = Match(self._layers(before, alive, finished=True)).found
        begun = sorted(self._known.starting(start), key=self._usual)
        if len(pieces) == 1 and len(start) >= SHORTEST_PART:
            begun += sorted(self._known.containing(start), key=self._usual)
        return [before.lstrip() + word for word in self._living(begun, left, limit)]

    def _living(self, words: Sequence[str], left: int, limit: int) -> list[str]:
        """Return the first words that stand in what is left, one form of each."""
        flags = mask_of(left, left.bit_length())
        seen: set[str] = set()
        completions: list[str] = []
        for word in words[:MOST_TRIES]:
            if len(completions) >= limit:
                break
            stems = stems_of(word, self.language)
            if seen.isdisjoint(stems) and self._stands_in(word, flags):
                seen |= stems
                completions.append(self._spelled.get(word, word))
        return completions

    def _stands_in(self, word: str, flags: np.ndarray) -> bool:
        return self._titles.meets(word, flags) or self._texts.meets(word, flags)

    def _usual(self, word: str) -> tuple[int, int, str]:
        return -self._titles.count(word), -self._texts.count(word), word
