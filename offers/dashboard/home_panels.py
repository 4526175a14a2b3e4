"""The home screen of the admin: what you can do now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState

from moderation.models import ApprovalTask, ModeratedPage
from moderation.states import State
from offers.dashboard.office_panel import OfficePanel
from offers.dashboard.own_pages import OwnPage, own_pages
from partners.pages.models import CompanyPage, ProviderPage
from partners.people.roles import is_programme_office, profiles_changed_by, regions_led_by

DUE_DAYS, LATE_DAYS = 3, 7
WAITING_ROWS = 10


@dataclass(frozen=True)
class WaitingPage:
    """One row of the leader's queue; `light` is green, amber or red by age in days.

    `newcomer` says who brought a company that was never online: the leader checks that.
    """

    page: ModeratedPage
    task_state: TaskState
    days: int
    provider: str
    is_change: bool
    newcomer: str

    @property
    def light(self) -> str:
        if self.days >= LATE_DAYS:
            return "red"
        return "amber" if self.days >= DUE_DAYS else "green"


class TodoPanel(Component):
    """What waits for the maker: changes that are asked, then drafts, the fullest first."""

    template_name = "offers/admin/todo_panel.html"
    order = 60

    def __init__(self, rows: list[OwnPage], *, name_provider: bool) -> None:
        self.rows = rows
        self.name_provider = name_provider

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "rows": sorted(self.rows, key=urgency),
            "name_provider": self.name_provider,
            "request": parent_context["request"],
        }


def urgency(row: OwnPage) -> tuple[int, int]:
    """What a leader asked comes first, then what was rejected, then the fullest draft."""
    if row.state in (State.CHANGES_ASKED, State.LIVE_CHANGES_ASKED):
        return (0, 0)
    if row.state == State.DECLINED:
        return (1, 0)
    return (2, -row.readiness.done if row.readiness else 0)


class ProviderPanel(Component):
    """What is mine: the profile and the offers of one company or network."""

    template_name = "offers/admin/provider_panel.html"
    order = 100

    def __init__(self, provider: ProviderPage, rows: list[OwnPage]) -> None:
        self.provider = provider
        self.rows = rows

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        quiet = [row for row in self.rows if not _belongs_to_do(row)]
        return {
            "provider": self.provider,
            "profile": next(row for row in self.rows if row.page.pk == self.provider.pk),
            "has_offers": any(not row.is_profile for row in self.rows),
            "groups": groups_of(row for row in quiet if row.page.pk != self.provider.pk),
            "request": parent_context["request"],
        }


def _belongs_to_do(row: OwnPage) -> bool:
    return row.state.waits_for_maker and row.may_change


def groups_of(rows: Iterable[OwnPage]) -> list[tuple[Any, list[OwnPage]]]:
    """Return the rows under headings: looked at, online, over, and the rest."""
    rows = list(rows)
    looked_at = [row for row in rows if row.state.in_review]
    online = [
        row
        for row in rows
        if row not in looked_at and (row.state.live or row.state == State.SCHEDULED)
    ]
    over = [row for row in rows if row.state.over]
    hidden = [row for row in rows if row.state.hidden]
    rest = [row for row in rows if row not in [*looked_at, *online, *hidden, *over]]
    groups = [
        (_("With the project leader"), looked_at),
        (_("Online"), online),
        (_("Hidden until your profile is online"), hidden),
        (_("No longer online"), over),
        (_("Not finished"), rest),
    ]
    return [(heading, found) for heading, found in groups if found]


class WaitingPanel(Component):
    """Waits for you: what the leader decides about, oldest first."""

    template_name = "offers/admin/waiting_panel.html"
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        found = Paginator(waiting_rounds(self.request.user), WAITING_ROWS)
        part = found.get_page(self.request.GET.get("wacht"))
        rows = waiting_pages(list(part.object_list))
        return {"rows": rows, "part": part, "request": parent_context["request"]}


def waiting_rounds(user: Any) -> QuerySet[TaskState]:
    """Return the rounds this person may decide about, oldest first."""
    task = ApprovalTask.objects.filter(active=True).first()
    if task is None:
        return TaskState.objects.none()
    return (
        task.get_task_states_user_can_moderate(user)
        .select_related("workflow_state__requested_by", "revision")
        .order_by("workflow_state__created_at", "pk")
    )


def waiting_pages(states: list[TaskState]) -> list[WaitingPage]:
    ids = [int(state.workflow_state.object_id) for state in states]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    paths = {page.path[: -Page.steplen] for page in pages.values()}
    parents = dict(Page.objects.filter(path__in=paths).values_list("path", "draft_title"))
    kvk_numbers = _kvk_of_new_companies(pages.values())
    return [
        _waiting(pages[pk], state, parents, kvk_numbers.get(pk, ""))
        for pk, state in zip(ids, states, strict=True)
    ]


def _kvk_of_new_companies(pages: Iterable[Page]) -> dict[int, str]:
    """Map the keys of company pages that were never online to the KvK number to check."""
    new = [page.pk for page in pages if isinstance(page, CompanyPage) and not page.live_revision_id]
    return dict(CompanyPage.objects.filter(pk__in=new).values_list("pk", "company__kvk"))


def _waiting(
    page: ModeratedPage, state: TaskState, parents: dict[str, str], kvk: str
) -> WaitingPage:
    person = state.workflow_state.requested_by
    facts = {"kvk": kvk, "name": person, "email": person.email if person else ""}
    return WaitingPage(
        page=page,
        task_state=state,
        days=(timezone.now() - state.started_at).days,
        provider=parents.get(page.path[: -Page.steplen], ""),
        is_change=page.live,
        newcomer=_("KvK %(kvk)s, brought by %(name)s (%(email)s)") % facts if kvk else "",
    )


def panels_for(request: HttpRequest, providers: list[ProviderPage]) -> list[Component]:
    """Return the panels of this person's home screen."""
    panels: list[Component] = []
    user: Any = request.user  # the admin lets nobody else in
    if is_programme_office(user):
        panels.append(OfficePanel())
    if is_programme_office(user) or regions_led_by(user).exists():
        panels.append(WaitingPanel(request))
    if providers:
        panels += _maker_panels(user, providers)
    return panels


def _maker_panels(user: Any, providers: list[ProviderPage]) -> list[Component]:
    changeable = set(profiles_changed_by(user).values_list("pk", flat=True))
    rows = own_pages(providers, changeable)
    to_do = [row for row in rows if _belongs_to_do(row)]
    panels: list[Component] = []
    if to_do:
        panels.append(TodoPanel(to_do, name_provider=len(providers) > 1))
    for provider in providers:
        own = [row for row in rows if row.provider.pk == provider.pk]
        panels.append(ProviderPanel(provider, own))
    return panels
