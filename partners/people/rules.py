"""Who decides about the people of an organisation.

Who manages an organisation gives its roles, all of them and no others: owners those of their
company, coordinators those of their network and its member companies, school coordinators
those of their school, leaders those of their region and of everything in it, also "leader".
The programme office is no role of an organisation, so nobody can give it here.

Two exceptions about newcomers: the owner of a company that no leader approved may be a stranger who
typed its KvK number first, so its own people decide about nobody and see nobody yet (`manages`,
`members_seen_by`); and a region's only leader is not to double (`lets_in`).
"""

from typing import TypeAlias

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.organisations.models import Company, Network, Region, School
from partners.organisations.rules import is_approved_company
from partners.people.enums import Role
from partners.people.mail_domains import domain_of, looks_like_pupils
from partners.people.models import Invitation, Membership, SchoolDomain, User
from partners.people.proven_addresses import proved_own_address
from partners.people.roles import is_programme_office, leads_region, networks_of, regions_led_by

# Below this number only the programme office gives the role of project leader: who decides
# alone could otherwise be their own second pair of eyes.
FEWEST_LEADERS = 2

Organisation: TypeAlias = Region | Network | Company | School

ORGANISATION_MODELS: dict[str, type[Organisation]] = {
    "region": Region,
    "network": Network,
    "company": Company,
    "school": School,
}


def kind_of(organisation: Organisation) -> str:
    """Return the name of the Membership field that holds an organisation of this kind."""
    return str(organisation._meta.model_name)


def region_of(organisation: Organisation) -> Region | None:
    return organisation if isinstance(organisation, Region) else organisation.region


def belongs_to(user: User, organisation: Organisation) -> bool:
    return Membership.objects.of(user).in_organisation(organisation).exists()


def manages(user: User, organisation: Organisation) -> bool:
    """True for who may invite, change and remove people here, and see their addresses.

    Of a company that no leader approved only who oversees it does: its owner may be anybody.
    """
    if oversees(user, organisation):
        return True
    return _has_managing_role(user, organisation) and is_known_here(organisation)


def answers_for(user: User, organisation: Organisation) -> bool:
    """True for who manages the people here, or only has to wait for that."""
    return oversees(user, organisation) or _has_managing_role(user, organisation)


def oversees(user: User, organisation: Organisation) -> bool:
    """True for who answers for this organisation from outside it."""
    return (
        is_programme_office(user) or _leads(user, organisation) or _coordinates(user, organisation)
    )


def is_known_here(organisation: Organisation) -> bool:
    """False for a company of which no leader approved a page: nobody knows who is behind it."""
    return not isinstance(organisation, Company) or is_approved_company(organisation)


def _has_managing_role(user: User, organisation: Organisation) -> bool:
    return Membership.objects.of(user).in_organisation(organisation).managing().exists()


def _coordinates(user: User, organisation: Organisation) -> bool:
    """A network answers for its member companies."""
    if not isinstance(organisation, Company):
        return False
    return networks_of(user).filter(companies=organisation).exists()


def _leads(user: User, organisation: Organisation) -> bool:
    region = region_of(organisation)
    return region is not None and leads_region(user, region)


def may_see_people(user: User, organisation: Organisation) -> bool:
    """Names only, unless they manage them; and only of `members_seen_by`."""
    return belongs_to(user, organisation) or manages(user, organisation)


def lets_in(user: User, organisation: Organisation) -> bool:
    """True for who may invite here, and accept, refuse and see requests."""
    return manages(user, organisation) and not why_nobody_is_let_in(user, organisation)


def why_nobody_is_let_in(user: User, organisation: Organisation) -> "Promise | str":
    """Return what keeps who manages this organisation from letting people in; "" if nothing."""
    if is_programme_office(user):
        return ""
    if isinstance(organisation, Region):
        return "" if _has_enough_leaders(organisation) else _ONE_LEADER
    waits = not is_known_here(organisation) and not oversees(user, organisation)
    return _NEVER_APPROVED if waits else ""


_NEVER_APPROVED = _(
    "You can invite colleagues as soon as the project leader has approved your company."
)
_ONE_LEADER = _(
    "This region has one project leader. Only the programme office gives this role to a second."
)


def _has_enough_leaders(region: Region) -> bool:
    return regions_with_enough_leaders().filter(pk=region.pk).exists()


def regions_with_enough_leaders() -> "QuerySet[Region]":
    leads = Q(
        members__verified=True,
        members__role=Role.PROJECT_LEADER,
        members__user__is_active=True,
    )
    leaders = Count("members__user", filter=leads, distinct=True)
    return Region.objects.annotate(leaders=leaders).filter(leaders__gte=FEWEST_LEADERS)


def may_give(user: User, organisation: Organisation, role: Role) -> bool:
    return role.organisation == kind_of(organisation) and lets_in(user, organisation)


def may_accept(user: User, membership: Membership) -> bool:
    """Never one's own; a teacher may vouch for another teacher of the same school."""
    if membership.user_id == user.pk:
        return False
    organisation = organisation_of(membership)
    if may_give(user, organisation, Role(membership.role)):
        return True
    return membership.role == Role.SCHOOL_TEACHER and belongs_to(user, organisation)


def may_refuse(user: User, membership: Membership) -> bool:
    return membership.user_id != user.pk and lets_in(user, organisation_of(membership))


def may_edit_mail_domains(user: User, organisation: Organisation) -> bool:
    """Leaders of the region and the programme office; not the school, which would vouch
    for itself."""
    leads = is_programme_office(user) or _leads(user, organisation)
    return isinstance(organisation, School) and leads


def organisation_of(of: Membership | Invitation) -> Organisation:
    return getattr(of, Role(of.role).organisation)


def has_proven(user: User, email: str) -> bool:
    """True if this account's own address is this one, and a code mailed there was typed back."""
    own = user.is_active and user.email.lower() == email.lower()
    return own and proved_own_address(user)


def is_pupil_address(email: str, school: School) -> bool:
    """True for addresses in which this school's region keeps pupils' mail: they get no account.

    What leaders of other regions listed says nothing here; who lists a domain for staff wins.
    """
    domain = domain_of(email)
    here = Q(school=school)
    if school.region_id is not None:
        here |= Q(school__region=school.region_id)
    listed = SchoolDomain.objects.filter(here, domain=domain)
    audiences = set(listed.values_list("audience", flat=True))
    return looks_like_pupils(domain) or audiences == {SchoolDomain.Audience.PUPILS.value}


def is_known_by_mail_domain(user: User, organisation: Organisation) -> bool:
    """True for who proved an address that only staff of this school have."""
    if not isinstance(organisation, School):
        return False
    staff = SchoolDomain.Audience.STAFF
    domains = organisation.mail_domains.filter(audience=staff, domain=domain_of(user.email))
    return domains.exists() and has_proven(user, user.email)


# Lists ---------------------------------------------------------------------------------------


def organisations_managed_by(user: User) -> "dict[str, QuerySet]":
    """Map each kind to the organisations whose people this person decides about."""
    if is_programme_office(user):
        return {kind: model._default_manager.all() for kind, model in ORGANISATION_MODELS.items()}
    led = regions_led_by(user).values("pk")
    own = Membership.objects.of(user).managing()
    approved = Q(pk__in=Company.objects.approved().values("pk"))
    inside = Q(region__in=led)
    return {
        "region": Region.objects.filter(pk__in=led),
        "network": Network.objects.filter(inside | Q(pk__in=own.values("network"))),
        "company": Company.objects.filter(
            inside
            | (Q(pk__in=own.values("company")) & approved)
            | Q(pk__in=Company.objects.filter(networks__in=networks_of(user)).values("pk"))
        ),
        "school": School.objects.filter(inside | Q(pk__in=own.values("school"))),
    }


def organisations_letting_in(user: User) -> "dict[str, QuerySet]":
    """Map each kind to the organisations where `lets_in` holds for this person."""
    managed = organisations_managed_by(user)
    if is_programme_office(user):
        return managed
    managed["region"] = managed["region"].filter(pk__in=regions_with_enough_leaders().values("pk"))
    return managed


def organisations_with_people_for(user: User) -> "dict[str, QuerySet]":
    """Map each kind to the organisations of which this person may see the people."""
    mine = Membership.objects.of(user)
    managed = organisations_managed_by(user)
    return {
        kind: model._default_manager.filter(
            Q(pk__in=managed[kind].values("pk")) | Q(pk__in=mine.values(kind))
        )
        for kind, model in ORGANISATION_MODELS.items()
    }


def members_seen_by(user: User) -> "QuerySet[Membership]":
    """Members, as far as this person may know of them where they may see people at all."""
    managed = organisations_managed_by(user)["company"].values("pk")
    approved = Company.objects.approved().values("pk")
    hidden = Company.objects.exclude(pk__in=approved).exclude(pk__in=managed)
    return Membership.objects.verified().filter(
        Q(company=None) | ~Q(company__in=hidden.values("pk")) | Q(user=user)
    )


def requests_for(user: User) -> "QuerySet":
    """Requests to belong that this person may accept, oldest first.

    Each says in `may_refuse` whether this person may also end it (see may_refuse above).
    """
    managed = Q(pk__in=[])
    for kind, organisations in organisations_letting_in(user).items():
        managed |= Q(**{f"{kind}__in": organisations.values("pk")})
    schools = Membership.objects.of(user).in_schools().values("school")
    vouched = Q(role=Role.SCHOOL_TEACHER, school__in=schools)
    found = Membership.objects.asked().filter(managed | vouched).exclude(user=user)
    found = found.annotate(may_refuse=ExpressionWrapper(managed, output_field=BooleanField()))
    return found.select_related("user", "region", "network", "company", "school").order_by("pk")
