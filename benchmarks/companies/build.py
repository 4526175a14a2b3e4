"""Builds a crowd: regions with leaders, companies with members, offers, pictures, reviews.

Made in bulk, and so not through the doors people use: for a scratch database only.
"""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.models import Collection, Page, Revision, TaskState, WorkflowState

from benchmarks.companies.rows import insert_rows, plant
from home.models import HomePage
from moderation.content import content_hash
from moderation.models import ApprovalTask, ApprovalTaskState, approval_workflow
from offers.kinds.workshop import WorkshopPage
from partners.files.models import CompanyImage
from partners.organisations.models import Company, Region
from partners.pages.models import CompanyPage, RegionPage
from partners.people.enums import Role
from partners.people.models import Membership, User

REGIONS = 20
# The first companies share four regions, so that the measured one has a full page of them from
# the start: 20 of 80, and 416 of 8,000.
FIRST_COMPANIES, FIRST_REGIONS = 80, 4
OFFERS_PER_COMPANY = 2
# One company in four has its second offer in review, so that a queue grows with its region.
FIRST_KVK = 10_000_000


@dataclass
class Crowd:
    """How many there are; the first company and its region are the ones that are measured."""

    companies: int
    members: int

    def grow(self, companies: int, members: int) -> None:
        """Add companies and members up to these numbers."""
        with transaction.atomic():
            parents = _region_pages()
            numbers = range(self.companies, companies)
            found = _companies(numbers, [page.region for page in parents])
            people = _people(range(self.members, members), companies)
            pages = _company_pages(parents, found, numbers)
            offers = _offers(pages, found)
            _reviews(offers[1 :: 4 * OFFERS_PER_COMPANY], people[0])
            _pictures(found)
        self.companies, self.members = companies, members

    @property
    def editor(self) -> User:
        return User.objects.get(email="lid-0@example.nl")

    @property
    def leader(self) -> User:
        return User.objects.get(email="leider-0@example.nl")

    @property
    def office(self) -> User:
        return User.objects.get_or_create(email="bureau@example.nl", is_superuser=True)[0]

    @property
    def offer(self) -> WorkshopPage:
        return WorkshopPage.objects.get(slug="aanbod-0-0")

    @property
    def region_page(self) -> RegionPage:
        return RegionPage.objects.get(slug="regio-0")


def _region_pages() -> list[RegionPage]:
    found = list(RegionPage.objects.select_related("region").order_by("path"))
    if found:
        return found
    home = HomePage.objects.get(locale__language_code="nl")
    regions = [Region(name=f"Regio {n}", slug=f"regio-{n}") for n in range(REGIONS)]
    Region.objects.bulk_create(regions)
    leaders = [User(email=f"leider-{n}@example.nl", last_name="Leider") for n in range(REGIONS)]
    User.objects.bulk_create(leaders)
    Membership.objects.bulk_create(
        Membership(user=leader, role=Role.PROJECT_LEADER, region=region, verified=True)
        for leader, region in zip(leaders, regions, strict=True)
    )
    pages = [RegionPage(title=r.name, slug=r.slug, region=r, live=True) for r in regions]
    plant([Page.objects.get(pk=home.pk)], pages, below=[0] * REGIONS)
    return list(RegionPage.objects.select_related("region").order_by("path"))


def _region_of(number: int) -> int:
    return number % (FIRST_REGIONS if number < FIRST_COMPANIES else REGIONS)


def _companies(numbers: range, regions: list[Region]) -> list[Company]:
    companies = [
        Company(
            name=f"Bedrijf {n}",
            slug=f"bedrijf-{n}",
            kvk=str(FIRST_KVK + n),
            region=regions[_region_of(n)],
        )
        for n in numbers
    ]
    return Company.objects.bulk_create(companies, batch_size=500)


def _people(numbers: range, companies: int) -> list[User]:
    """One member for each company, and the rest shared out over them."""
    people = User.objects.bulk_create(
        [User(email=f"lid-{n}@example.nl", first_name="Lid", last_name=f"{n}") for n in numbers],
        batch_size=500,
    )
    keys = dict(Company.objects.values_list("kvk", "pk"))
    Membership.objects.bulk_create(
        [
            Membership(
                user=person,
                role=Role.COMPANY_OWNER,
                company_id=keys[str(FIRST_KVK + n % companies)],
                verified=True,
            )
            for n, person in zip(numbers, people, strict=True)
        ],
        batch_size=500,
    )
    return people


def _company_pages(
    parents: list[RegionPage], companies: list[Company], numbers: range
) -> list[CompanyPage]:
    pages = [
        CompanyPage(title=company.name, slug=company.slug, company=company, live=True)
        for company in companies
    ]
    tops = list(Page.objects.filter(pk__in=[page.pk for page in parents]).order_by("path"))
    plant(tops, pages, below=[_region_of(n) for n in numbers])
    return pages


def _offers(pages: list[CompanyPage], companies: list[Company]) -> list[WorkshopPage]:
    offers = [
        WorkshopPage(
            title=f"Aanbod {page.title} {number}",
            slug=f"aanbod-{page.slug.removeprefix('bedrijf-')}-{number}",
            summary="Je maakt iets wat werkt.",
            company=company,
            region_id=company.region_id,
            live=number == 0,
            has_unpublished_changes=number > 0,
        )
        for page, company in zip(pages, companies, strict=True)
        for number in range(OFFERS_PER_COMPANY)
    ]
    tops = list(Page.objects.filter(pk__in=[page.pk for page in pages]).order_by("pk"))
    below = [number // OFFERS_PER_COMPANY for number in range(len(offers))]
    plant(tops, offers, below=below)
    return offers


def _reviews(offers: list[WorkshopPage], author: User) -> None:
    """Put these offers in review, oldest first."""
    now, task = timezone.now(), ApprovalTask.objects.get()
    page_type = ContentType.objects.get_for_model(Page)
    own_type = ContentType.objects.get_for_model(WorkshopPage)
    round_type = ContentType.objects.get_for_model(ApprovalTaskState)
    of_page = {"base_content_type": page_type, "content_type": own_type}
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                object_id=str(offer.pk),
                content=offer.serializable_data(),
                object_str=offer.title,
                created_at=now,
                **of_page,
            )
            for offer in offers
        ],
        batch_size=200,
    )
    states = WorkflowState.objects.bulk_create(
        [
            WorkflowState(
                object_id=str(offer.pk),
                workflow=approval_workflow(),
                requested_by=author,
                created_at=now - timedelta(minutes=len(offers) - number),
                **of_page,
            )
            for number, offer in enumerate(offers)
        ],
        batch_size=200,
    )
    rounds = TaskState.objects.bulk_create(
        [
            TaskState(
                workflow_state=state,
                revision=revision,
                task=task,
                started_at=state.created_at,
                content_type=round_type,
            )
            for state, revision in zip(states, revisions, strict=True)
        ],
        batch_size=200,
    )
    submitted = [
        ApprovalTaskState(taskstate_ptr=row, submitted_hash=content_hash(row.revision.content))
        for row in rounds
    ]
    insert_rows(ApprovalTaskState, submitted)
    for state, row in zip(states, rounds, strict=True):
        state.current_task_state = row
    WorkflowState.objects.bulk_update(states, ["current_task_state"], batch_size=200)
    _remember_newest(offers, revisions)


def _remember_newest(offers: list[WorkshopPage], revisions: list[Revision]) -> None:
    pages = [Page(pk=offer.pk) for offer in offers]
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision, page.latest_revision_created_at = revision, revision.created_at
    Page.objects.bulk_update(
        pages, ["latest_revision", "latest_revision_created_at"], batch_size=200
    )


def _pictures(companies: list[Company]) -> None:
    """Three pictures for each company; all show the same file."""
    stored: Any = CompanyImage.objects.order_by("pk").values_list("file", flat=True).first()
    if stored is None:
        stored = default_storage.save("original_images/menigte.png", ContentFile(picture_bytes()))
    collection = Collection.get_first_root_node()
    CompanyImage.objects.bulk_create(
        [
            CompanyImage(
                title=f"Plaatje {number} van {company.name}",
                file=stored,
                company=company,
                collection=collection,
                width=80,
                height=60,
            )
            for company in companies
            for number in range(3)
        ],
        batch_size=500,
    )


def picture_bytes() -> bytes:
    buffer = BytesIO()
    Pillow.new("RGB", (80, 60), (40, 90, 140)).save(buffer, "PNG")
    return buffer.getvalue()
