"""From what a newcomer typed to a company, its page and an offer in review."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from moderation.actions import submit
from moderation.locking import lock_pages
from moderation.refusals import ModerationRefused
from offers.intake.forms import IntakeForm, sentences_of
from offers.intake.mails import NotSentIn
from offers.intake.models import Intake, IntakeQuerySet
from offers.intake.newcomers import (
    add_company,
    ask_to_belong,
    company_page_of,
    introduce,
    region_page_of,
)
from offers.intake.required_facts import new_offer
from offers.kinds import KIND_BY_CODE
from partners.organisations.models import Company
from partners.pages.models import CompanyPage
from partners.people.roles import companies_of

if TYPE_CHECKING:
    from typing import Any

    from wagtail.models import Page

    from moderation.models import ModeratedPage
    from offers.pages import OfferPage
    from partners.people.models import User

# More at once in one browser is more than anybody fills in.
MOST_PER_BROWSER = 12


@transaction.atomic
def save_answers(
    *, browser: str, key: uuid.UUID, kind: str, answers: dict[str, list[str]], email: str = ""
) -> Intake:
    """Store what was typed under the key of its form, right or wrong.

    With `email` it is complete and waits for proof of that address.
    """
    mine = Intake.objects.of_browser(browser)
    if mine.exclude(pk__in=Intake.objects.open()).filter(key=key).exists():
        key = uuid.uuid4()  # that form is under way already; this is another one
    told = {
        "kind": kind,
        "answers": answers,
        "email": email.lower(),
        "changed_at": timezone.now(),
    }
    intake, _new = Intake.objects.update_or_create(browser=browser, key=key, defaults=told)
    surplus = Intake.objects.open().of_browser(browser)[MOST_PER_BROWSER:]
    Intake.objects.filter(pk__in=[old.pk for old in surplus]).delete()
    return intake


def bring_here(intakes: IntakeQuerySet, *, key: uuid.UUID, browser: str) -> None:
    """Let a form that was begun in another browser go on in this one, instead of twice.

    `intakes` are those within the reader's reach.
    """
    if not Intake.objects.of_browser(browser).filter(key=key).exists():
        intakes.filter(key=key).update(browser=browser)


@transaction.atomic
def finish(intake_id: int, *, by: "User") -> "OfferPage | None":
    """Make the offer and send it to the region's leader; all of it or nothing.

    The caller has made sure that `by` reads the mail of their own address. Returns None where
    somebody decides first whether this person belongs to the company, and where another tab
    finished it. Raises PermissionDenied for anybody but its typist, and ValidationError with
    what is wrong where it cannot be sent.
    """
    intake = Intake.objects.select_for_update().filter(pk=intake_id, company=None).first()
    if intake is None:
        return None
    if not is_typist(intake, by):
        raise PermissionDenied
    told = _told_again(intake, by)
    # One newcomer at a time: KvK numbers, short names and places in the tree are unique.
    lock_pages([region_page_of(told["region"]).get_parent().pk])
    introduce(by, told.get("your_name", ""))
    company = Company.objects.filter(kvk=told["kvk"]).first() or add_company(told, owner=by)
    if not companies_of(by).filter(pk=company.pk).exists():
        ask_to_belong(by, company)
        intake.person, intake.company = by, company
        intake.save(update_fields=["person", "company"])
        return None
    return _send_in(intake, told, company, by)


def is_typist(intake: Intake, person: "User") -> bool:
    """True if this was sent with the person's own mail address."""
    return bool(intake.email) and intake.email == person.email.lower()


@transaction.atomic
def finish_waiting(person: "User", company: Company) -> "list[OfferPage]":
    """Send in what this person typed while waiting to belong to the company.

    What cannot be sent in any more goes back to the person, who is told by mail what is wrong
    and where it is.
    """
    waiting = Intake.objects.select_for_update().waiting_of(person.pk).filter(company=company)
    made = []
    for intake in waiting:
        try:
            with transaction.atomic():
                made.append(_send_in(intake, _told_again(intake, person), company, person))
        except ModerationRefused as refusal:
            _give_back(intake, person, [str(refusal.message)])
        except ValidationError as error:
            kind = KIND_BY_CODE.get(intake.kind)
            _give_back(intake, person, sentences_of(error, *([kind] if kind else []), CompanyPage))
    return made


def _give_back(intake: Intake, person: "User", sentences: list[str]) -> None:
    """Let the typist go on with it, and say why it was not sent."""
    intake.person = intake.company = None
    intake.changed_at = timezone.now()
    intake.save(update_fields=["person", "company", "changed_at"])
    NotSentIn(
        event=f"not-sent-in:{intake.pk}:{intake.changed_at.isoformat()}",
        link=settings.WAGTAILADMIN_BASE_URL + intake.url_to_open,
        facts={"title": intake.title},
        comment="\n".join(sentences),
    ).send([person])


def _told_again(intake: Intake, by: "User") -> "dict[str, Any]":
    """Check what was typed once more: lists and regions may have changed since."""
    page_class = KIND_BY_CODE.get(intake.kind)
    if page_class is None:
        raise ValidationError(_("This form of activity does not exist any more."))
    answers = intake.data
    if not answers.get("contact_email"):
        answers["contact_email"] = by.email  # typed by who had no proven address yet
    form = IntakeForm(answers, page_class=page_class, person=by)
    if not form.is_valid():
        raise ValidationError(form.sentences())
    return form.cleaned_data


def _send_in(intake: Intake, told: "dict[str, Any]", company: Company, by: "User") -> "OfferPage":
    """Draft the offer under the company's page and submit it, a new page first."""
    page = _page_to_offer_on(company, by)
    offer = new_offer(KIND_BY_CODE[intake.kind], told)
    # Schools search by distance, also for what happens at school.
    offer.postcode, offer.place = company.postcode, company.place
    offer.contact_email = told["contact_email"]
    add_draft(page, offer, by=by)
    submit(offer, by=by)
    intake.delete()
    return offer


def _page_to_offer_on(company: Company, by: "User") -> "CompanyPage":
    """Return the company's page; one it never had is made and submitted."""
    page = company_page_of(company)
    if page.pk is None:
        parent = region_page_of(company.region)
        add_draft(parent, page, by=by)
        submit(page, by=by)
    return page


def add_draft(parent: "Page", page: "ModeratedPage", *, by: "User") -> None:
    """Put a page in the tree with its first version."""
    page.live, page.owner = False, by
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=by)
    page.save_revision(user=by)
