"""A small world: two regions, two companies in one, one in the other, and their people."""

import copy
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connections, transaction
from django.test import Client, TransactionTestCase
from django.utils import translation

from moderation.actions import submit
from partners.organisations.models import Company, Region
from partners.pages.models import CompanyPage, RegionPage
from partners.people.models import User
from tests.databases import PROCESS, Templates, lasting_templates, use
from tests.factories.pages import approve, company_page, offer_page, region_page
from tests.factories.partners import (
    CompanyFactory,
    MembershipFactory,
    RegionFactory,
    UserFactory,
)
from tests.once import Once

pytest_plugins = ["tests.flaky", "tests.order"]


def pytest_collection_finish() -> None:
    """What is imported by now stays: looking for garbage in it again and again takes a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def templates(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: Any,
) -> Iterator[Templates]:
    """Shared by the processes of a run: the folder above those of pytest-xdist's processes."""
    folder = tmp_path_factory.getbasetemp()
    with django_db_blocker.unblock():
        lasting = lasting_templates() if request.config.option.reuse_db else None
        templates = Templates(folder if PROCESS == "alone" else folder.parent, lasting)
    yield templates
    with django_db_blocker.unblock():
        templates.leave()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, templates: Templates, django_db_blocker: Any
) -> Iterator[None]:
    """Instead of pytest-django's, which migrates in every process and empties table by table."""
    with django_db_blocker.unblock():
        template = templates.migrated()
        database = templates.clone(template, "tests")
        use(database)

    def restore(case: TransactionTestCase) -> None:
        connections.close_all()
        templates.server.clone(template, database)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", restore)
        yield
    with django_db_blocker.unblock():
        connections.close_all()
        templates.server.drop(database)


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    """Every test begins in the site's language: an English page before it leaves its own behind."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@dataclass
class World:
    """What most tests need; every page is live unless its name says otherwise."""

    region: Region
    other_region: Region
    region_page: RegionPage
    other_region_page: RegionPage
    leader: User
    second_leader: User
    other_leader: User
    office: User
    company: Company
    company_page: CompanyPage
    owner: User
    editor: User
    colleague: User
    neighbour: Company
    neighbour_page: CompanyPage
    neighbour_editor: User
    far_company: Company
    far_page: CompanyPage

    def draft(self, **facts: Any) -> Any:
        """A complete draft of the company, by its editor."""
        return offer_page(facts.pop("parent", self.company_page), by=self.editor, **facts)

    def submitted(self, **facts: Any) -> Any:
        page = self.draft(**facts)
        submit(page, by=self.editor)
        return type(page).objects.get(pk=page.pk)

    def live(self, **facts: Any) -> Any:
        """An approved offer."""
        page = self.draft(**facts)
        approve(page, requested_by=self.editor, by=self.leader)
        return type(page).objects.get(pk=page.pk)


def leader_of(region: Region) -> User:
    return MembershipFactory(leader=True, region=region).user


def editor_of(company: Company) -> User:
    return MembershipFactory(editor=True, company=company).user


def owner_of(company: Company) -> User:
    return MembershipFactory(owner=True, company=company).user


def live_company(
    parent: RegionPage, region: Region, leader: User
) -> tuple[Company, CompanyPage, User]:
    company = CompanyFactory(region=region)
    editor = editor_of(company)
    page = company_page(parent, company)
    approve(page, requested_by=editor, by=leader)
    return company, CompanyPage.objects.get(pk=page.pk), editor


def build_world() -> World:
    office = UserFactory(is_superuser=True)
    region, other_region = RegionFactory(), RegionFactory()
    leader, second, other = leader_of(region), leader_of(region), leader_of(other_region)
    page = region_page(region, by=leader)
    other_page = region_page(other_region, by=other)
    company, profile, editor = live_company(page, region, leader)
    neighbour, neighbour_profile, neighbour_editor = live_company(page, region, leader)
    far, far_profile, _far_editor = live_company(other_page, other_region, other)
    return World(
        region=region,
        other_region=other_region,
        region_page=page,
        other_region_page=other_page,
        leader=leader,
        second_leader=second,
        other_leader=other,
        office=office,
        company=company,
        company_page=profile,
        owner=owner_of(company),
        editor=editor,
        colleague=editor_of(company),
        neighbour=neighbour,
        neighbour_page=neighbour_profile,
        neighbour_editor=neighbour_editor,
        far_company=far,
        far_page=far_profile,
    )


world_again = Once(build_world)


def commits(item: pytest.Item) -> bool:
    """True if a test stores for good, instead of in a transaction that is undone."""
    mark = item.get_closest_marker("django_db")
    marked = mark is not None and mark.kwargs.get("transaction")
    return bool(marked) or not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames)


@pytest.fixture(scope="module")
def world_of_module(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[World | None]:
    """The world, once for a module, in a transaction around those of its tests.

    None where a test of the module commits: the world would
    be seen by no other connection there.
    """
    tests = [item for item in request.session.items if item.path == request.node.path]
    if any(commits(item) for item in tests):
        yield None
        return
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
        built = world_again()
    yield built
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def world(world_of_module: World | None, db: None) -> World:
    """A copy for each test, which may change it as it likes."""
    return world_again() if world_of_module is None else copy.deepcopy(world_of_module)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test tried does not count against another."""
    for cache in caches.all():
        cache.clear()


@pytest.fixture
def as_user() -> Any:
    """Return a function that gives a client logged in as somebody."""

    def login(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return login
