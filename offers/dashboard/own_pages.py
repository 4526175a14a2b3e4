"""The rows of a maker's home screen, in a number of queries that no row adds to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry, Revision, TaskState

from moderation.models import ModeratedPage
from moderation.states import State, states_of
from moderation.upcasting import upcast
from offers.dashboard.reviewers import Reviewers, expected_by, reviewers_of
from offers.editor.readiness import Readiness, readiness_of
from offers.pages import OfferPage
from offers.rules import may_be_copied
from partners.organisations.models import Company, Region
from partners.pages.models import CompanyPage, NetworkPage, ProviderPage
from partners.pages.rules import home_pages_of
from partners.pages.translations import still_the_same
from partners.people.models import User


@dataclass(frozen=True)
class OwnPage:
    """One row: a profile or an offer, where it stands and what comes next."""

    page: ModeratedPage
    provider: ProviderPage
    state: State
    language: str
    may_change: bool
    comment: str = ""
    readiness: Readiness | None = None
    reviewers: Reviewers | None = None
    answer_by: date | None = None
    to_translate: bool = False
    copied_at: datetime | None = None

    @property
    def is_profile(self) -> bool:
        return isinstance(self.page, ProviderPage)

    @property
    def may_be_copied(self) -> bool:
        return isinstance(self.page, OfferPage) and may_be_copied(self.page, self.state)

    @property
    def change_may_be_dropped(self) -> bool:
        """True for a newer draft of what is online; where that is approved, the door refuses."""
        changes = (State.LIVE_WITH_DRAFT, State.LIVE_CHANGES_ASKED, State.HIDDEN_WITH_DRAFT)
        return self.may_change and self.state in changes

    @property
    def answer_is_late(self) -> bool:
        return self.answer_by is not None and self.answer_by < timezone.localdate()

    @property
    def is_ready(self) -> bool:
        """True for a draft that needs nothing more; where a change was asked, one does."""
        asked = self.state not in (State.DRAFT, State.LIVE_WITH_DRAFT)
        if asked or self.to_translate:
            return False
        return self.readiness is not None and self.readiness.can_be_submitted


def own_providers(user: User) -> list[ProviderPage]:
    """Return the Dutch pages under which this person may make offers."""
    locale = Locale.get_default()
    return [
        page
        for page in home_pages_of(user)
        if isinstance(page, ProviderPage) and page.locale_id == locale.pk
    ]


def own_pages(
    providers: Iterable[ProviderPage], changeable: "set[int] | None" = None
) -> list[OwnPage]:
    """Return the profiles and offers of these providers, in every language, newest first.

    `changeable` are the keys of the companies whose profile the reader may change.
    """
    found = _Found(list(providers))
    return [found.row(page, changeable) for page in found.pages]


class _Found:
    """What was read for all rows together."""

    def __init__(self, providers: list[ProviderPage]) -> None:
        self.provider_of = {_owner_of(provider): provider for provider in providers}
        self.pages = _pages_of(providers)
        self.states = states_of(self.pages)
        waiting = [page for page in self.pages if self.states[page.pk].waits_for_maker]
        self.comments = _last_comments(waiting)
        self.contents = _newest_contents(waiting)
        self.copied = _copied_at(self.pages)
        self.started = _rounds_started(page for page in self.pages if self._in_review(page))
        self.regions = _regions_of(self.pages)
        self.reviewers = reviewers_of(self.regions.values()) if self.started else {}
        first = Locale.get_default().pk
        self.originals = {
            page.translation_key: page for page in self.pages if page.locale_id == first
        }
        self.languages = dict(Locale.objects.values_list("pk", "language_code"))

    def _in_review(self, page: ModeratedPage) -> bool:
        return self.states[page.pk].in_review

    def row(self, page: ModeratedPage, changeable: "set[int] | None") -> OwnPage:
        started = self.started.get(str(page.pk))
        return OwnPage(
            page=page,
            provider=self.provider_of[_owner_of(page)],
            state=self.states[page.pk],
            language=_language_name(self.languages[page.locale_id]),
            may_change=changeable is None or _may_change(page, changeable),
            comment=self.comments.get(str(page.pk), ""),
            readiness=self._readiness(page),
            reviewers=self.reviewers.get(self.regions[page.pk]) if started else None,
            answer_by=expected_by(started) if started else None,
            to_translate=self._is_untranslated(page),
            copied_at=self.copied.get(page.pk),
        )

    def _is_untranslated(self, page: Any) -> bool:
        """True for a draft in another language that still says what the original says."""
        original = self.originals.get(page.translation_key)
        content = self.contents.get(page.latest_revision_id)
        if original is None or original.pk == page.pk or content is None:
            return False
        return bool(still_the_same(content, original, type(page).texts_to_translate()))

    def _readiness(self, page: ModeratedPage) -> Readiness | None:
        content = self.contents.get(page.latest_revision_id)
        if content is None or not isinstance(page, OfferPage):
            return None
        return readiness_of(type(page), upcast(type(page), content))


def _owner_of(page: Any) -> tuple[str, int]:
    company_id = getattr(page, "company_id", None)
    return ("company", company_id) if company_id else ("network", page.network_id)


def _may_change(page: Any, changeable: set[int]) -> bool:
    return not isinstance(page, CompanyPage) or page.company_id in changeable


def _pages_of(providers: list[ProviderPage]) -> list[Any]:
    """Return profiles and offers, the newest first; one query for each type of page there is."""
    companies = [page.company_id for page in providers if isinstance(page, CompanyPage)]
    networks = [page.network_id for page in providers if isinstance(page, NetworkPage)]
    owned = Q(company__in=companies) | Q(network__in=networks)
    offers = OfferPage.objects.filter(owned).order_by("-latest_revision_created_at", "-pk")
    profiles = [
        *CompanyPage.objects.filter(company__in=companies).order_by("pk"),
        *NetworkPage.objects.filter(network__in=networks).order_by("pk"),
    ]
    return [*profiles, *offers.specific()]


def _last_comments(pages: list[ModeratedPage]) -> dict[str, str]:
    """Map page keys to what the leader wrote last about each."""
    states = TaskState.objects.filter(
        workflow_state__object_id__in=[str(page.pk) for page in pages],
        workflow_state__base_content_type__app_label="wagtailcore",
        status=TaskState.STATUS_REJECTED,
    ).order_by("finished_at")
    return dict(states.values_list("workflow_state__object_id", "comment"))


def _copied_at(pages: list[ModeratedPage]) -> dict[int, datetime]:
    """Map the keys of copies to when each was made: it has the title of its original."""
    made = PageLogEntry.objects.filter(
        page__in=[page.pk for page in pages], action="wagtail.copy"
    ).order_by("timestamp")
    return dict(made.values_list("page_id", "timestamp"))


def _newest_contents(pages: list[ModeratedPage]) -> dict[int | None, dict[str, Any]]:
    keys = [page.latest_revision_id for page in pages]
    return dict(Revision.objects.filter(pk__in=keys).values_list("pk", "content"))


def _rounds_started(pages: Iterable[ModeratedPage]) -> dict[str, Any]:
    """Map page keys to the moment the version that is being looked at was submitted."""
    states = TaskState.objects.filter(
        workflow_state__object_id__in=[str(page.pk) for page in pages],
        workflow_state__base_content_type__app_label="wagtailcore",
        status=TaskState.STATUS_IN_PROGRESS,
    )
    return dict(states.values_list("workflow_state__object_id", "started_at"))


def _regions_of(pages: list[Any]) -> dict[int, int]:
    """Map page ids to the key of their region."""
    companies = {page.company_id for page in pages if isinstance(page, CompanyPage)}
    networks = {page.network_id for page in pages if isinstance(page, NetworkPage)}
    of_company = dict(Company.objects.filter(pk__in=companies).values_list("pk", "region_id"))
    of_network = dict(
        Region.objects.filter(networks__in=networks).values_list("networks__pk", "pk")
    )
    known = {"company": of_company, "network": of_network}
    return {page.pk: known[kind][key] for page in pages for kind, key in [_owner_of(page)]}


def _language_name(code: str) -> str:
    """Return the name of a language, or nothing for the one everything is in."""
    return "" if code == settings.LANGUAGE_CODE else str(dict(settings.LANGUAGES)[code])
