"""Makes offers out of what the data modules tell, and takes each along its journey."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify

from demo import calendar
from demo.documents import pdf
from demo.journeys import Travellers, travel
from demo.offers import OFFERS
from demo.organisations import COMPANIES, mailbox_of
from demo.profiles import leader_for, member, picture, rich, stands
from demo.regions import NETWORKS
from demo.rounds import add_draft
from demo.tally import Tally
from moderation.states import State
from offers.kinds.tour import TourStop
from offers.models import KINDS, OfferAttachment, OfferPage, OfferPicture
from partners.files.models import CompanyDocument
from partners.organisations.models import Company, Level, Profile, ProgrammeLine, SchoolYear, Topic
from partners.pages.models import CompanyPage, NetworkPage, ProviderPage
from partners.people.enums import Role
from partners.people.models import User

PAGE_CLASSES = {page_class.kind.code: page_class for page_class in KINDS}

CODES = {
    "levels": Level,
    "profiles": Profile,
    "school_years": SchoolYear,
    "topics": Topic,
}

# How a data module tells it, beside the fields of the page itself.
TOLD_OTHERWISE = frozenset(
    {
        *CODES,
        "kind",
        "provider",
        "description",
        "line",
        "season",
        "teaches",
        "ready",
        "partners",
        "stops",
        "picture",
        "attachment",
        "state",
        "newer",
        "comment",
        "days_ago",
        "online_in",
    }
)


def build(tally: Tally) -> None:
    """Make every offer that is missing; the providers' pages must be live."""
    for told in OFFERS:
        with transaction.atomic():
            build_offer(tally, told)


def build_offer(tally: Tally, told: dict[str, Any]) -> None:
    provider = provider_page(told["provider"])
    if stands(tally, "aanbod", provider, slugify(told["title"])):
        return
    author = author_of(provider)
    page = add_draft(provider, page_from(told, provider, author), by=author)
    who = Travellers(
        author=author,
        leader=leader_for(page, author),
        newer=told.get("newer", {}),
        comment=told.get("comment", ""),
        days_ago=told.get("days_ago", 0),
    )
    travel(page, State(told.get("state", State.LIVE)), who)


def provider_page(slug: str) -> ProviderPage:
    """Return the Dutch page of a company or network."""
    page_class = NetworkPage if slug in NETWORKS else CompanyPage
    return page_class.objects.get(slug=slug, locale__language_code="nl")


def author_of(provider: ProviderPage) -> User:
    role = Role.NETWORK_COORDINATOR if isinstance(provider, NetworkPage) else Role.COMPANY_OWNER
    return member(role, **{provider.organisation_field: provider.organisation})


# From what is told to a page -----------------------------------------------------------------


def page_from(told: dict[str, Any], provider: ProviderPage, author: User) -> OfferPage:
    """Return an unsaved page of the form that is told."""
    facts = {"cost": 0, **contact_and_place(told)}
    facts |= {name: value for name, value in told.items() if name not in TOLD_OTHERWISE}
    facts |= moments(told)
    page = PAGE_CLASSES[told["kind"]](slug=slugify(told["title"]), **facts)
    page.description = rich(told.get("description", []))
    if "line" in told:
        page.programme_line = ProgrammeLine.objects.get(code=told["line"])
    for name, model in CODES.items():
        setattr(page, name, chosen(model, told.get(name, "")))
    page.partner_companies = companies(told.get("partners", []))
    if "stops" in told:
        page.stops = [stop(*row) for row in told["stops"]]
    if isinstance(provider, CompanyPage):
        illustrate(page, told, provider.company, by=author)
    return page


def chosen(model: Any, codes: str) -> list[Any]:
    """Return the rows with these codes; raises LookupError for a code that does not exist."""
    wanted = codes.split()
    found = list(model.objects.filter(code__in=wanted))
    if len(found) != len(wanted):
        raise LookupError(f"{model.__name__}: {codes}")
    return found


def companies(slugs: list[str]) -> list[Company]:
    return [Company.objects.get(slug=slug) for slug in slugs]


def stop(time: str, title: str, seen: str, company: str = "") -> TourStop:
    return TourStop(
        start_time=time or None,
        title=title,
        seen=seen,
        company=Company.objects.get(slug=company) if company else None,
    )


def contact_and_place(told: dict[str, Any]) -> dict[str, Any]:
    """Return whom to ask, and the provider's address unless it is at school or elsewhere."""
    slug = told["provider"]
    if slug in NETWORKS:
        return {
            "contact_role": "Coördinator van het netwerk",
            "contact_email": NETWORKS[slug]["contact_email"],
        }
    company = COMPANIES[slug]
    facts = {
        "contact_role": company["contact_role"],
        "contact_email": mailbox_of(slug),
        # Also for what happens at school: schools search by how far the company must travel.
        "postcode": company["postcode"],
        "place": company["place"],
    }
    if told.get("place_kind", "company") == "company":
        facts["street"] = company["street"]
    return facts


def moments(told: dict[str, Any]) -> dict[str, Any]:
    """Return every date of the offer, counted from today."""
    facts: dict[str, Any] = {}
    if "season" in told:
        facts["available_from"], facts["available_until"] = calendar.season(told["season"])
    if "teaches" in told:
        facts["period_from"], facts["period_until"] = calendar.season(told["teaches"])
    if "ready" in told:
        facts["deadline"] = calendar.day(*told["ready"])
    if "online_in" in told:
        facts["go_live_at"] = calendar.morning_in(told["online_in"])
    if told.get("state") == State.EXPIRED:
        facts["expire_at"] = calendar.in_a_minute()
    return facts


# Files ---------------------------------------------------------------------------------------


def illustrate(page: OfferPage, told: dict[str, Any], company: Company, *, by: User) -> None:
    """Give a page its drawing and its PDF, where they are told."""
    if "picture" in told:
        image = picture(company, COMPANIES[company.slug]["photo"], told["kind"], by=by)
        page.pictures.set([OfferPicture(image=image, alt_text=told["picture"])])
    if "attachment" in told:
        page.attachments.set([attachment(company, *told["attachment"], by=by)])


def attachment(company: Company, title: str, lines: list[str], *, by: User) -> OfferAttachment:
    """Write a PDF and keep it as a document of the company."""
    content = pdf(title, lines)
    document = CompanyDocument.objects.create(
        title=f"{company.name}: {title}",
        file=ContentFile(content, name=f"{slugify(title)}.pdf"),
        file_size=len(content),
        company=company,
        uploaded_by_user=by,
    )
    return OfferAttachment(document=document, title=title)
