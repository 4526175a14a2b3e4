"""Logging in with a school's own account, through Entree Federatie or SURFconext.

Nothing of it is stored: the federation proves a mail address and that its owner works at a
school, as a mailed code proves an address. Pupils never get an account.
"""

from collections.abc import Iterator
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from partners.organisations.validators import validate_person_name
from partners.people.models import User
from partners.people.roles import is_staff_member, is_verified_at_school
from texts.normalise import mail_address
from texts.normalise import name as name_of

# How the federations name what somebody is at the organisation: Entree's eduPersonAffiliation,
# SURFconext's eduperson_affiliation and eduperson_scoped_affiliation ("employee@school.nl").
AFFILIATIONS = (
    "edupersonaffiliation",
    "edupersonscopedaffiliation",
    "edupersonprimaryaffiliation",
)
SCOPED = "edupersonscopedaffiliation"
# The domain of the school whose server speaks: Entree's and SURFconext's schacHomeOrganization.
HOME = "schachomeorganization"
PUPILS = frozenset({"student", "pupil", "alum"})
EMPLOYEES = frozenset({"employee", "staff", "faculty"})

Claims = dict[str, Any]


class SchoolLoginAdapter(DefaultSocialAccountAdapter):
    """Lets in who works at a school, as the person with that mail address."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the person, or make one without rights, before anything is stored.

        Raises ImmediateHttpResponse with a page that says why somebody is refused.
        """
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(redirect("account"))
        claims = claims_of(sociallogin)
        reason = reason_to_refuse(claims, trusted=trusts_addresses_of(sociallogin))
        if reason:
            page = render(request, "socialaccount/refused.html", {"reason": reason}, status=403)
            raise ImmediateHttpResponse(page)
        person = _person_of(claims)
        if not is_verified_at_school(person) and not sociallogin.state.get("next"):
            sociallogin.state["next"] = _registration()
        sociallogin.user = person


def claims_of(sociallogin: SocialLogin) -> Claims:
    """Return what the federation says: of its token, and more fully of its user information."""
    told = sociallogin.account.extra_data
    token, info = told.get("id_token") or {}, told.get("userinfo") or {}
    if token and info and token.get("sub") != info.get("sub"):
        return {}  # information about somebody else than who logged in
    return {**token, **info}


def trusts_addresses_of(sociallogin: SocialLogin) -> bool:
    """True if the configuration says that this federation proves every address it passes on."""
    app = sociallogin.provider.app
    return bool(app and app.settings.get("verified_email"))


def reason_to_refuse(claims: Claims, *, trusted: bool) -> str:
    """Return why this person cannot come in, as a word the page knows, or ""."""
    known_as = set(affiliations(claims))
    if known_as & PUPILS:
        return "pupil"
    if not known_as & EMPLOYEES:
        return "no_employee"
    verified = trusted or claims.get("email_verified") is True
    if not claims.get("email") or not verified:
        return "no_address"
    if not _is_of_organisation(claims):
        return "other_school"
    known = User.objects.filter(email=_address_in(claims)).first()
    # A school's server must not open the accounts of companies, leaders and the office.
    return "staff" if known and is_staff_member(known) else ""


def affiliations(claims: Claims) -> Iterator[str]:
    """Yield what somebody is at their organisation, whatever the federation calls the claim."""
    for value in _told(claims, *AFFILIATIONS):
        yield value.split("@")[0]


def _is_of_organisation(claims: Claims) -> bool:
    """True if the address lies in the domain of the school that speaks, where that is told.

    Each school's server could say any address: it must not open accounts of another school,
    nor make one that somebody of another school comes to use.
    """
    scopes = (value.partition("@")[2] for value in _told(claims, SCOPED) if "@" in value)
    homes = set(_told(claims, HOME)) or set(scopes)
    domain = "." + _address_in(claims).rpartition("@")[2]
    return not homes or any("." in home and domain.endswith("." + home) for home in homes)


def _told(claims: Claims, *names: str) -> Iterator[str]:
    """Yield each value of the claims that the federations write in these and in longer ways."""
    for name, value in claims.items():
        if name.rsplit(":", 1)[-1].replace("_", "").lower() in names and value:
            values = value if isinstance(value, list) else str(value).replace(",", " ").split()
            yield from (str(one).strip().lower() for one in values)


def _person_of(claims: Claims) -> User:
    email = _address_in(claims)
    known = User.objects.filter(email=email).first()
    return known or User.objects.create_user(
        email,
        first_name=_name_in(claims, "given_name"),
        last_name=_name_in(claims, "family_name"),
    )


def _address_in(claims: Claims) -> str:
    return mail_address(str(claims["email"])).lower()


def _name_in(claims: Claims, claim: str) -> str:
    """Return a name as a form would take it; none where a form would refuse it."""
    told = name_of(str(claims.get(claim) or "")[:150])
    try:
        validate_person_name(told)
    except ValidationError:
        return ""
    return told


def _registration() -> str:
    """Where somebody says at which school they work; the home page until there is a form."""
    try:
        return reverse("school_registration")
    except NoReverseMatch:
        return reverse("wagtail_serve", args=[""])
