"""What an entry is found by: numbers for its words, one line of bytes, and back."""

import datetime
import threading
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine.consistency import differences
from search.engine.index import CatalogueIndex
from search.engine.matches import find
from search.engine.query import CatalogueQuery
from search.engine.refresh import fresh_index
from search.indexing.packing import NUMBERS, Unpacked, pack, unpack
from search.indexing.postings_builder import Gathered, Postings
from search.indexing.terms import Terms, choice_of, known_numbers, numbers_of, terms_of, texts_of
from search.models import CatalogueTerm
from tests.conftest import World

FACTS: dict[str, Any] = {
    "group_min": 2,
    "group_max": 30,
    "available_from": None,
    "available_until": datetime.date(2027, 1, 2),
    "lead_time_days": 7,
    "minimum_age": None,
    "published_at": datetime.datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=datetime.UTC),
    "expire_at": None,
    "title": "Élke dag lassen",
    "latitude": None,
    "longitude": None,
}
SOME = st.lists(st.integers(1, 9), max_size=5, unique=True)


def per_line(postings: Postings, lines: int) -> list[list[int]]:
    return [postings.terms[postings.lines == line].tolist() for line in range(lines)]


@settings(max_examples=60)
@given(st.lists(st.tuples(SOME, SOME, SOME), min_size=1, max_size=6))
def test_lines_come_apart_as_they_were_packed(sections: list[tuple[list[int], ...]]) -> None:
    number_of = {str(number): number for number in range(10)}
    lines = [
        pack(FACTS, Terms(*([str(number) for number in part] for part in parts)), number_of)
        for parts in sections
    ]

    unpacked = unpack(lines)

    found = (unpacked.choices, unpacked.title_words, unpacked.words)
    for place, postings in enumerate(found):
        assert per_line(postings, len(lines)) == [parts[place] for parts in sections]
    assert unpacked.numbers.shape == (len(lines), len(NUMBERS))


def test_facts_become_the_numbers_that_are_compared() -> None:
    numbers = dict(zip(NUMBERS, unpacked_numbers(pack(FACTS, Terms([], [], []), {})), strict=True))

    assert (numbers["group_min"], numbers["group_max"], numbers["lead_time"]) == (2, 30, 7)
    assert numbers["last_day"] == datetime.date(2027, 1, 2).toordinal()
    assert numbers["published"] == FACTS["published_at"].timestamp()
    assert numbers["expires"] == float("inf")
    assert np.isnan(numbers["latitude"])


def unpacked_numbers(line: bytes) -> list[float]:
    unpacked: Unpacked = unpack([line])
    return list(unpacked.numbers[0].tolist())


def test_each_term_is_given_back_once_with_its_positions() -> None:
    gathered = Gathered()
    gathered.add(Postings(np.array([7, 3, 7], np.uint32), np.array([0, 0, 1], np.uint32)), 10)
    gathered.add(Postings(np.array([3], np.uint32), np.array([0], np.uint32)), 2**31)

    assert [(term, where.tolist()) for term, where in gathered] == [
        (3, [10, 2**31]),
        (7, [10, 11]),
    ]
    assert list(Gathered()) == []


@pytest.mark.django_db
def test_a_term_keeps_its_number() -> None:
    first = numbers_of(["lassen", "kind\x1dtour"])
    again = numbers_of(["lassen", "frezen"])

    assert again["lassen"] == first["lassen"]
    assert known_numbers(["frezen", "onbekend"]) == {"frezen": again["frezen"]}
    assert texts_of([*first.values(), 10**9]) == {number: term for term, number in first.items()}


def test_choices_come_apart_whatever_their_code_is() -> None:
    (choice,) = terms_of({"topic": ["a=b c"]}, [], []).choices

    assert choice_of(choice) == ("topic", "a=b c")


def test_an_entry_with_a_number_nobody_gave_is_still_in_the_index(world: World) -> None:
    page = world.live(title="Koperslagen")
    CatalogueTerm.objects.filter(text="koperslagen").delete()

    index = CatalogueIndex()
    index.load()

    assert find(index, CatalogueQuery(language="nl")).contains(page.pk)
    assert find(index, CatalogueQuery(language="nl", words="koperslagen")).total == 0


def test_comparing_rows_gives_no_numbers(world: World) -> None:
    world.live(title="Koperslagen")
    CatalogueTerm.objects.filter(text="koperslagen").delete()

    assert any("packed" in told for told in differences())
    assert not CatalogueTerm.objects.filter(text="koperslagen").exists()


def test_order_is_of_one_size_while_another_thread_takes_in(world: World, monkeypatch: Any) -> None:
    world.live(title="Eerste")
    index = fresh_index()
    matches = find(index, CatalogueQuery(language="nl"))
    held: list[bool] = []
    real = index.order

    def order(*asked: Any) -> Any:
        other = threading.Thread(target=lambda: held.append(index.lock.acquire(blocking=False)))
        other.start()
        other.join()
        return real(*asked)

    monkeypatch.setattr(index, "order", order)
    matches.page_ids(0, 10)

    assert held
    assert not any(held)
