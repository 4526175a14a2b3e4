"""The editor's own views of moderated pages, in place of Wagtail's."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import PreviewSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

from moderation.actions import recall
from moderation.edit_view import ModeratedEditView
from moderation.form_keys import page_key, posted_key
from moderation.refusals import ModerationRefused
from moderation.states import state_of
from offers.dashboard.reviewers import expected_by, reviewers_of
from partners.people.roles import is_programme_office

if TYPE_CHECKING:
    from partners.people.models import User

RECALL = "action-cancel-workflow"


def reader_of(request: HttpRequest) -> "User":
    """Return who is logged in; the admin lets nobody else in."""
    user: Any = request.user
    return user


class QuietSidePanels:
    """Mixed into Wagtail's views: the page beside its form, and its other panels for the office."""

    request: HttpRequest

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()  # type: ignore[misc]
        if is_programme_office(reader_of(self.request)):
            return panels
        return MediaContainer([panel for panel in panels if isinstance(panel, PreviewSidePanel)])


class NewPageView(QuietSidePanels, CreateView):
    """Makes one page of one form: what is sent again goes on in the editor of that page."""

    def dispatch(
        self,
        request: HttpRequest,
        content_type_app_name: str,
        content_type_model_name: str,
        parent_page_id: int,
    ) -> HttpResponseBase:
        model_label = f"{content_type_app_name}.{content_type_model_name}"
        made = self._page_of_form(request, parent_page_id, model_label)
        if made is not None:
            # The body comes along, so that saving and submitting go on there.
            return redirect("wagtailadmin_pages:edit", made, preserve_request=True)
        return super().dispatch(
            request, content_type_app_name, content_type_model_name, parent_page_id
        )

    @staticmethod
    def _page_of_form(request: HttpRequest, parent_id: int, model_label: str) -> int | None:
        """Return the key of the page that this very form made before, if it did."""
        key = posted_key(request.POST) if request.method == "POST" else None
        if key is None:
            return None
        own = page_key(reader_of(request).pk, parent_id, model_label, key)
        made = Page.objects.filter(translation_key=own).order_by("pk")
        return made.values_list("pk", flat=True).first()  # versions in other languages come later


class PageEditView(QuietSidePanels, ModeratedEditView):
    """The editor. An approver reads first; who waits for an answer sees the page itself."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self._waits_for_others() and not self.hydrate_create_view:
            return self._show_what_waits()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self._waits_for_others():
            return super().post(request, *args, **kwargs)
        if request.POST.get(RECALL):
            recall(self.page, by=reader_of(request))
            messages.success(request, _("You can change it again. Submit it when you are ready."))
            return redirect(self.get_edit_url())
        if self.expects_json_response:
            return self.json_error_response("locked", _("This is being looked at now."))
        if posted_key(request.POST) is None:
            raise ModerationRefused(
                _("“%(title)s” is being looked at and cannot be changed now.")
                % {"title": self.page.get_admin_display_title()}
            )
        return redirect(self.get_edit_url())  # the form of a new page, pressed twice

    def _waits_for_others(self) -> bool:
        return self.locked_for_user and self.page.workflow_in_progress

    def _show_what_waits(self) -> HttpResponse:
        """Draw the version that is looked at as schools would see it, with nothing to fill in."""
        request: Any = self.request
        request.is_preview = True
        task_state = self.page.current_workflow_task_state
        version = (task_state.revision or self.latest_revision).as_object()
        region = self.page.specific_deferred.region
        answer_by = expected_by(task_state.started_at)
        waits = {
            "reviewers": reviewers_of([region.pk])[region.pk],
            "answer_by": answer_by,
            "answer_is_late": answer_by < timezone.localdate(),
        }
        mode = version.default_preview_mode
        context = version.get_preview_context(request, mode) | {
            "page_template": version.get_preview_template(request, mode),
            "row": waits,
            "state": state_of(self.page),
            "edit_url": self.get_edit_url(),
            "recall": RECALL,
            "title": version.get_admin_display_title(),
        }
        return TemplateResponse(request, "offers/admin/in_review.html", context)
