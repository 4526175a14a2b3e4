"""Pages of regions, networks and companies, each approved by a leader of its region."""

from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.html import escape
from wagtail.models import Locale, Page

from demo.journeys import Travellers, travel
from demo.know_how import KNOW_HOW
from demo.organisations import COMPANIES
from demo.pictures import draw
from demo.regions import NETWORKS, REGIONS
from demo.rounds import add_draft, approve, revise
from demo.tally import Tally
from home.models import HomePage
from moderation.models import ModeratedPage
from moderation.states import State
from offers.actions import start_translation
from offers.models import KINDS
from partners.files.enums import PhotoConsent
from partners.files.models import CompanyImage
from partners.organisations.models import Company, Network, Region
from partners.pages.models import CompanyPage, CompanySite, NetworkPage, RegionPage
from partners.people.enums import Role
from partners.people.models import User

# Read when a picture is made: what is lazy speaks the language of the demo then.
KIND_NAMES = {page_class.kind.code: page_class.kind.label for page_class in KINDS}


def build(tally: Tally) -> None:
    """Make every profile that is missing."""
    for slug in REGIONS:
        with transaction.atomic():
            build_region_page(tally, slug)
    for slug in NETWORKS:
        with transaction.atomic():
            build_network_page(tally, slug)
    for slug in COMPANIES:
        with transaction.atomic():
            build_company_page(tally, slug)


def rich(paragraphs: Sequence[str]) -> str:
    """Return paragraphs as rich text; "- a" lines become a list, "# a" a heading."""
    return "".join(_element(text) for text in paragraphs)


def _element(text: str) -> str:
    if text.startswith("# "):
        return f"<h3>{escape(text[2:])}</h3>"
    if text.startswith("- "):
        items = "".join(f"<li>{escape(line[2:])}</li>" for line in text.split("\n"))
        return f"<ul>{items}</ul>"
    return f"<p>{escape(text)}</p>"


def stands(tally: Tally, word: str, parent: Page, slug: str) -> bool:
    """True if the page is there already; counts it either way."""
    found = parent.get_children().filter(slug=slug).exists()
    (tally.found if found else tally.made)[word] += 1
    return found


def member(role: str, **organisation: Any) -> User:
    """Return the first person with a role in an organisation."""
    people = User.objects.filter(memberships__role=role).order_by("pk")
    kept = {f"memberships__{name}": value for name, value in organisation.items()}
    return people.filter(**kept)[0]


def leader_for(page: ModeratedPage, author: User) -> User:
    """Return who approves: a leader of the region, the office only where there is none other."""
    approvers = page.get_approvers().exclude(pk=author.pk)
    return approvers.order_by("is_superuser", "pk")[0]


def build_region_page(tally: Tally, slug: str) -> None:
    home = HomePage.objects.get(locale__language_code="nl")
    if stands(tally, "regiopagina's", home, slug):
        return
    region, told = Region.objects.get(slug=slug), REGIONS[slug]
    author = member(Role.PROJECT_LEADER, region=region)
    page = add_draft(
        home,
        RegionPage(
            title=region.name,
            slug=slug,
            region=region,
            intro=told["nl"]["intro"],
            body=rich(told["nl"]["body"]),
        ),
        by=author,
    )
    page = approve(page, author=author, leader=leader_for(page, author))
    english = start_translation(page, Locale.objects.get(language_code="en"), by=author)
    english = revise(
        english, by=author, slug=slug, intro=told["en"]["intro"], body=rich(told["en"]["body"])
    )
    approve(english, author=author, leader=leader_for(english, author))


def region_page(region: Region) -> RegionPage:
    return RegionPage.objects.get(region=region, locale__language_code="nl")


def build_network_page(tally: Tally, slug: str) -> None:
    network, told = Network.objects.get(slug=slug), NETWORKS[slug]
    parent = region_page(network.region)
    if stands(tally, "netwerkpagina's", parent, slug):
        return
    author = member(Role.NETWORK_COORDINATOR, network=network)
    page = NetworkPage(
        title=network.name,
        slug=slug,
        network=network,
        area=told["area"],
        summary=told["summary"],
        story=rich(told["story"]),
    )
    page = add_draft(parent, page, by=author)
    approve(page, author=author, leader=leader_for(page, author))


def build_company_page(tally: Tally, slug: str) -> None:
    company, told = Company.objects.get(slug=slug), COMPANIES[slug]
    parent = region_page(company.region)
    if stands(tally, "bedrijfspagina's", parent, slug):
        return
    author = member(Role.COMPANY_OWNER, company=company)
    page = CompanyPage(
        title=company.name,
        slug=slug,
        company=company,
        sector=told["sector"],
        place=told["place"],
        summary=told["summary"],
        story=rich(told["story"]),
        website=told.get("website", ""),
        recognised_training_company=told.get("recognised", False),
        photo=picture(company, told["photo"], "", by=author),
        photo_alt=told["photo_alt"],
        know_how="\n".join(KNOW_HOW[slug]["know_how"]),
        facilities="\n".join(KNOW_HOW[slug]["facilities"]),
    )
    page.sites.set(sites(slug))
    page = add_draft(parent, page, by=author)
    who = Travellers(
        author=author,
        leader=leader_for(page, author),
        newer=told.get("newer", {}),
        days_ago=told.get("days_ago", 0),
    )
    travel(page, State(told.get("state", State.LIVE)), who)


def sites(slug: str) -> list[CompanySite]:
    """Return the company's own site and the others that are told, without any street."""
    told, more = COMPANIES[slug], KNOW_HOW[slug]
    rows = [(more["site"], told["postcode"][:4], told["place"]), *more.get("more_sites", [])]
    return [
        CompanySite(name=name, postcode=postcode, place=place, sort_order=order)
        for order, (name, postcode, place) in enumerate(rows)
    ]


def picture(company: Company, subject: str, kind: str, *, by: User) -> CompanyImage:
    """Draw a subject for a form and keep it as a picture of the company."""
    name, content = f"{subject}-{kind or 'profiel'}", draw(subject, kind)
    return CompanyImage.objects.create(
        title=f"{company.name}: {KIND_NAMES.get(kind, 'bedrijf')}",
        file=ContentFile(content, name=f"{name}.png"),
        file_size=len(content),
        company=company,
        consent=PhotoConsent.NOBODY,
        uploaded_by_user=by,
    )
