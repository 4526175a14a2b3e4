"""How new the catalogue is: one number and token that every change of it replaces."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from search.models.entry import CatalogueChange, CatalogueVersion

# Stands in CatalogueChange for what is no page: the lists, their names, words, the URL.
LISTS = 0
# Changes stored; who is further behind loads everything again.
CHANGES_STORED = 5_000


@dataclass(frozen=True)
class Version:
    number: int
    token: uuid.UUID


def current_version() -> Version:
    """Return the version this transaction sees, in one query of one row."""
    row = CatalogueVersion.objects.values_list("number", "token").filter(pk=1).first()
    return Version(*row) if row else Version(0, uuid.UUID(int=0))


def lock_version() -> CatalogueVersion:
    """Wait until no other transaction changes the catalogue; needs a transaction."""
    row = CatalogueVersion.objects.select_for_update().filter(pk=1).first()
    return row or CatalogueVersion.objects.get_or_create(pk=1)[0]


@transaction.atomic
def bump(page_ids: Iterable[int] = ()) -> None:
    """Start a new version in which these pages changed; without pages, the lists did."""
    version = lock_version()
    version.number += 1
    version.token = uuid.uuid4()
    version.save()
    CatalogueChange.objects.bulk_create(
        CatalogueChange(number=version.number, token=version.token, page_id=page_id)
        for page_id in sorted(set(page_ids)) or [LISTS]
    )


def changed_since(version: Version) -> set[int] | None:
    """Return the pages that changed after a version; None if that cannot be told.

    It cannot for a version that was rolled back, or whose changes were cleared away.
    """
    rows = CatalogueChange.objects.filter(number__gte=version.number).values_list(
        "number", "token", "page_id"
    )
    found = list(rows)
    if not any(number == version.number and token == version.token for number, token, _ in found):
        return None
    return {page_id for number, _token, page_id in found if number > version.number}


def clear_old_changes() -> None:
    CatalogueChange.objects.filter(number__lt=current_version().number - CHANGES_STORED).delete()
