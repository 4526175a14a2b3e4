"""Regions, networks and companies of the crowd, with their pages; some in English too."""

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.models import Collection, Page

from benchmarks.catalogue.coordinates import Spot
from benchmarks.catalogue.page_rows import Branch, PageRows, page_values
from benchmarks.catalogue.stencil import insert_pairs, next_key, remember_keys
from benchmarks.catalogue.words import Words
from benchmarks.companies.build import picture_bytes
from home.models import HomePage
from offers.pictures import FRAMES
from partners.files.enums import PhotoConsent
from partners.files.models import CompanyImage, Rendition
from partners.organisations.enums import Sector
from partners.organisations.models import Company, Network, Region
from partners.pages.models import CompanyPage, NetworkPage, RegionPage
from partners.people.enums import Role
from partners.people.models import Membership, User

REGIONS, NETWORKS = 24, 40
FIRST_KVK = 20_000_000
# One company in so many has its profile and its offers in English too.
BILINGUAL = 20
SECTORS = tuple(Sector.values)
# Columns of these pages that are not the same for all.
VARYING = {"region_id", "network_id", "company_id", "sector", "place", "summary"}


@dataclass
class Provider:
    """A company or network as its offers need it; `english` is its page in English."""

    branch: Branch
    region: Region
    spot: Spot
    company_id: int | None = None
    network_id: int | None = None
    sector: str = ""
    networks: list[str] = field(default_factory=list)
    picture_ids: list[int] = field(default_factory=list)
    english: Branch | None = None


def make_regions() -> list[Region]:
    """Store the regions, each with a leader who can approve."""
    regions = [Region(name=f"Regio {n:02}", slug=f"regio-{n:02}") for n in range(REGIONS)]
    Region.objects.bulk_create(regions)
    leaders = [User(email=f"leider-{n}@example.nl", last_name="Leider") for n in range(REGIONS)]
    User.objects.bulk_create(leaders)
    Membership.objects.bulk_create(
        Membership(user=leader, role=Role.PROJECT_LEADER, region=region, verified=True)
        for leader, region in zip(leaders, regions, strict=True)
    )
    return regions


@dataclass
class Providers:
    """Makes them; the regions' pages stand below the home page of each language."""

    dice: random.Random
    words: Words
    regions: Sequence[Region]
    spots: Sequence[Spot]

    def __post_init__(self) -> None:
        self.doors = {
            language: self._region_branches(HomePage.objects.get(locale__language_code=language))
            for language in ("nl", "en")
        }
        self.networks = self._networks()

    def _region_branches(self, home: HomePage) -> list[Branch]:
        door = Branch.of(home)
        rows = _rows(RegionPage, depth=home.depth + 1)
        branches, first = [], next_key(Page)
        for number, region in enumerate(self.regions):
            values = page_values(door, first + number, region.name, region.slug, self.dice)
            # The same key in every language: that makes them versions of one page.
            values |= {"region_id": region.pk, "translation_key": uuid.UUID(int=number + 1)}
            branches.append(rows.add(door, values))
        rows.store()
        Page.objects.filter(pk=home.pk).update(numchild=door.children)
        return branches

    def _networks(self) -> list[Provider]:
        found = [
            Network(
                name=f"Netwerk {self.words.name()}",
                slug=f"netwerk-{n:02}",
                region=self.regions[n % REGIONS],
            )
            for n in range(NETWORKS)
        ]
        Network.objects.bulk_create(found)
        rows = _rows(NetworkPage, depth=4)
        first, providers = next_key(Page), []
        for number, network in enumerate(found):
            door = self.doors["nl"][number % REGIONS]
            values = page_values(door, first + number, network.name, network.slug, self.dice)
            values |= {"network_id": network.pk, "summary": self.words.sentence()}
            branch = rows.add(door, values)
            provider = Provider(branch, network.region, self.dice.choice(self.spots))
            provider.network_id, provider.networks = network.pk, [network.slug]
            providers.append(provider)
        rows.store()
        remember_keys(Page)
        return providers

    def companies(self, numbers: range) -> list[Provider]:
        """Store companies with their pages, pictures and networks."""
        spots = [self.dice.choice(self.spots) for _number in numbers]
        found = Company.objects.bulk_create(
            [
                Company(
                    name=f"{self.words.name()} {self.words.noun().capitalize()}",
                    slug=f"bedrijf-{number}",
                    kvk=str(FIRST_KVK + number),
                    region=self.regions[spot.region],
                    postcode=spot.postcode,
                    place=spot.name,
                )
                for number, spot in zip(numbers, spots, strict=True)
            ],
            batch_size=500,
        )
        providers = self._pages(found, spots, numbers)
        self._join_networks(providers)
        _add_pictures(providers)
        remember_keys(Page)
        return providers

    def _pages(self, companies: list[Company], spots: list[Spot], numbers: range) -> list[Provider]:
        rows, key = _rows(CompanyPage, depth=4), next_key(Page)
        providers = []
        for company, spot, number in zip(companies, spots, numbers, strict=True):
            own: dict[str, Any] = {
                "company_id": company.pk,
                "sector": self.dice.choice(SECTORS),
                "place": spot.name,
                "summary": self.words.sentence(),
            }
            door = self.doors["nl"][spot.region]
            values = page_values(door, key, company.name, company.slug, self.dice) | own
            provider = Provider(rows.add(door, values), company.region, spot)
            provider.company_id, provider.sector = company.pk, own["sector"]
            key += 1
            if number % BILINGUAL == 0:
                door = self.doors["en"][spot.region]
                english = page_values(door, key, company.name, company.slug, self.dice) | own
                english["translation_key"] = values["translation_key"]
                provider.english = rows.add(door, english)
                key += 1
            providers.append(provider)
        rows.store()
        return providers

    def _join_networks(self, providers: list[Provider]) -> None:
        pairs = []
        for provider in self.dice.sample(providers, len(providers) // 3):
            network = self.dice.choice(self.networks)
            provider.networks = list(network.networks)
            pairs.append((provider.company_id or 0, network.network_id or 0))
        insert_pairs(Company.networks.through, pairs, ("company", "network"))

    def store_child_counts(self, providers: Sequence[Provider]) -> None:
        """Write how many children each page has now, in the tree's own column."""
        branches = [branch for doors in self.doors.values() for branch in doors]
        branches += [provider.branch for provider in (*providers, *self.networks)]
        branches += [provider.english for provider in providers if provider.english]
        Page.objects.bulk_update(
            [Page(pk=branch.pk, numchild=branch.children) for branch in branches],
            ["numchild"],
            batch_size=500,
        )


def _rows(model: type[Page], *, depth: int) -> PageRows:
    kind = ContentType.objects.get_for_model(model, for_concrete_model=True)
    own = [field.attname for field in model._meta.local_concrete_fields]
    pattern = model(live=True, depth=depth, numchild=0, content_type=kind)
    return PageRows(pattern, [name for name in own if name in VARYING])


def _add_pictures(providers: Sequence[Provider]) -> None:
    """Two pictures for each company, in every size cards show; all are the same file."""
    stored: Any = CompanyImage.objects.order_by("pk").values_list("file", flat=True).first()
    if stored is None:
        stored = default_storage.save("original_images/menigte.png", ContentFile(picture_bytes()))
    collection = Collection.get_first_root_node()
    pictures = CompanyImage.objects.bulk_create(
        [
            CompanyImage(
                title=f"Plaatje {number} van {provider.branch.title}",
                file=stored,
                company_id=provider.company_id,
                collection=collection,
                width=80,
                height=60,
                consent=PhotoConsent.NOBODY,
            )
            for provider in providers
            for number in range(2)
        ],
        batch_size=500,
    )
    Rendition.objects.bulk_create(
        [
            Rendition(
                image=picture,
                filter_spec=size.spec,
                focal_point_key=size.get_cache_key(picture),
                file=stored,
                width=640,
                height=384,
            )
            for picture in pictures
            for size in FRAMES["card"].all_filters
        ],
        batch_size=500,
    )
    for number, provider in enumerate(providers):
        provider.picture_ids = [picture.pk for picture in pictures[2 * number : 2 * number + 2]]
