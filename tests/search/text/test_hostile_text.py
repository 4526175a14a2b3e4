"""Whatever is typed: an answer, at once, and nothing that is not alive."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.text.folding import LONGEST_WORD, cleaned, fold, normalised
from search.text.synonyms import set_synonyms
from tests.search.text.conftest import Shelf, numbers

SIGNS = (
    "lasenrobt éÉ'’-_.,&%\"\\/<>*?()[]{}|^$ \t\n\x00\u200b\u202e\u200f\u00ad\ufeff\ud800🚀ﷺĳßİ½²"
)
ALPHABET = [
    *SIGNS,
    "👩‍🔧",
    "e\u0301",
    "n" + "\u0300" * 40,
    "日本",
    "العربية",
    "हिन्दी",
    "\U000e0041",
]
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=st.characters(), max_size=2000),
    st.lists(st.sampled_from(ALPHABET), max_size=120).map("".join),
)
ENDLESS = [
    "x" * 1_000_000,
    "a " * 500_000,
    "\u0300" * 100_000,
    "ﷺ" * 100_000,
    "\u202e" * 100_000,
    "'" * 100_000,
    "'s" * 100_000,
    "a'b" * 100_000,
    "lassen" * 100_000,
    "-" * 100_000 + "lassen",
    "\x00" * 100_000,
    "🚀" * 100_000,
]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    shelf = Shelf(
        [
            ("Lassen met de robot", "Je last een deur in Delft."),
            ("Één dag in het café", "Rond de ﷺ en 日本語, 🚀 en ½."),
            ("Verborgen", "geheim"),
        ]
    )
    set_synonyms([["lassen", "een deur maken"], ["café", "ﷺ"]])
    shelf.alive = 0b011
    return shelf


@given(text=TEXTS)
@settings(max_examples=300, deadline=1000)
def test_any_text_is_answered(shelf: Shelf, text: str) -> None:
    match = shelf.match(text)
    suggestions = shelf.suggest(text)

    assert match.found & ~0b011 == 0
    assert sum(layer.bit_count() for layer in match.layers) == match.found.bit_count()
    if match.corrected:
        assert shelf.match(match.corrected).layers == match.layers
        match.corrected.encode()
    for suggestion in suggestions:
        suggestion.encode()
        assert numbers(shelf.match(suggestion).found)


@given(text=TEXTS)
@settings(max_examples=300, deadline=1000)
def test_words_of_any_text_stay_the_same_once_normalised(text: str) -> None:
    words = normalised(text)

    assert all(0 < len(word) <= LONGEST_WORD and " " not in word for word in words)
    assert normalised(" ".join(words)) == words


@given(text=TEXTS)
@settings(max_examples=200, deadline=1000)
def test_what_is_stored_is_found_by_the_same_text(text: str) -> None:
    text = text[:200]
    shelf = Shelf([("Iets anders", ""), (text, "")])

    assert 1 in shelf.find(text)


@given(text=TEXTS)
@settings(max_examples=200, deadline=1000)
def test_folding_and_cleaning_leave_nothing_to_fold_and_clean(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert cleaned(cleaned(text)) == cleaned(text)


@pytest.mark.parametrize("text", ENDLESS, ids=lambda text: ascii(text[:6]))
def test_endless_text_takes_no_time(shelf: Shelf, text: str) -> None:
    start = time.perf_counter()
    shelf.match(text)
    shelf.suggest(text)

    # Much more than it takes (about 2 ms); a rule that grows with the text takes seconds.
    assert time.perf_counter() - start < 0.25
