"""What an attacker has: a browser, the admin API, and a look at the database afterwards."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from moderation.decide import decide
from moderation.models import Approval, ModeratedPage
from moderation.refusals import ModerationRefused
from offers.models import OfferPage
from partners.pages.models import CompanyPage, RegionPage
from tests.factories.media import PDF, DocumentFactory, ImageFactory, picture_bytes

# A word that is nowhere but in the thing that must not leak.
CANARY = "Kanariegeheim"

EVIDENCE: tuple[type[Model], ...] = (
    Page,
    RegionPage,
    CompanyPage,
    OfferPage,
    Revision,
    WorkflowState,
    TaskState,
    Approval,
    PageLogEntry,
)


def database() -> dict[str, list[tuple[Any, ...]]]:
    """Return every row that moderation is about, as it is now."""
    return {
        model.__name__: list(model._default_manager.order_by("pk").values_list())
        for model in EVIDENCE
    }


@contextmanager
def unchanged() -> Iterator[None]:
    """Assert that what happens inside leaves no trace in the database."""
    before = database()
    yield
    after = database()
    for name, rows in before.items():
        assert after[name] == rows, f"{name} changed"


def fresh(page: Any) -> Any:
    """Return the page as it is in the database now."""
    return type(page).objects.get(pk=page.pk)


def live_titles() -> set[str]:
    """Titles of everything moderated that is online."""
    pages = Page.objects.live().specific()
    return {page.title for page in pages if isinstance(page, ModeratedPage)}


# The editor ------------------------------------------------------------------------------


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_of(answer: HttpResponse, selector: str = "#page-edit-form") -> dict[str, Any]:
    """Return what a browser would post from the form in an answer, without its buttons."""
    form = BeautifulSoup(answer.content, "html.parser").select_one(selector)
    assert form is not None, f"no form {selector} in the answer ({answer.status_code})"
    data: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        for value in _values(field):
            data.setdefault(field["name"], []).append(value)
    return data


def _values(field: Any) -> list[str]:
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]
    if field.name == "select":
        return [option.get("value", "") for option in field.select("option[selected]")]
    kind = field.get("type", "text")
    if kind in ("submit", "button", "file"):
        return []
    if kind in ("checkbox", "radio") and not field.has_attr("checked"):
        return []
    return [field.get("value", "on" if kind == "checkbox" else "")]


def edit(client: Client, page: Page, action: str = "", **changes: Any) -> HttpResponse:
    """Open the editor, change fields and press a button (`action-submit`, …; "" saves)."""
    data = form_of(client.get(edit_url(page))) | changes
    return press(client, page, data, action)


def correct(client: Client, page: Page, action: str = "", **changes: Any) -> HttpResponse:
    """As an approver: open the editor to write in, which reading is not, and press a button."""
    url = f"{edit_url(page)}?verbeter=1"
    data = form_of(client.get(url)) | changes
    return client.post(url, data | ({action: "1"} if action else {}))


def press(client: Client, page: Page, data: dict[str, Any], action: str = "") -> HttpResponse:
    """Post an editor's form that was opened before."""
    button = {action: "1"} if action else {}
    return client.post(edit_url(page), data | button)


def decide_in_editor(
    client: Client, page: Page, data: dict[str, Any], decision: str, extra: str = "{}"
) -> HttpResponse:
    """Press one of the approver's buttons in an editor that was opened before."""
    return press(client, page, data | in_editor(decision, extra))


def in_editor(decision: str, extra: str = "{}") -> dict[str, str]:
    """Return what one of the approver's buttons adds to the form of the editor."""
    return {
        "workflow-action-name": decision,
        "workflow-action-extra-data": extra,
        "action-workflow-action": "1",
    }


def with_row(data: dict[str, Any], formset: str, **fields: Any) -> dict[str, Any]:
    """Return a form with one more inline row, such as a picture."""
    number = int(data[f"{formset}-TOTAL_FORMS"][0])
    row = {f"{formset}-{number}-{name}": value for name, value in fields.items()}
    extra = {f"{formset}-{number}-ORDER": "1", f"{formset}-{number}-DELETE": ""}
    return data | row | extra | {f"{formset}-TOTAL_FORMS": str(number + 1)}


# Other doors -------------------------------------------------------------------------------


def api(client: Client, page: Page, action: str, **body: Any) -> HttpResponse:
    """Call an action of the admin API, which Wagtail always switches on."""
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return client.post(url, json.dumps(body), content_type="application/json")


def bulk(client: Client, page: Page, action: str, **form: Any) -> HttpResponse:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{url}?next=/admin/&id={page.pk}", form)


def task_state_of(page: Page) -> TaskState:
    return WorkflowState.objects.active().for_instance(page).get().current_task_state


def act(
    client: Client, page: Page, decision: str, *, task_state: TaskState, comment: str = ""
) -> HttpResponse:
    """Use the approver's pop-up, which has the page and the task state in its address."""
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, decision, task_state.pk])
    return client.post(url, {"comment": comment})


# Files -------------------------------------------------------------------------------------


def picture_of(company: Any, title: str = CANARY) -> Any:
    return ImageFactory(company=company, title=title)


def document_of(company: Any, title: str = CANARY) -> Any:
    return DocumentFactory(company=company, title=title)


def another_picture() -> ContentFile:
    return ContentFile(picture_bytes(20, 20), name="ander.png")


def another_pdf() -> ContentFile:
    return ContentFile(PDF + b"%anders", name="ander.pdf")


def approve_by(person: Any, page: Any, as_user: Any, door: str) -> None:
    state, client = task_state_of(page), as_user(person)
    if door == "pop-up":
        act(client, page, "approve", task_state=state)
    elif door == "editor":
        opened = client.get(edit_url(page))
        # Who may not decide reads the page without a form; one that was drawn before still posts.
        drawn = opened.status_code == 200 and "page-edit-form" in opened.text
        known = {"title": CANARY, "loaded_revision_id": page.latest_revision_id or ""}
        data = form_of(opened) if drawn else known
        decide_in_editor(client, page, data, "approve")
    else:
        with pytest.raises(ModerationRefused):
            decide(state.pk, "approve", by=person)
