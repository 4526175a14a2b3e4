"""Members, from a list of the programme office (CSV or Excel).

The office vouches for them: they are verified. A person who is known already keeps mail
address, name and password; people of the programme office itself are never touched.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from partners.imports.reasons import Refused
from partners.imports.source import Cells, Facts, Key, Source, checked_email, checked_name
from partners.imports.tables import EMAIL_HEADINGS, Column, plain
from partners.organisations.models import Company, Network, Region, School
from partners.people.enums import Role
from partners.people.models import Membership, User
from partners.people.person_names import split_name, validate_full_name
from texts.normalise import code as code_of

# How a file names an organisation: KvK number, location code, or short name.
KEYS: dict[str, tuple[Any, str]] = {
    "company": (Company, "kvk"),
    "school": (School, "code"),
    "network": (Network, "slug"),
    "region": (Region, "slug"),
}


class Members(Source):
    code = "members"
    label = _("Members")
    about = _("An own list as CSV or Excel (.xlsx). Members count as verified at once.")
    model = Membership
    columns = (
        Column("email", ("e-mail", *EMAIL_HEADINGS)),
        Column("name", ("naam", "name")),
        Column("role", ("rol", "role", "functie")),
        Column("organisation", ("organisatie", "organisation", "organization")),
    )

    def __init__(self) -> None:
        self._roles = roles_by_name()
        self._people: dict[str, User] = {}
        self._organisations: dict[tuple[str, str], Any] = {}

    def read(self, cells: Cells) -> tuple[Key, Facts]:
        self.needed(cells, "email", "name", "role", "organisation")
        role = self._roles.get(plain(cells["role"]))
        if role is None:
            raise Refused("role", value=cells["role"], roles=", ".join(map(str, Role.labels)))
        first, last = split_name(cells["name"])
        for part in (first, last):
            if len(part) > 150:
                raise Refused("too_long", column=self.header("name"), limit=150)
        checked_name(cells["name"], validate_full_name)
        if len(cells["email"]) > 254:
            raise Refused("too_long", column=self.header("email"), limit=254)
        key = (checked_email(cells["email"]), role.value, _key_of(role, cells["organisation"]))
        return key, {
            "name": f"{first} {last}".strip(),
            "verified": True,
            "first": first,
            "last": last,
        }

    def load(self, keys: Collection[Key]) -> dict[Key, Any]:
        addresses = {email for email, _role, _key in keys}
        people = User.objects.annotate(address=Lower("email")).filter(address__in=addresses)
        self._people = {person.email.lower(): person for person in people}
        self._load_organisations(keys)
        held = Membership.objects.filter(user__in=self._people.values()).select_related(
            "user", "company", "school", "network", "region"
        )
        return {_key_of_membership(membership): membership for membership in held}

    def _load_organisations(self, keys: Collection[Key]) -> None:
        self._organisations = {}
        for kind, (model, field) in KEYS.items():
            named = {key for _email, role, key in keys if Role(role).organisation == kind}
            for one in model.objects.filter(**{f"{field}__in": named}) if named else []:
                self._organisations[kind, getattr(one, field)] = one

    def check(self, key: Key, facts: Facts, stored: Any) -> None:
        email, role, organisation = key
        person = self._people.get(email)
        if person is not None and person.is_superuser:
            raise Refused("office")
        if person is not None and not person.is_active:
            raise Refused("inactive")
        if (Role(role).organisation, organisation) not in self._organisations:
            raise Refused("organisation", value=organisation, role=str(Role(role).label))

    def changes(self, stored: Any, facts: Facts) -> Facts:
        return {} if stored.verified else {"verified": True}

    def create(self, wanted: Iterable[tuple[Key, Facts]]) -> None:
        for (email, role, organisation), facts in wanted:
            kind = Role(role).organisation
            own = {kind: self._organisations[kind, organisation]}
            user = self._person(email, facts)
            Membership.objects.create(user=user, role=role, verified=True, **own)

    def _person(self, email: str, facts: Facts) -> User:
        """Return who has this address; a new person has no password, and logs in by mail."""
        if email not in self._people:
            self._people[email] = User.objects.create_user(
                email, first_name=facts["first"], last_name=facts["last"]
            )
        return self._people[email]

    def title(self, key: Key, facts: Facts) -> str:
        return f"{facts.get('name', '')} · {Role(key[1]).label} · {key[2]}"


def roles_by_name() -> dict[str, Role]:
    """Return each role by its code and by its name in every language."""
    named = {plain(role.value): role for role in Role}
    for code, _name in settings.LANGUAGES:
        with override(code):
            named |= {plain(str(role.label)): role for role in Role}
    return named


def _key_of(role: Role, text: str) -> str:
    """Return the organisation's key as it is stored."""
    compact = code_of(text)
    return compact.upper() if role.organisation == "school" else compact.lower()


def _key_of_membership(membership: Membership) -> Key:
    role = Role(membership.role)
    _model, field = KEYS[role.organisation]
    key = getattr(membership.organisation, field)
    return membership.user.email.lower(), role.value, key
