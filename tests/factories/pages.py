"""Pages, made the way people make them: draft, submit, approve."""

from typing import Any

from home.models import HomePage
from moderation.actions import submit
from moderation.decide import decide
from moderation.models import ModeratedPage
from offers.kinds.assignment import AssignmentPage
from offers.kinds.career_activity import CareerActivityPage
from offers.kinds.elective import ElectivePage
from offers.kinds.facility import FacilityPage
from offers.kinds.guest_lesson import GuestLessonPage
from offers.kinds.hybrid_teacher import HybridTeacherPage
from offers.kinds.internship import InternshipPage
from offers.kinds.mentoring import MentoringPage
from offers.kinds.school_in_company import SchoolInCompanyPage
from offers.kinds.teacher_placement import TeacherPlacementPage
from offers.kinds.tour import TourPage, TourStop
from offers.kinds.workshop import WorkshopPage
from offers.models import OfferPage
from partners.organisations.models import Company, Level, Network, Region
from partners.pages.models import CompanyPage, NetworkPage, RegionPage
from partners.people.models import User

# What each form needs besides the facts every offer has.
OWN_FACTS: dict[type[OfferPage], dict[str, Any]] = {
    TourPage: {},
    WorkshopPage: {"skills": "Solderen"},
    HybridTeacherPage: {"subject": "Elektrotechniek", "hours_per_week": 4},
    SchoolInCompanyPage: {"weeks": 10, "days_per_week": 1},
    GuestLessonPage: {"lesson_topic": "Warmtepompen"},
    InternshipPage: {"internship_type": "taster"},
    TeacherPlacementPage: {"for_teachers": "PIE", "hours": 24},
    AssignmentPage: {"question": "Hoe kan onze hal zuiniger?"},
    FacilityPage: {"what": "Een lasrobot", "lending": "on_site"},
    ElectivePage: {"sessions": 6},
    MentoringPage: {"period": "Januari tot april"},
    CareerActivityPage: {"activity_type": "speed_date"},
}


def home(language: str = "nl") -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def region_page(region: Region, *, live: bool = True, by: User | None = None) -> RegionPage:
    """Return the region's page; a live one is approved by `by` (a leader or the office)."""
    page = home().add_child(
        instance=RegionPage(title=region.name, slug=region.slug, region=region, live=False)
    )
    author = by and User.objects.create_user(f"auteur-{region.slug}@example.nl")
    page.save_revision(user=author)
    if live:
        approve(page, requested_by=author, by=by)
    return page.specific_class.objects.get(pk=page.pk)


def company_page(parent: RegionPage, company: Company) -> CompanyPage:
    """Return a draft profile."""
    page = parent.add_child(
        instance=CompanyPage(title=company.name, slug=company.slug, company=company, live=False)
    )
    page.save_revision()
    return CompanyPage.objects.get(pk=page.pk)


def network_page(parent: RegionPage, network: Network) -> NetworkPage:
    page = parent.add_child(
        instance=NetworkPage(title=network.name, slug=network.slug, network=network, live=False)
    )
    page.save_revision()
    return NetworkPage.objects.get(pk=page.pk)


def offer_page(
    parent: CompanyPage | NetworkPage,
    page_class: type[OfferPage] = WorkshopPage,
    *,
    by: User | None = None,
    **facts: Any,
) -> Any:
    """Return a complete draft of one form."""
    values: dict[str, Any] = {
        "title": f"Aanbod {page_class.kind.code}",
        "summary": "Je maakt iets wat werkt.",
        "duration": 90,
        "group_max": 24,
        "contact_email": "info@example.nl",
        **OWN_FACTS[page_class],
        **facts,
    }
    levels = values.pop("levels", ["kb"])
    page = page_class(live=False, owner=by, **values)
    if page_class is TourPage:
        page.stops.add(TourStop(title="De werkplaats", seen="Een robot last een deur."))
    page = parent.add_child(instance=page)
    page.levels.set(Level.objects.filter(code__in=levels))
    page.save()
    page.save_revision(user=by)
    return page_class.objects.get(pk=page.pk)


def approve(page: ModeratedPage, *, requested_by: User | None, by: User | None) -> None:
    """Submit and approve; every live page of the tests went through this door."""
    state = submit(page, by=requested_by)
    decide(state.current_task_state.pk, "approve", by=by)
