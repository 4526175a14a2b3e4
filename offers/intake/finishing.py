"""Sending in what was filled in: by a form that is posted, never by looking at a page.

Who proves an address by typing the mailed code on the way to "done" has pressed "send" before;
for them it happens at that moment.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse

from moderation.refusals import ModerationRefused
from offers.intake.actions import finish
from offers.intake.browser import browser_of
from offers.intake.forms import sentences_of
from offers.intake.models import Intake, IntakeQuerySet
from offers.kinds import KIND_BY_CODE
from partners.accounts.adapters import has_proven_address
from partners.pages.models import CompanyPage
from partners.people.models import User

# In the session: which offer each form became, so that sending it again makes no second one.
FINISHED = "finished_intakes"

Problems = list[tuple[Intake, list[str]]]


def finish_each(request: HttpRequest, intakes: IntakeQuerySet) -> Problems:
    """Finish these, each by itself; return what could not be sent and why."""
    user: Any = request.user
    problems = []
    finished = request.session.get(FINISHED, {})
    for intake in intakes.order_by("pk"):
        key = str(intake.key)
        try:
            offer = finish(intake.pk, by=user)
        except ModerationRefused as refusal:
            problems.append((intake, [str(refusal.message)]))
        except ValidationError as error:
            kind = KIND_BY_CODE.get(intake.kind)
            problems.append((intake, sentences_of(error, *([kind] if kind else []), CompanyPage)))
        else:
            finished |= {key: offer.pk} if offer else {}
    request.session[FINISHED] = finished
    return problems


def intakes_of(user: User) -> IntakeQuerySet:
    """What was sent with this person's address; the caller makes sure that they proved it."""
    return Intake.objects.open().by_address_of(user)


@receiver(user_logged_in)
def send_in_after_the_code(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    """Send in what this browser sent off, now that its address is proven."""
    if request is None or request.method != "POST" or not hasattr(request, "session"):
        return
    wanted = reverse("intake:finish")
    if wanted not in (request.GET.get("next"), request.POST.get("next")):
        return
    request.user = user
    if not has_proven_address(request):
        return
    mine = intakes_of(user).of_browser(browser_of(request))
    for _intake, sentences in finish_each(request, mine):
        for sentence in sentences:
            messages.error(request, sentence)
