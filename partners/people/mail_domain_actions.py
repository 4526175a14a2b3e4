"""The doors to the mail domains of a school, which say who is a teacher without asking."""

from django.db import transaction
from wagtail.log_actions import log

from partners.organisations.models import School
from partners.people.membership_refusals import NotAllowed
from partners.people.models import SchoolDomain, User
from partners.people.rules import may_edit_mail_domains


@transaction.atomic
def add_mail_domain(domain: SchoolDomain, *, by: User) -> None:
    """Keep a domain that a form checked. Raises NotAllowed."""
    if not may_edit_mail_domains(by, domain.school):
        raise NotAllowed
    domain.save()
    _note(domain.school, "people.add_mail_domain", domain, by)


@transaction.atomic
def remove_mail_domain(domain: SchoolDomain, *, by: User) -> None:
    """Who belongs to the school already stays. Raises NotAllowed."""
    if not may_edit_mail_domains(by, domain.school):
        raise NotAllowed
    _note(domain.school, "people.remove_mail_domain", domain, by)
    domain.delete()


def _note(school: School, action: str, domain: SchoolDomain, by: User) -> None:
    data = {"domain": domain.domain, "audience": domain.audience}
    log(instance=school, action=action, user=by, data=data)
