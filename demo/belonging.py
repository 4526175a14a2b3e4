"""A request to belong and an open invitation, made through the same doors people use."""

from demo.people import ASKING, INVITED, MAIL_DOMAINS
from demo.tally import Tally
from partners.organisations.models import Company, School
from partners.people.enums import Role
from partners.people.invitation_actions import invite
from partners.people.membership_actions import ask_to_join
from partners.people.models import Invitation, Membership, SchoolDomain, User


def build(tally: Tally) -> None:
    """Make what is missing; what was answered since stays answered."""
    build_mail_domains(tally)
    build_requests(tally)
    build_invitations(tally)


def build_mail_domains(tally: Tally) -> None:
    for code, domain, audience in MAIL_DOMAINS:
        school = School.objects.get(code=code)
        facts = {"audience": audience}
        tally.keep("maildomeinen", SchoolDomain, school=school, domain=domain, defaults=facts)


def build_requests(tally: Tally) -> None:
    for email, first_name, last_name, code in ASKING:
        facts = {"first_name": first_name, "last_name": last_name}
        person, is_new = tally.keep("mensen", User, email=email, defaults=facts)
        if is_new:
            person.set_unusable_password()
            person.save()
            ask_to_join(person, School.objects.get(code=code), role=Role.SCHOOL_TEACHER)
        count = tally.made if is_new else tally.found
        count["verzoeken"] += Membership.objects.filter(user=person).count()


def build_invitations(tally: Tally) -> None:
    for sender, email, slug, role in INVITED:
        company = Company.objects.get(slug=slug)
        is_new = not Invitation.objects.filter(email=email, company=company).exists()
        if is_new:
            invite(company, email=email, role=Role(role), by=User.objects.get(email=sender))
        (tally.made if is_new else tally.found)["uitnodigingen"] += 1
