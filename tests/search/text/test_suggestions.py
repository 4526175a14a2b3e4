import pytest

from tests.search.text.conftest import Shelf


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("rob", ["robot"]),
        ("ca", ["café"]),  # as the title writes it
        ("CAF", ["café"]),
        ("meta", ["metaalbewerking", "plaatmetaal"]),  # beginnings before parts
        ("de rob", ["de robot"]),
        ("haven rob", ["haven robot"]),
        ("drones rob", []),  # never together
        ("las rob", ["las robot"]),  # a form of lassen
        ("3d-pr", ["3d-printen"]),
        ("r", []),
        ("", []),
        ("xyz", []),
        ("🚀", []),
    ],
)
def test_suggest_completes_the_last_word(shelf: Shelf, typed: str, suggested: list[str]) -> None:
    assert shelf.suggest(typed) == suggested


def test_every_suggestion_finds_something(shelf: Shelf) -> None:
    typed = ["ro", "de", "me", "la", "haven ", "robot la", "robot in de", "gast", "kr", "ko"]
    suggestions = [found for text in typed for found in shelf.suggest(text)]

    assert len(suggestions) > 8
    assert [text for text in suggestions if not shelf.find(text)] == []


def test_suggest_knows_living_entries_only(shelf: Shelf) -> None:
    alive = shelf.alive & ~(1 << 4)

    assert shelf.suggest("hav") == ["haven"]
    assert shelf.vocabulary.suggest("hav", alive) == []
    assert shelf.vocabulary.suggest("have", alive) == []
    assert shelf.vocabulary.suggest("kra", 0) == []


def test_suggest_gives_words_of_titles_first_and_the_usual_before_the_rare() -> None:
    shelf = Shelf(
        [("Robotarm", "roest rook"), ("Robbenopvang", "rook"), ("Robotarm", "rook rozen")]
    )

    assert shelf.suggest("ro") == ["robotarm", "robbenopvang", "rook", "roest", "rozen"]
    assert shelf.suggest("ro", limit=2) == ["robotarm", "robbenopvang"]


def test_suggest_gives_one_form_of_each_word() -> None:
    shelf = Shelf([("Robots", ""), ("Robots", ""), ("Robot", "")])

    assert shelf.suggest("rob") == ["robots"]


def test_suggest_takes_the_words_before_as_they_are() -> None:
    shelf = Shelf([("Lasergame", "met robots")])

    assert shelf.suggest("las rob") == []
    assert shelf.suggest("lasergame rob") == ["lasergame robots"]


def test_suggest_passes_over_entries_behind_the_last_living_one() -> None:
    shelf = Shelf([("Robot", "")] * 40)

    assert shelf.vocabulary.suggest("rob", 1) == ["robot"]
    assert shelf.vocabulary.suggest("rob", 1 << 39) == ["robot"]
