"""The home screen of the admin: what you can do now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, Page, TaskState

from moderation.models import ApprovalTask, ModeratedPage
from moderation.states import State, states_of
from partners.models import ProviderPage
from partners.rules import is_programme_office, regions_led_by

DUE_DAYS, LATE_DAYS = 3, 7


@dataclass(frozen=True)
class OwnPage:
    """One row of "my offers"."""

    page: ModeratedPage
    state: State
    comment: str
    language: str


@dataclass(frozen=True)
class WaitingPage:
    """One row of the leader's queue; `light` is green, amber or red by age in days."""

    page: ModeratedPage
    task_state: TaskState
    days: int
    provider: str
    is_change: bool

    @property
    def light(self) -> str:
        if self.days >= LATE_DAYS:
            return "red"
        return "amber" if self.days >= DUE_DAYS else "green"


class ProviderPanel(Component):
    """What is mine: the profile and the offers of one company or network."""

    template_name = "offers/admin/provider_panel.html"
    order = 100

    def __init__(self, provider: ProviderPage) -> None:
        self.provider = provider

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        profile, *rows = own_pages([self.provider, *self._others()])
        return {
            "provider": self.provider,
            "profile": profile,
            "rows": sorted(rows, key=urgency),
            "request": parent_context["request"],
        }

    def _others(self) -> list[ModeratedPage]:
        """The offers and the profile in every language, newest first."""
        branches = Q(pk__in=[])
        for version in self.provider.get_translations(inclusive=True):
            branches |= Q(path__startswith=version.path)
        pages = Page.objects.filter(branches).exclude(pk=self.provider.pk)
        return list(pages.order_by("-latest_revision_created_at").specific())


def urgency(row: OwnPage) -> int:
    """What the company must do comes first, then what it waits for, then the rest."""
    if row.state.waits_for_maker:
        return 0
    if row.state.in_review:
        return 1
    return 2 if row.state.live or row.state == State.SCHEDULED else 3


def own_pages(pages: Iterable[ModeratedPage]) -> list[OwnPage]:
    pages = list(pages)
    states = states_of(pages)
    comments = _last_comments([page.pk for page in pages if states[page.pk].waits_for_maker])
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    return [
        OwnPage(
            page,
            states[page.pk],
            comments.get(str(page.pk), ""),
            _language_name(languages[page.locale_id]),
        )
        for page in pages
    ]


def _last_comments(page_ids: list[int]) -> dict[str, str]:
    """Map page keys to what the leader wrote last about each."""
    states = TaskState.objects.filter(
        workflow_state__object_id__in=[str(pk) for pk in page_ids],
        status=TaskState.STATUS_REJECTED,
    ).order_by("finished_at")
    return dict(states.values_list("workflow_state__object_id", "comment"))


def _language_name(code: str) -> str:
    """Return the name of a language, or nothing for the one everything is in."""
    return "" if code == settings.LANGUAGE_CODE else str(dict(settings.LANGUAGES)[code])


class WaitingPanel(Component):
    """Waits for you: what the leader decides about, oldest first."""

    template_name = "offers/admin/waiting_panel.html"
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"rows": waiting_for(self.request.user), "request": parent_context["request"]}


def waiting_for(user: Any) -> list[WaitingPage]:
    """Return what this person may decide about, oldest first."""
    task = ApprovalTask.objects.filter(active=True).first()
    if task is None:
        return []
    states = list(
        task.get_task_states_user_can_moderate(user)
        .select_related("workflow_state__requested_by", "revision")
        .order_by("workflow_state__created_at")
    )
    ids = [int(state.workflow_state.object_id) for state in states]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    paths = {page.path[: -Page.steplen] for page in pages.values()}
    parents = dict(Page.objects.filter(path__in=paths).values_list("path", "draft_title"))
    return [_waiting(pages[pk], state, parents) for pk, state in zip(ids, states, strict=True)]


def _waiting(page: ModeratedPage, state: TaskState, parents: dict[str, str]) -> WaitingPage:
    return WaitingPage(
        page=page,
        task_state=state,
        days=(timezone.now() - state.started_at).days,
        provider=parents.get(page.path[: -Page.steplen], ""),
        is_change=page.live,
    )


def panels_for(request: HttpRequest, providers: list[ProviderPage]) -> list[Component]:
    """Return the panels of this person's home screen."""
    panels: list[Component] = []
    user: Any = request.user  # the admin lets nobody else in
    if is_programme_office(user) or regions_led_by(user).exists():
        panels.append(WaitingPanel(request))
    panels += [ProviderPanel(provider) for provider in providers]
    return panels
