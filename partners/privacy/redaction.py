"""Takes a person's address and name out of what is stored.

The address is proven to be the person's own, so it goes from every text column there is:
drafts, evidence, log entries, mails and tables nobody thinks of. A name is whatever somebody
typed as theirs, "Den Haag" if they like: it goes only from rows about that person.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models.functions import Cast
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.search import index

from moderation.evidence import hashes_of
from moderation.models import Approval
from moderation.rounds import follow_redaction

# What the migrations and Django's own lists hold; no person's word gets there.
SKIPPED_APPS = frozenset({"contenttypes", "auth", "sessions"})
INSTEAD = "…"


@transaction.atomic
def forget_address(address: str, *, within: Iterable[models.QuerySet] | None = None) -> int:
    """Take a mail address out of all text columns, and return how many rows changed.

    Of all tables, where `within` does not name the rows.

    Capitals do not matter; a longer address that ends or begins the same stays. Of moderated
    pages the live row, the drafts and the evidence change alike and the evidence's hashes with
    them: that adds nothing that nobody approved, and this is the one place that writes past
    the gate.
    """
    pattern = re.compile(
        rf"(?<![\w.+-]){re.escape(address)}(?![\w-]|\.\w)", re.IGNORECASE | re.ASCII
    )
    return sum(
        _redact_column(found, column, address, pattern)
        for found in (all_rows() if within is None else within)
        for column in text_columns(found.model)
    )


def all_rows() -> Iterator[models.QuerySet]:
    """Yield the rows of each table that can hold somebody's words."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in SKIPPED_APPS and model._meta.managed:
            yield model._base_manager.all()


@transaction.atomic
def forget_word(
    word: str, rows: Iterable[models.QuerySet], *, columns: Collection[str] | None = None
) -> int:
    """Take a name or address out of the text columns of these rows; return how many changed.

    Of all text columns, or of those that are named.
    """
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    return sum(
        _redact_column(found, column, word, pattern)
        for found in rows
        for column in text_columns(found.model)
        if columns is None or column.name in columns
    )


def text_columns(model: type[models.Model]) -> Iterator[models.Field]:
    """Yield the columns of a model's own table in which somebody's words can stand."""
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.JSONField) or (
            isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and not field.primary_key
        ):
            yield field


def _redact_column(
    rows: models.QuerySet, column: models.Field, word: str, pattern: re.Pattern[str]
) -> int:
    found = rows_with(rows, column, word)
    for row in found:
        value = redacted(getattr(row, column.attname), pattern)
        changes = {column.attname: value}
        if isinstance(row, Approval) and column.name == "content":
            changes |= hashes_of(row.page_model, value)
        if isinstance(row, Revision) and column.name == "content":
            follow_redaction(row, value)
        rows.model._base_manager.filter(pk=row.pk).update(**changes)
        _note_change(rows.model._base_manager.get(pk=row.pk))
    return len(found)


def _note_change(row: models.Model) -> None:
    """Bring the search index along, and leave a trace with a page for its leaders."""
    if isinstance(row, index.Indexed):
        index.insert_or_update_object(row)
    if isinstance(row, Page):
        log(instance=row, action="people.forget_address")


def rows_with(rows: models.QuerySet, column: models.Field, word: str) -> list[models.Model]:
    """Return the rows that have the word in this column, whatever its capitals."""
    # JSON in SQLite is text with escapes for everything outside ASCII.
    found = models.Q(_text__icontains=word) | models.Q(_text__icontains=json.dumps(word)[1:-1])
    text = Cast(column.name, models.TextField())
    matching = rows.annotate(_text=text).filter(found).order_by("pk")
    return list(matching.select_for_update(of=("self",)))


def redacted(value: Any, pattern: re.Pattern[str]) -> Any:
    """Return the value, with what lies inside it, without the words."""
    if isinstance(value, str):
        return _redacted_text(value, pattern)
    if isinstance(value, dict):
        return {key: redacted(one, pattern) for key, one in value.items()}
    if isinstance(value, list):
        return [redacted(one, pattern) for one in value]
    return value


def _redacted_text(text: str, pattern: re.Pattern[str]) -> str:
    """Redact; text that is JSON itself, such as the rows of a stream, stays JSON.

    A text that is nothing but the word becomes empty: "…" is no mail address.
    """
    if pattern.fullmatch(text):
        return ""
    if text[:1] in "[{":
        try:
            inside = json.loads(text)
        except ValueError:
            return pattern.sub(INSTEAD, text)
        if isinstance(inside, dict | list):
            return json.dumps(redacted(inside, pattern), cls=DjangoJSONEncoder)
    return pattern.sub(INSTEAD, text)
