"""Compares what is online with what was approved, past every gate.

Somebody with the database in hand can go around Python. This finds it: content of an approval
that was tampered with, a live page that says something else, a page at another place.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from jobs.models import JobRun
from moderation.content import canonical, differences
from moderation.evidence import Approval
from moderation.models import ModeratedPage
from moderation.schema import Content

logger = logging.getLogger(__name__)

SLICE = 200

TAMPERED = "approval {pk} was tampered with: its content is not the one that was approved"
NEVER = "online without any valid approval"
DIFFERS = "online with other words than those approved"
MOVED = "approved at another place: under page {approved}, now under page {now}"
ADDRESS = "its path does not follow from the page above it"


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was approved; `fields` says where words differ."""

    page_id: int
    title: str
    url_path: str
    problem: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """One slice of the check: how many live pages it looked at, and what it found."""

    pages: int
    findings: list[Finding]


def check_everything() -> Iterator[Checked]:
    """Look at all evidence and then at every live moderated page, a slice at a time."""
    yield from _evidence()
    yield from _live_pages()


# The worker's job ---------------------------------------------------------------------------

_under_way: dict[str, Iterator[Checked]] = {}
_found: list[str] = []
# Beside the job itself: that ran well also where it found something.
RESULT = "moderation.checking: what is online"
MOST_TOLD = 1000


def keep_checking() -> bool:
    """Check the next slice and log each finding; True if there is more of this run."""
    run = _under_way.setdefault("run", check_everything())
    try:
        checked = next(run, None)
    except Exception:
        _forget_run()  # it cannot go on; the next run begins anew
        raise
    if checked is None:
        _note(_found)
        _forget_run()
        return False
    for finding in checked.findings:
        # No title: log lines hold no words of a page.
        told = f"Page {finding.page_id}: {finding.problem}."
        logger.error("%s", told)
        _found.append(told)
    return True


def _forget_run() -> None:
    _under_way.clear()
    _found.clear()


def _note(found: list[str]) -> None:
    """Say among the worker's jobs what a whole run found: the office's home warns of it."""
    if not found:
        JobRun.objects.filter(job=RESULT).delete()
        return
    facts = {"failed_at": timezone.now(), "error": " ".join(found)[:MOST_TOLD]}
    JobRun.objects.update_or_create(job=RESULT, defaults=facts)


# Evidence -----------------------------------------------------------------------------------


def _evidence() -> Iterator[Checked]:
    last = 0
    while approvals := list(Approval.objects.filter(pk__gt=last).order_by("pk")[:SLICE]):
        last = approvals[-1].pk
        tampered = [found for found in approvals if not found.is_untouched]
        yield Checked(0, [_tampered(approval) for approval in tampered])


def _tampered(approval: Approval) -> Finding:
    problem = TAMPERED.format(pk=approval.pk)
    return Finding(approval.page_id, approval.page_title, approval.url_path, problem)


# Live pages ---------------------------------------------------------------------------------


def _live_pages() -> Iterator[Checked]:
    last = 0
    while rows := list(Page.objects.live().filter(pk__gt=last).order_by("pk")[:SLICE]):
        last = rows[-1].pk
        live = Page.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk").specific()
        pages = [page for page in live if isinstance(page, ModeratedPage)]
        yield Checked(len(pages), list(_findings(pages)))


def _findings(pages: list[ModeratedPage]) -> Iterator[Finding]:
    _fetch_rows(pages)
    parents = _parents_of(pages)
    approvals = defaultdict(list)
    for approval in Approval.objects.valid().filter(page_id__in=[page.pk for page in pages]):
        approvals[approval.page_id].append(approval)
    for page in pages:
        parent = parents.get(page.path[: -page.steplen])
        problem, fields = _problem(page, parent, approvals[page.pk])
        if problem:
            yield Finding(page.pk, page.title, page.url_path, problem, fields)


def _problem(
    page: ModeratedPage, parent: Page | None, approvals: list[Approval]
) -> tuple[str, tuple[str, ...]]:
    """Return what is wrong with a live page, or an empty text."""
    label = page._meta.label
    intact = [found for found in approvals if found.is_untouched and found.page_model == label]
    if not intact:
        return NEVER, ()
    says = canonical(type(page), page.serializable_data())
    same = [approval for approval in intact if approval.says == says]
    if not same:
        return DIFFERS, tuple(_nearest_differences(says, intact))
    now = parent.pk if parent else None
    if all(approval.parent_key != now for approval in same):
        return MOVED.format(approved=same[0].parent_key, now=now), ()
    if parent is not None and page.url_path != f"{parent.url_path}{page.slug}/":
        return ADDRESS, ()
    return "", ()


def _nearest_differences(says: Content, approvals: Iterable[Approval]) -> list[str]:
    """Return the fields that differ from the approval that comes closest."""
    found = [differences(approval.says or {}, says) for approval in approvals]
    return min(found, key=len)


def _parents_of(pages: list[ModeratedPage]) -> dict[str, Page]:
    paths = {page.path[: -page.steplen] for page in pages}
    return {parent.path: parent for parent in Page.objects.filter(path__in=paths)}


def _fetch_rows(pages: list[ModeratedPage]) -> None:
    """Read inline rows and choices of all pages at once, a query for each sort."""
    by_model: dict[type, list[Any]] = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page)
    for model, found in by_model.items():
        rows = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
        choices = [field.name for field in get_all_child_m2m_relations(model)]
        prefetch_related_objects(found, *rows, *choices)
