from typing import Any

import pytest

from search.text.synonyms import set_synonyms
from tests.search.text.conftest import Shelf, numbers

GROUPS = [
    ["excursie", "rondleiding", "bedrijfsbezoek"],
    ["school in het bedrijf", "bedrijfsschool"],
    ["LOB", "beroepsoriëntatie"],
    ["zonder betekenis", "de het", ""],
]


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf(
        [
            ("Rondleiding langs de kranen", ""),  # 0
            ("Excursies naar de haven", ""),  # 1
            ("Bedrijfsschool voor lassers", ""),  # 2
            ("Een school", "in het bedrijf, met lassers"),  # 3
            ("Beroepsorientatie in Delft", ""),  # 4
            ("Een bedrijf", ""),  # 5
        ]
    )
    set_synonyms(GROUPS)
    return shelf


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("excursie", [0, 1]),
        ("rondleidingen", [0, 1]),  # a member in another form
        ("bedrijfsbezoek haven", [1]),
        ("school in het bedrijf", [2, 3]),
        ("scholen bedrijf lassers", [2, 3]),
        ("bedrijfsschool ", [2, 3]),
        ("lassers bedrijfsschool ", [2, 3]),
        ("lob", [4]),
        ("LOB Delft", [4]),
        ("in het bedrijf", [2, 3, 5]),  # half a member is none; [2] has the word as a part
        ("school Delft", []),
    ],
)
def test_synonyms_find_each_other(shelf: Shelf, text: str, found: list[int]) -> None:
    assert shelf.find(text) == found


def test_synonyms_rank_below_the_word_itself(shelf: Shelf) -> None:
    assert shelf.ranked("rondleiding") == [[0], [1]]


def test_new_groups_replace_the_old(shelf: Shelf) -> None:
    before = shelf.find("excursie")

    set_synonyms([["excursie", "lassers"]])

    assert before == [0, 1]
    assert shelf.find("excursie") == [1, 2, 3]


def test_synonym_of_a_word_does_not_correct_it(shelf: Shelf) -> None:
    match = shelf.match("bedrijfsbezoek")

    assert (match.corrected, numbers(match.found)) == ("", [0, 1])


@pytest.mark.parametrize("groups", [[], [[]], [["een"]], [["", "🚀"]], [["lassen", "lassen"]]])
def test_groups_that_say_nothing_change_nothing(shelf: Shelf, groups: Any) -> None:
    set_synonyms(groups)

    assert shelf.find("excursie") == [1]
