"""The doors to the mail domains of a school, which say who is a teacher without asking."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from partners.organisations.models import School
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.models import SchoolDomain, User
from partners.people.notices import tell_of_contradiction
from partners.people.rules import may_edit_mail_domains


def add_mail_domain(domain: SchoolDomain, *, by: User) -> None:
    """Keep a domain that a form checked.

    Raises NotAllowed, and MembershipRefused where another school has it for the opposite
    audience; who answers for that school is told, and that mail stays.
    """
    if not may_edit_mail_domains(by, domain.school):
        raise NotAllowed
    against = [listed for listed in domain.contradicting() if _holds_back(listed, domain)]
    for listed in against:
        tell_of_contradiction(domain, listed)
    if against:
        raise MembershipRefused(contradiction(against[0]))
    with transaction.atomic():
        domain.save()
        _note(domain.school, "people.add_mail_domain", domain, by)


@transaction.atomic
def remove_mail_domain(domain: SchoolDomain, *, by: User) -> None:
    """Who belongs to the school already stays. Raises NotAllowed."""
    if not may_edit_mail_domains(by, domain.school):
        raise NotAllowed
    _note(domain.school, "people.remove_mail_domain", domain, by)
    domain.delete()


def contradiction(listed: SchoolDomain) -> str:
    """Say which school has a domain for the opposite audience, and whom to ask."""
    region = listed.school.region
    return _(
        "%(school)s (%(region)s) has %(domain)s as: %(audience)s. A domain is for staff or for "
        "pupils, not for both. Ask the project leaders there: %(mailbox)s."
    ) % {
        "school": listed.school,
        "region": region or _("no region"),
        "domain": listed.domain,
        "audience": listed.get_audience_display(),
        "mailbox": region.role_email if region and region.role_email else _("no mailbox"),
    }


def _holds_back(listed: SchoolDomain, wanted: SchoolDomain) -> bool:
    """A school's own staff win: pupils listed in another region keep no teacher out here."""
    if listed.audience == SchoolDomain.Audience.STAFF:
        return True
    return listed.school.region_id == wanted.school.region_id


def _note(school: School, action: str, domain: SchoolDomain, by: User) -> None:
    data = {"domain": domain.domain, "audience": domain.audience}
    log(instance=school, action=action, user=by, data=data)
