"""Rows of pages in every table of their type, as children of pages that are there already."""

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from benchmarks.catalogue.stencil import Row, Stencil, insert
from benchmarks.companies.rows import page_tables

OF_EVERY_PAGE = (
    "path", "translation_key", "locale_id", "title", "draft_title", "slug", "url_path",
    "first_published_at", "last_published_at", "expire_at",
)  # fmt: skip
NOW = timezone.now()
# Ready-made moments: preparing a hundred thousand of them for the database takes seconds.
MOMENTS = [NOW - timedelta(hours=hours, minutes=hours % 60) for hours in range(1, 26_000)]


@dataclass
class Branch:
    """A page that gets children."""

    pk: int
    path: str
    depth: int
    url_path: str
    title: str
    locale_id: int
    children: int

    @classmethod
    def of(cls, page: Page) -> "Branch":
        return cls(
            page.pk,
            page.path,
            page.depth,
            page.url_path,
            page.title,
            page.locale_id,
            page.numchild,
        )


class PageRows:
    """Collects pages of one type and stores them together."""

    def __init__(self, pattern: Page, varying: Sequence[str]) -> None:
        self.tables = page_tables(type(pattern))
        self.keys = [table._meta.pk.attname for table in self.tables]
        names = (*OF_EVERY_PAGE, *varying, *self.keys)
        self.stencils = [Stencil(pattern, names, table) for table in self.tables]
        self.rows: list[list[Row]] = [[] for _table in self.tables]

    def add(self, parent: Branch, values: dict[str, Any]) -> Branch:
        """Take in a page as the next child of `parent`; `values` come from page_values()."""
        values |= dict.fromkeys(self.keys, values["pk"])
        for rows, stencil in zip(self.rows, self.stencils, strict=True):
            rows.append(stencil.row(values))
        return Branch(
            values["pk"],
            values["path"],
            parent.depth + 1,
            values["url_path"],
            values["title"],
            parent.locale_id,
            0,
        )

    def store(self) -> None:
        for table, rows in zip(self.tables, self.rows, strict=True):
            insert(table, rows)
            rows.clear()


def page_values(
    parent: Branch, key: int, title: str, slug: str, dice: random.Random
) -> dict[str, Any]:
    """Return what every page has of its own, as the next child of `parent`."""
    parent.children += 1
    moment = MOMENTS[int(dice.random() * len(MOMENTS))]
    return {
        "pk": key,
        "path": Page._get_path(parent.path, parent.depth + 1, parent.children),
        "translation_key": uuid.UUID(int=dice.getrandbits(128)),
        "locale_id": parent.locale_id,
        "title": title,
        "draft_title": title,
        "slug": slug,
        "url_path": f"{parent.url_path}{slug}/",
        "first_published_at": moment,
        "last_published_at": moment,
        "expire_at": None,
    }
