"""What the programme office is warned of on its home screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from jobs.status import failing_jobs, is_silent
from mail.enums import MailState
from mail.models import OutgoingMail


@dataclass(frozen=True)
class Warning:
    """What is wrong, what that means, and where to look."""

    text: str
    meaning: str
    url: str


class WarningsPanel(Component):
    """Stands on top, and only where something is wrong."""

    template_name = "office/warnings.html"
    order = 10

    def __init__(self, warnings: list[Warning]) -> None:
        self.warnings = warnings

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"warnings": self.warnings}


def warnings_now() -> list[Warning]:
    return [*_worker(), *_mail(), *_failures()]


def _worker() -> list[Warning]:
    if not is_silent():
        return []
    meaning = _("No mail leaves and nothing goes online or offline in time. Switch it on.")
    text = _("The worker has been silent for two minutes or more.")
    return [Warning(text, meaning, reverse("about"))]


def _mail() -> list[Warning]:
    given_up = OutgoingMail.objects.filter(state=MailState.GIVEN_UP).count()
    if not given_up:
        return []
    text = ngettext("%(count)s mail was given up.", "%(count)s mails were given up.", given_up) % {
        "count": given_up
    }
    meaning = _("The mail server refused it for two days. Look why, and send it again.")
    url = f"{reverse('outgoing_mail:index')}?state={MailState.GIVEN_UP}"
    return [Warning(text, meaning, url)]


def _failures() -> list[Warning]:
    return [
        Warning(_("This failed: %(job)s.") % {"job": run.job}, run.error, reverse("about"))
        for run in failing_jobs()
    ]
