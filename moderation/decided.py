"""What a leader reads who comes to something that was decided: who, when, what."""

import datetime
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from moderation.decisions import Decision
from moderation.models import ApprovalTaskState
from moderation.names import name_for
from moderation.row_keys import row_key

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app

    from moderation.coming_back import ConfirmFirst
    from moderation.refusals import ModerationRefused

# The fields in which somebody types words about a page, in our forms and in Wagtail's.
TYPED = ("comment", "reason")


@dataclass(frozen=True)
class Decided:
    """The last decision about a page; nothing was submitted since."""

    decision: Decision
    by: str
    at: datetime.datetime
    comment: str

    @property
    def sentence(self) -> str:
        moment = date_format(timezone.localtime(self.at), "j F Y, H:i")
        return SENTENCES[self.decision]() % {"name": self.by, "moment": moment}


SENTENCES = {
    Decision.APPROVED: lambda: _("%(name)s approved this on %(moment)s."),
    Decision.CHANGES_ASKED: lambda: _("%(name)s asked for a change on %(moment)s."),
    Decision.DECLINED: lambda: _("%(name)s rejected this on %(moment)s."),
}


def last_decision_about(page_id: int, reader: "User") -> Decided | None:
    """Return the decision that ended a page's newest round of review, if one did."""
    newest = _rounds().filter(workflow_state__object_id=str(page_id)).order_by("-pk").first()
    if newest is None or not newest.decision or newest.finished_by is None:
        return None
    page = newest.workflow_state.content_object.specific
    by = name_for(reader, newest.finished_by, page)
    return Decided(Decision(newest.decision), by, newest.finished_at, newest.comment)


def _rounds() -> Any:
    return ApprovalTaskState.objects.filter(
        workflow_state__base_content_type__app_label="wagtailcore"
    ).select_related("finished_by")


# A decision that was not taken -----------------------------------------------------------------


def typed_words(request: HttpRequest) -> str:
    """Return what somebody typed to go with a decision, wherever the form keeps it."""
    for name in TYPED:
        if request.POST.get(name):
            return request.POST[name]
    try:
        extra = json.loads(request.POST.get("workflow-action-extra-data", "{}"))
    except ValueError:
        return ""
    comment = extra.get("comment", "") if isinstance(extra, dict) else ""
    return comment if isinstance(comment, str) else ""


def is_a_decision(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    return bool(
        kwargs.get("task_state_id")
        or request.POST.get("action-workflow-action")
        or any(request.POST.get(name) for name in TYPED)
    )


def say_not_decided(
    request: HttpRequest, refusal: "ModerationRefused", kwargs: dict[str, Any]
) -> HttpResponse:
    """Answer with the sentence, what was decided instead, and the words that were typed."""
    page_id = row_key(str(kwargs.get("page_id", "")))
    facts = {
        "sentence": refusal.message,
        "decided": last_decision_about(page_id, request.user) if page_id else None,
        "typed": typed_words(request),
        "page_id": page_id,
    }
    return render(request, "moderation/admin/not_decided.html", facts, status=409)


# The field by which a reader says which pages may come back with the one they approve.
CONFIRMED = "brings_back"


def ask_to_confirm(request: HttpRequest, first: "ConfirmFirst") -> HttpResponse:
    """Show what comes back, in a form that sends the same decision once more."""
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", CONFIRMED)
        for value in values
    ]
    facts = {
        "page": first.page,
        "brings_back": first.brings_back,
        "sent": sent,
        "confirmed": CONFIRMED,
    }
    return render(request, "moderation/admin/confirm_coming_back.html", facts)


# The editor that is still open ------------------------------------------------------------------


def say_decided_instead_of_saved(response: HttpResponse, reader: "User") -> HttpResponse:
    """Tell an open editor of a decision, where Wagtail tells of "a new version".

    A leader's own correction becomes a version by deciding; another leader who has the page
    open would be asked whether to overwrite it.
    """
    if not isinstance(response, JsonResponse) or response.status_code != 200:
        return response
    told = json.loads(response.content)
    versions = {session["revision_id"] for session in told.get("other_sessions", [])} - {None}
    ended = _rounds().filter(revision__in=versions).exclude(decision="").order_by("-pk").first()
    if ended is None or ended.status == TaskState.STATUS_IN_PROGRESS:
        return response
    page_id = int(ended.workflow_state.object_id)
    decided = last_decision_about(page_id, reader)
    for session in told["other_sessions"]:
        if session["revision_id"] == ended.revision_id and decided is not None:
            session["user"] = decided.by
        session["revision_id"] = None
    told["html"] = render(
        None, "moderation/admin/_decided_meanwhile.html", {"decided": decided}
    ).content.decode()
    return JsonResponse(told)
