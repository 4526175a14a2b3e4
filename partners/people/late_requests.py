"""Requests to belong that nobody of the organisation answers."""

import datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from jobs.working_days import working_days_after
from partners.people.mails import JoinWaits
from partners.people.membership_actions import lock_organisation
from partners.people.models import Membership, User
from partners.people.notices import people_address, people_to_ask
from partners.people.roles import leaders_of
from partners.people.rules import Organisation, organisation_of, region_of

PATIENCE = 3  # working days
ASKED, TOLD = "people.ask_to_join", "people.tell_leaders"


def tell_leaders_of_late_requests() -> bool:
    """Tell the region's leaders once of each late request: a job of the worker."""
    for asked in Membership.objects.asked().filter(user__is_active=True).order_by("pk"):
        moment = asked_at(asked)
        if moment is not None and timezone.now() >= answer_due(moment):
            _tell_once(asked.pk)
    return False


def asked_at(asked: Membership) -> datetime.datetime | None:
    """Return when this request was made, or None where it was told to the leaders since."""
    last = _noted(asked).order_by("-timestamp", "-pk").first()
    return last.timestamp if last is not None and last.action == ASKED else None


def answer_due(moment: datetime.datetime) -> datetime.datetime:
    """Return the same time of the day, three working days later."""
    here = timezone.localtime(moment)
    return here + (working_days_after(here.date(), PATIENCE) - here.date())


def _noted(asked: Membership) -> models.QuerySet[ModelLogEntry]:
    entries = ModelLogEntry.objects.for_instance(organisation_of(asked))
    return entries.filter(action__in=[ASKED, TOLD], data__person=asked.user_id)


@transaction.atomic
def _tell_once(key: int) -> None:
    """Under the lock of who decides, for somebody may do so at this moment."""
    asked = Membership.objects.asked().filter(pk=key).select_related("user").first()
    if asked is None:
        return
    organisation = organisation_of(asked)
    lock_organisation(organisation)
    moment = asked_at(asked)
    if moment is None or not Membership.objects.asked().filter(pk=key).exists():
        return
    data = {"person": asked.user_id, "role": asked.role}
    log(instance=organisation, action=TOLD, user=None, data=data)
    _tell(asked, organisation, moment)


def _tell(asked: Membership, organisation: Organisation, moment: datetime.datetime) -> None:
    facts = {
        "person": f"{asked.user.get_full_name()} ({asked.user.email})".strip(),
        "organisation": str(organisation),
        "day": lazy(date_format, str)(timezone.localtime(moment), "l j F"),
    }
    told = {reader.pk for reader in people_to_ask(asked)}
    for reader in _leading(organisation):
        if reader.pk not in told and reader.pk != asked.user_id:
            link = people_address(organisation, reader)
            JoinWaits(event=f"late:{asked.pk}", link=link, facts=facts).send([reader])


def _leading(organisation: Organisation) -> models.QuerySet[User]:
    region = region_of(organisation)
    leaders = leaders_of(region) if region is not None else User.objects.none()
    return leaders if leaders.exists() else User.objects.programme_office()
