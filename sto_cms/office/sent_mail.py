"""The programme office's list of mails: what was sent to whom, and what was not."""

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_denied
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from mail import delivery
from mail.enums import MailState
from mail.models import OutgoingMail
from partners.people.roles import is_programme_office
from sto_cms.office.plain_words import PlainWords


class MailIndexView(PlainWords, IndexView):
    """The list, which says on top when mail is late."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        late = OutgoingMail.objects.late().count()
        if late:
            messages.warning(
                request,
                ngettext(
                    "%(count)s mail waits longer than it should. Does the worker run?",
                    "%(count)s mails wait longer than they should. Does the worker run?",
                    late,
                )
                % {"count": late},
            )
        return super().get(request, *args, **kwargs)


class MailInspectView(InspectView):
    """What is known of one mail; an empty fact is left out."""

    fields: list[str]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        ended = self.object.state != MailState.WAITING
        self.fields = [
            name
            for name in self.fields
            if getattr(self.object, name) not in (None, "") and not (ended and name == "next_try")
        ]

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        # Wagtail shows moments in UTC here.
        return timezone.localtime(value) if isinstance(value, datetime.datetime) else value


class OutgoingMailViewSet(ModelViewSet):
    """Never shows the text of a mail: it may hold a code or a secret link."""

    model = OutgoingMail
    icon = "mail"
    name = "outgoing_mail"
    menu_label = _("Sent mail")
    add_to_settings_menu = True
    menu_order = 900
    add_to_reference_index = False
    index_view_class = MailIndexView
    inspect_view_class = MailInspectView
    form_fields: list[str] = []
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_template_name = "office/sent_mail.html"
    inspect_view_fields = [
        "recipient",
        "subject",
        "state",
        "attempts",
        "last_error",
        "next_try",
        "created_at",
        "sent_at",
        "language",
        "from_email",
        "event",
        "message_id",
    ]
    list_display = [
        TitleColumn(
            "recipient",
            label=_("Recipient"),
            sort_key="recipient",
            width="28%",
            get_url=lambda mail: reverse("outgoing_mail:inspect", args=[mail.pk]),
        ),
        "subject",
        Column("state", accessor="get_state_display", label=_("State"), sort_key="state"),
        "attempts",
        "created_at",
        "sent_at",
    ]
    list_filter = ["state", "created_at"]
    list_per_page = 50
    search_fields = ["recipient", "subject", "event"]
    search_backend_name = None

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out the addresses of views that do not exist here."""
        missing = ("history", "usage", "add", "edit", "delete", "copy")
        view_kwargs = super().get_common_view_kwargs(**kwargs)
        return view_kwargs | {f"{name}_url_name": None for name in missing}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("try-again/<int:pk>/", try_again, name="try_again"),
        ]


@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    if not is_programme_office(request.user):
        return permission_denied(request)
    mail = get_object_or_404(OutgoingMail, pk=pk)
    if delivery.try_again(mail):
        messages.success(request, gettext("The mail is sent again."))
    else:
        state = MailState(mail.state).label
        messages.error(request, gettext("Not sent again: this mail is “%s”.") % state)
    return redirect("outgoing_mail:inspect", pk=pk)
