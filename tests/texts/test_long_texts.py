"""Nobody stops the site with a long text: what checks or changes texts is linear."""

import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import slugify

from moderation.content import ZERO_FRACTION
from offers.intake.forms import _saved
from partners.imports import tables
from partners.imports.source import checked_email
from partners.organisations import register_numbers, validators
from partners.organisations.gazetteer import APART
from partners.organisations.locating import NAME_AND_WHICH, POSTCODE
from partners.organisations.place_spelling import usual_capitals
from partners.pages.models.organisation_pages import lines_of
from partners.pages.rich_text import RichTextArea
from partners.people import mail_domains, person_names
from search.text.folding import cleaned, fold, normalised
from tests.texts.every_form import text_columns, text_fields
from texts import exits, normalise, titles

LETTERS = 20_000
SECONDS = 0.1  # of CPU
PIECES = (
    *("a", "a.", "aa.bb", "aa.", "a-", "a'", "a ", "A", "é", "日", "1", "1.", "0.", "9 "),
    *("-", "'", "’", " ", "\n", "\t", "\x0b", "\x00", "\u200b", "\u00ad", "\u200d", "\u202e"),
    *("\u0301", "\u0301\u0316", "a\u0301\u0316", "\u0344", "ﷺ", "💥", "👩\u200d🔧", "\u3164"),
    *("<", "<p", "<p>", "&", "&#", "(", " (", ")", ",", "[", "{", '"', "@", "a@", "@a.", "a@b."),
    *("://", "www.", "a.bb", "a.bb:1", ":1", "/", "straat ", "weg", "2516 ", "2516 A", "NL-"),
    *("ge", "jes", "Gemeente ", "gem. ", "van ", "dr. ", "; "),
)
SHAPES = {
    **{piece: (piece * LETTERS)[:LETTERS] for piece in PIECES},
    "many words and one at": "a" * (LETTERS - 1) + "@",
    "spaces and a letter": "a" + " " * (LETTERS - 2) + "a",
    "a street without a number": "straat" + " " * (LETTERS - 6),
    "a mail address": "a" * (LETTERS - 12) + "@example.nl",
    "a link without an end": "a." + "b" * (LETTERS - 2),
}


def seconds(read: Callable[[str], Any], text: str) -> float:
    """Return the CPU one reading takes; the best of three, for a machine does other things."""
    return min(_once(read, text) for _time in range(3))


def _once(read: Callable[[str], Any], text: str) -> float:
    start = time.thread_time()
    try:
        read(text)
    except (ValidationError, ValueError):
        pass
    except Exception as error:
        if type(error).__name__ != "Refused":
            raise
    return time.thread_time() - start


def slow_shapes(read: Callable[[str], Any]) -> Iterator[str]:
    for shape, text in SHAPES.items():
        # Most are quick at once: only what is not is measured again.
        if _once(read, text) > SECONDS and seconds(read, text) > SECONDS:
            yield ascii(shape)


NAMED = {
    **{
        name: getattr(normalise, name)
        for name in ("lines", "one_line", "name", "code", "mail_address", "few_marks", "has_letter")
    },
    **{name: getattr(exits, name) for name in ("xml_text", "header_line", "calendar_text")},
    **{
        name: getattr(validators, name)
        for name in dir(validators)
        if name.startswith(("validate_", "refuse_"))
    },
    "kvk_number": register_numbers.kvk_number,
    "postcode": register_numbers.postcode,
    "school_code": register_numbers.school_code,
    "split_name": person_names.split_name,
    "validate_full_name": person_names.validate_full_name,
    "validate_school_domain": mail_domains.validate_school_domain,
    "domain_of": mail_domains.domain_of,
    "looks_like_pupils": mail_domains.looks_like_pupils,
    "validate_email": validate_email,
    "checked_email": checked_email,
    "validate_title": titles.validate_title,
    "slug_of": lambda text: titles.slug_of(normalise.one_line(text), "page"),
    "slugify of a title": lambda text: slugify(normalise.one_line(text), allow_unicode=True),
    "search: fold": fold,
    "search: cleaned": cleaned,
    "search: normalised": normalised,
    "search: postcode": POSTCODE.match,
    "search: place and which": lambda text: NAME_AND_WHICH.match(" ".join(text.split())[:60]),
    "search: names told apart": lambda text: APART.match(text[:80]),
    "import: legible": tables.legible,
    "import: unguard": tables.unguard,
    "import: plain": tables.plain,
    "import: capitals of a place": usual_capitals,
    "lines of a list": lines_of,
    "rich text": lambda text: RichTextArea(features=["bold"])._stored(text),
    "without_tags": exits.without_tags,
    "intake, as typed": lambda text: _saved([text] * 2),
    "content of a version": ZERO_FRACTION.match,
}


@pytest.mark.parametrize("read", NAMED.values(), ids=NAMED.keys())
def test_normaliser_or_validator_long_text_takes_no_time(read: Callable[[str], Any]) -> None:
    assert list(slow_shapes(read)) == []


def test_every_form_field_long_text_takes_no_time(db: None) -> None:
    slow = {
        name: shapes
        for name, field in _different(text_fields()).items()
        if (shapes := list(slow_shapes(field.clean)))
    }

    assert slow == {}


def test_every_column_long_text_takes_no_time(db: None) -> None:
    slow = {
        name: shapes
        for name, field in _different(text_columns()).items()
        if (shapes := list(slow_shapes(lambda text, field=field: field.clean(text, None))))
    }

    assert slow == {}


def _different(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out fields that read as an earlier one does."""
    kinds: dict[Any, str] = {}
    for name, field in fields.items():
        kinds.setdefault(_way_of_reading(field), name)
    return {name: fields[name] for name in kinds.values()}


@cache
def _widget_of(field: Any) -> Any:
    return type(getattr(field, "widget", None))


def _way_of_reading(field: Any) -> Any:
    validators = tuple(
        getattr(one, "__qualname__", type(one).__qualname__) for one in field.validators
    )
    change = getattr(getattr(field, "normalise", None), "__qualname__", "")
    return type(field), _widget_of(field), getattr(field, "max_length", None), validators, change
