import threading

import pytest

from search.text.vocabulary import MOST_WORDS, Vocabulary
from tests.search.text.conftest import Shelf, numbers, put


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("werkplaats", [1]),  # a plural
        ("drone's", [5]),
        ("metaal", [1, 3]),  # a part, in front and at the end
        ("cafe", [2]),
        ("CAFÉ", [2]),
        ("3D printen", [3]),
        ("3d-printen", [3]),
        ("3dprinten", [3]),
        ("gast les", [5]),  # written apart
        ("robot", [0, 3, 4]),
        ("robot lassen", [0]),
        ("robot drone", []),
        ("hav", [4]),  # the last word typed may be a beginning
        ("rob delft", []),  # one before it may not
        ("delft rob", [0]),
        ("kr", [4]),
        ("Lassen, met de ROBOT!", [0]),
    ],
)
def test_match_finds_what_has_all_words(shelf: Shelf, text: str, found: list[int]) -> None:
    assert shelf.find(text) == found


@pytest.mark.parametrize("text", ["met", "", "🚀", "de, het!", "'s"])
def test_text_that_says_nothing_asks_nothing(shelf: Shelf, text: str) -> None:
    assert shelf.find(text) == [0, 1, 2, 3, 4, 5]


def test_short_word_is_no_part_of_others() -> None:
    shelf = Shelf([("Plaatmetaal", ""), ("Een las leggen", "")])

    assert shelf.find("las ") == [1]
    assert shelf.find("taal ") == [0]
    assert shelf.find("aal ") == []


def test_two_letters_that_are_a_word_are_no_beginning() -> None:
    shelf = Shelf([("AI in de zorg", ""), ("Airco", "")])

    assert shelf.find("ai") == [0]
    assert shelf.find("air") == [1]


def test_layers_put_the_title_before_the_text_and_the_word_before_its_forms() -> None:
    shelf = Shelf(
        [
            ("Iets anders", "met de drones"),
            ("Iets anders", "een drone"),
            ("Dronevlucht", ""),
            ("De drone", ""),
            ("Bouw een huis", "zonder"),
            ("Drones", ""),
        ]
    )

    assert shelf.ranked("drone") == [[3], [2, 5], [1], [0]]


def test_layers_put_one_word_in_the_title_before_none() -> None:
    shelf = Shelf(
        [("Iets anders", "lassen in delft"), ("Lassen", "in Delft"), ("Delft", "niets anders")]
    )

    assert shelf.ranked("lassen delft") == [[1], [0]]


@pytest.mark.parametrize(
    "text", ["cafe", "cafes", "caf", "kook", "koken", "dag cafe", "caffe", "de"]
)
def test_match_never_finds_an_entry_that_is_gone(shelf: Shelf, text: str) -> None:
    alive = shelf.alive & ~(1 << 2)

    assert 2 in numbers(shelf.match(text).found)
    assert 2 not in numbers(shelf.vocabulary.match(text, alive).found)


def test_layers_never_overlap_and_hold_living_entries_only(shelf: Shelf) -> None:
    for text in ("robot", "r", "metaal", "robot lassen", "de", "lasen robott"):
        layers = shelf.vocabulary.match(text, 0b011011).layers
        together = 0
        for layer in layers:
            assert layer & together == 0
            together |= layer
        assert together & ~0b011011 == 0


def test_match_sees_what_was_added_since_it_was_asked_before(shelf: Shelf) -> None:
    before = shelf.find("domotica"), shelf.find("robot")

    shelf.add("Domotica", "met robots")

    assert before == ([], [0, 3, 4])
    assert (shelf.find("domotica"), shelf.find("robot")) == ([6], [0, 3, 4, 6])


@pytest.mark.parametrize(
    ("text", "word"),
    [("printen", "geprint"), ("stad", "steden"), ("havenstad", "havensteden"), ("uur", "uren")],
)
def test_form_with_another_beginning_or_middle_is_found(text: str, word: str) -> None:
    assert Shelf([(word, "")]).find(f"{text} ") == [0]


def test_english_vocabulary_uses_english_stems() -> None:
    offers = [("Companies that weld", "")]

    assert Shelf(offers, "en").find("company welding ") == [0]
    assert Shelf(offers, "nl").find("company welding ") == []


# Slips of the pen ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "corrected", "found"),
    [
        ("rondliedingen", "rondleiding", [4]),
        ("de robto", "de robot", [0, 3, 4]),
        ("Robto van het KAFE", "", []),  # both words are somewhere, never together
        ("Robto in Delft", "robot in Delft", [0]),
        ("cafeé", "", [2]),  # a form of what is there
        ("caffe", "café", [2]),
        ("xqzw", "", []),
        ("bmw", "", []),  # too short to guess
    ],
)
def test_word_that_occurs_nowhere_is_corrected(
    shelf: Shelf, text: str, corrected: str, found: list[int]
) -> None:
    match = shelf.match(text)

    assert (match.corrected, numbers(match.found)) == (corrected, found)


def test_word_that_finds_something_is_not_corrected() -> None:
    shelf = Shelf([("Laden van een auto", ""), ("Laten", ""), ("Laden", "")])

    match = shelf.match("laten ")

    assert (match.corrected, numbers(match.found)) == ("", [1])


def test_correction_prefers_what_goes_with_the_other_words() -> None:
    shelf = Shelf([("Boren", ""), ("Boren", ""), ("Borden in Delft", "")])

    assert shelf.match("bordn delft").corrected == "borden delft"
    assert shelf.match("boern").corrected == "boren"


def test_corrections_go_together() -> None:
    shelf = Shelf([("Borden", ""), ("Borden", ""), ("Boren in staal", ""), ("Stapel borden", "")])

    assert shelf.match("bordem stapl").corrected == "borden stapel"
    assert shelf.match("boran staak").corrected == "boren staal"
    assert shelf.match("bordem staaal").corrected == "borden stapel"  # never "borden staal"


def test_correction_prefers_the_same_first_letter_to_the_usual_word() -> None:
    shelf = Shelf([("Kort", ""), ("Kort", ""), ("Bord", "")])

    assert shelf.match("bort").corrected == "bord"


def test_correction_does_not_guess_another_beginning_with_two_slips() -> None:
    shelf = Shelf([("Kieren dichten", "")])

    assert shelf.match("timeren").corrected == ""
    assert shelf.match("kimeren").corrected == "kieren"


@pytest.mark.parametrize("text", ["2517", "a516"])
def test_correction_does_not_guess_numbers(text: str) -> None:
    assert Shelf([("In 2516", "")]).match(text).corrected == ""


def test_correction_takes_the_next_word_where_the_nearest_is_gone() -> None:
    shelf = Shelf([("Bord", ""), ("Kort", "")])

    assert shelf.vocabulary.match("bort", 0b11).corrected == "bord"
    assert shelf.vocabulary.match("bort", 0b10).corrected == "kort"


def test_correction_never_tells_of_an_entry_that_is_gone(shelf: Shelf) -> None:
    match = shelf.vocabulary.match("rondliedingen", shelf.alive & ~(1 << 4))

    assert (match.corrected, match.found) == ("", 0)


def test_text_of_unknown_words_only_is_left_as_it_is(shelf: Shelf) -> None:
    assert shelf.match("rbot lasen metall haven drine").corrected == ""


# Together -----------------------------------------------------------------------------------


def test_only_the_first_words_are_looked_at() -> None:
    shelf = Shelf([(" ".join(f"woord{n}" for n in range(MOST_WORDS)), "")])
    text = " ".join(f"woord{n}" for n in range(MOST_WORDS))

    assert shelf.find(f"{text} onbekend") == [0]
    assert shelf.find(f"onbekend {text}") == []


def test_many_threads_may_ask_while_one_adds() -> None:
    vocabulary = Vocabulary()
    failures: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        try:
            while not stop.is_set():
                for text in ("woord", "woord1", "wordo12", "deel", "zaag1"):
                    vocabulary.match(text, (1 << 4000) - 1)
                    vocabulary.suggest(text, (1 << 4000) - 1)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(4000):
        put(vocabulary, number, [f"woord{number}"], ["deel", f"zaag{number % 50}"])
    stop.set()
    for thread in threads:
        thread.join()

    assert failures == []
    assert vocabulary.match("deel", (1 << 4000) - 1).found == (1 << 4000) - 1
    assert vocabulary.match("woord3999", (1 << 4000) - 1).found == 1 << 3999


def test_compound_nobody_wrote_leads_to_what_it_is_made_of() -> None:
    shelf = Shelf([("Werken met hout", ""), ("Bewerkingen", "met de frees")])

    match = shelf.match("houtbewerkerij")

    assert (match.corrected, numbers(match.found)) == ("hout", [0])
    assert shelf.match("kaphout").corrected == "hout"
    assert shelf.match("schouten").corrected == ""
