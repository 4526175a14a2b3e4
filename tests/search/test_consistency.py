"""Whatever happens to offers, pages, rows and the indexes of two processes tell the same."""

import datetime
import multiprocessing
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from moderation.actions import withdraw
from moderation.coming_back import confirming
from offers.actions import start_translation
from offers.models import KINDS, OfferPage
from partners.organisations.models import Topic
from partners.pages.models import RegionPage
from search.engine.consistency import differences
from search.engine.matches import find
from search.engine.query import CatalogueQuery
from search.engine.refresh import fresh_index
from search.indexing.entries import write_stale
from tests.conftest import World, build_world
from tests.factories.pages import approve, offer_page
from tests.search.conftest import let_expire

pytestmark = [
    pytest.mark.database("rows and indexes of two processes"),
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    # The forked reader uses none of the threads there are.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded"),
]
FORK = multiprocessing.get_context("fork")
LIST = "/aanbod/"
STEPS = 8
# 64 steps in every run; 500 in `make bench`.
EXAMPLES = int(os.environ.get("AGREEMENT_EXAMPLES", "8"))


def seen_here() -> dict[str, Any]:
    """What a reader without cookies gets of this process."""
    index = fresh_index()
    listed = {
        language: sorted(find(index, CatalogueQuery(language=language)).all_page_ids())
        for language, _name in site.LANGUAGES
    }
    return {"listed": listed, "page": Client().get(LIST).text}


def answer_queries(pipe: Connection) -> None:
    """The other process: its own index, its own cached pages."""
    while pipe.recv():
        pipe.send(seen_here())


@pytest.fixture
def other_process() -> Iterator[Callable[[], dict[str, Any]]]:
    connections.close_all()
    here, there = FORK.Pipe()
    process = FORK.Process(target=answer_queries, args=(there,), daemon=True)
    process.start()

    def ask() -> dict[str, Any]:
        here.send(True)
        assert here.poll(30), "the other process does not answer"
        return here.recv()

    yield ask
    here.send(False)
    process.join(10)
    process.kill()


@dataclass
class Programme:
    """Steps that people take; each number chooses among what is there."""

    world: World
    made: int = 0
    withdrawn: list[str] = field(default_factory=list)

    def offers(self, **kind: Any) -> list[OfferPage]:
        return [page.specific for page in OfferPage.objects.filter(**kind).order_by("pk")]

    def some(self, number: int, **kind: Any) -> Any:
        offers = self.offers(**kind)
        return offers[number % len(offers)] if offers else None

    def approve(self, page: Any) -> None:
        leader = self.world.other_leader if page.region == self.world.other_region else None
        if page.get_parent().live:
            approve(page, requested_by=None, by=leader or self.world.leader)

    def publish(self, number: int) -> None:
        homes = [self.world.company_page, self.world.neighbour_page, self.world.far_page]
        self.made += 1
        page = offer_page(
            type(homes[0]).objects.get(pk=homes[number % 3].pk),
            KINDS[number % len(KINDS)],
            title=f"Activiteit nummer {self.made}z",
            group_max=number + 1,
            cost=number % 2,
        )
        page.topics.set(Topic.objects.order_by("pk")[: number % 3])
        page.save_revision()
        self.approve(type(page).objects.get(pk=page.pk))

    def edit(self, number: int) -> None:
        if page := self.some(number, live=True):
            self.made += 1
            page.title = f"Activiteit nummer {self.made}z"
            page.expire_at = None  # what ended asks for a later moment, or none
            page.save_revision()
            self.approve(page)

    def withdraw(self, number: int) -> None:
        if page := self.some(number, live=True):
            versions = OfferPage.objects.filter(translation_key=page.translation_key)
            self.withdrawn += versions.values_list("title", flat=True)
            withdraw(page, by=self.world.leader)

    def expire(self, number: int) -> None:
        """Its moment comes, and the clock's command did not run yet."""
        if page := self.some(number, live=True):
            page.expire_at = timezone.now() + datetime.timedelta(days=1)
            page.save_revision()
            self.approve(page)
            let_expire(page, timezone.now())
            self.withdrawn.append(page.title)

    def move(self, number: int) -> None:
        draft = self.some(number, live=False, region=self.world.region)
        target = self.world.neighbour_page
        if draft and draft.get_parent().pk != target.pk and not draft.approvals.exists():
            draft.move(type(target).objects.get(pk=target.pk), pos="last-child")

    def translate(self, number: int) -> None:
        english = Locale.objects.get(language_code="en")
        page = self.some(number, live=True, locale__language_code="nl", region=self.world.region)
        if page is None or page.expire_at:
            return
        self._english_region(english)
        for version in (page.get_parent().specific, page):
            made = start_translation(version, english, by=self.world.editor)
            if not made.live:
                self.approve(type(made).objects.get(pk=made.pk))

    def _english_region(self, english: Locale) -> None:
        region = RegionPage.objects.get(pk=self.world.region_page.pk)
        if region.get_translation_or_none(english) is None:
            copy = region.copy_for_translation(english)
            approve(copy, requested_by=self.world.office, by=self.world.leader)

    def close_company(self, number: int) -> None:
        page = self.world.neighbour_page
        page = type(page).objects.get(pk=page.pk)
        if not page.live:
            page.save_revision()
            back = OfferPage.objects.descendant_of(page).values_list("pk", flat=True)
            with confirming(back):
                self.approve(page)
            return
        below = OfferPage.objects.visible().descendant_of(page)
        self.withdrawn += below.values_list("title", flat=True)
        withdraw(page, by=self.world.leader)

    def delete(self, number: int) -> None:
        if page := self.some(number, live=False):
            page.delete()

    def rename(self, number: int) -> None:
        topic = Topic.objects.order_by("pk")[number % 3]
        topic.name = f"Onderwerp {number}"
        topic.save()
        while write_stale():
            pass


# The most usual ones twice.
STEP_NAMES = [
    *("publish", "edit", "withdraw", "publish", "edit", "withdraw", "expire", "move"),
    *("translate", "close_company", "delete", "rename"),
]
steps = st.lists(
    st.tuples(st.sampled_from(STEP_NAMES), st.integers(0, 30)),
    min_size=STEPS,
    max_size=STEPS,
)


def check(programme: Programme, other: Callable[[], dict[str, Any]]) -> None:
    here, there = seen_here(), other()
    visible = {
        language: sorted(
            OfferPage.objects.visible()
            .filter(locale__language_code=language)
            .values_list("pk", flat=True)
        )
        for language, _name in site.LANGUAGES
    }
    shown = set(OfferPage.objects.visible().values_list("title", flat=True))

    assert differences() == []
    assert here["listed"] == there["listed"] == visible
    assert here["page"] == there["page"]
    gone = [title for title in programme.withdrawn if title not in shown]
    assert [title for title in gone if title in here["page"]] == []


@pytest.mark.long
def test_pages_rows_and_two_processes_agree_after_every_step(
    transactional_db: None, other_process: Callable[[], dict[str, Any]]
) -> None:
    programme = Programme(build_world())

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        # What happened stays, so a failing programme cannot be tried again in parts.
        phases=[Phase.generate],
    )
    @given(steps)
    def run(taken: list[tuple[str, int]]) -> None:
        for name, number in taken:
            getattr(programme, name)(number)
            check(programme, other_process)

    run()
