"""The editor of a page under review: its approver reads, and writes only after asking to."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.edit import EditView

from moderation.refusals import ModerationRefused

# "Verbeter zelf": the address of the editor in which an approver may write.
CORRECT = "verbeter"


def asks_to_correct(request: HttpRequest) -> bool:
    return request.GET.get(CORRECT) == "1"


def is_reading(request: HttpRequest, page: Any) -> bool:
    """True for an approver of what is under review, until they ask to correct it themselves."""
    user: Any = request.user  # the admin lets nobody else in
    return not asks_to_correct(request) and page.specific_deferred.may_be_decided_by(user)


class ModeratedEditView(EditView):
    """Wagtail's editor: a keystroke while reading is no correction, and stores nothing.

    A decision taken while reading is about the version that was shown: no form is read with it.
    """

    form_class: Callable[..., Any]

    @cached_property
    def is_reading(self) -> bool:
        return is_reading(self.request, self.page)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_reading:
            self.form_class = _read_only(self.form_class)
            self.autosave_enabled = False
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_reading or self.is_cancelling_workflow:
            return super().post(request, *args, **kwargs)
        if request.POST.get("action-workflow-action") and self.workflow_action_is_valid():
            return self._decide(request)
        raise ModerationRefused(
            _("You are reading this. Choose “Correct it myself” before you change something.")
        )

    def _decide(self, request: HttpRequest) -> HttpResponse:
        """As Wagtail's own, without saving the form first."""
        told = json.loads(request.POST.get("workflow-action-extra-data") or "{}")
        task_state = self.page.current_workflow_task_state
        self.page.current_workflow_task.on_action(
            task_state, request.user, self.workflow_action, **told
        )
        self.add_save_confirmation_message()
        answer = self.run_hook("after_edit_page", request, self.page)
        return answer or self.redirect_away()

    def get_edit_url(self) -> str:
        """Post a correction to where it may be written."""
        url: str = super().get_edit_url()
        return f"{url}?{CORRECT}=1" if asks_to_correct(self.request) else url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | ({"page_locked": True} if self.is_reading else {})


def _read_only(form_class: Callable[..., Any]) -> Callable[..., Any]:
    """Return what makes the form with every field of it and of its rows switched off."""

    def made(*args: Any, **kwargs: Any) -> Any:
        form = form_class(*args, **kwargs)
        _switch_off(form)
        return form

    return made


def _switch_off(form: Any) -> None:
    for field in form.fields.values():
        field.disabled = True
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            _switch_off(row)
