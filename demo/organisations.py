"""Puts places, organisations and people in the database; no pages."""

from typing import Any

from django.contrib.auth.hashers import make_password

from demo import companies_east, companies_west
from demo.people import (
    COORDINATORS,
    LOGINS,
    MORE_LEADERS,
    PASSWORD,
    PROGRAMME_OFFICE,
    SCHOOL_COORDINATORS,
)
from demo.postcodes import PLACES, REGION_OF_MUNICIPALITY
from demo.regions import NETWORKS, REGIONS
from demo.schools import SCHOOLS
from demo.tally import Tally
from partners.organisations.models import Company, Level, Network, Place, Profile, Region, School
from partners.people.enums import Role
from partners.people.models import Membership, User

COMPANIES = companies_west.COMPANIES | companies_east.COMPANIES

KEY_OF_ORGANISATION: dict[str, tuple[Any, str]] = {
    "region": (Region, "slug"),
    "network": (Network, "slug"),
    "company": (Company, "slug"),
    "school": (School, "code"),
}


def build(tally: Tally) -> None:
    """Make every organisation and person that is missing."""
    build_regions(tally)
    build_places(tally)
    build_networks(tally)
    build_companies(tally)
    build_schools(tally)
    build_people(tally)


def build_places(tally: Tally) -> None:
    regions = {region.slug: region for region in Region.objects.all()}
    for postcode, name, municipality, latitude, longitude in PLACES:
        facts: dict[str, Any] = {
            "region": regions.get(REGION_OF_MUNICIPALITY.get(municipality, "")),
            "name": name,
            "municipality": municipality,
            "latitude": latitude,
            "longitude": longitude,
        }
        tally.keep("postcodegebieden", Place, postcode=postcode, defaults=facts)


def build_regions(tally: Tally) -> None:
    for slug, told in REGIONS.items():
        facts = {name: told[name] for name in ("name", "role_email", "cofinancing_norm")}
        tally.keep("regio's", Region, slug=slug, defaults=facts)


def build_networks(tally: Tally) -> None:
    for slug, told in NETWORKS.items():
        facts = {
            "name": told["name"],
            "region": Region.objects.get(slug=told["region"]),
        }
        tally.keep("netwerken", Network, slug=slug, defaults=facts)


def build_companies(tally: Tally) -> None:
    for slug, told in COMPANIES.items():
        facts = {name: told[name] for name in ("name", "kvk", "postcode", "place")}
        facts["region"] = Region.objects.get(slug=told["region"])
        facts["contact_email"] = mailbox_of(slug)
        company, is_new = tally.keep("bedrijven", Company, slug=slug, defaults=facts)
        if is_new:
            company.networks.set(Network.objects.filter(slug__in=told["networks"]))


def mailbox_of(slug: str) -> str:
    """The company's own mailbox for requests."""
    return f"info.{slug}@example.nl"


def build_schools(tally: Tally) -> None:
    for region, code, name, place, municipality, postcode, levels, profiles in SCHOOLS:
        facts = {
            "name": name,
            "place": place,
            "municipality": municipality,
            "postcode": postcode,
            "region": Region.objects.get(slug=region),
        }
        school, is_new = tally.keep("scholen", School, code=code, defaults=facts)
        if is_new:
            school.levels.set(Level.objects.filter(code__in=levels.split()))
            school.profiles.set(Profile.objects.filter(code__in=profiles.split()))


def build_people(tally: Tally) -> None:
    password = make_password(PASSWORD)  # once: hashing is slow on purpose
    for email, first_name, last_name, role, key, _about in LOGINS:
        _keep_person(tally, email, first_name, last_name, role, key, password)
    for email, first_name, last_name, key in MORE_LEADERS:
        _keep_person(tally, email, first_name, last_name, Role.PROJECT_LEADER, key, password)
    for email, first_name, last_name, key in SCHOOL_COORDINATORS:
        _keep_person(tally, email, first_name, last_name, Role.SCHOOL_COORDINATOR, key, password)
    closed = make_password(None)
    for email, first_name, last_name, key in COORDINATORS:
        _keep_person(tally, email, first_name, last_name, Role.NETWORK_COORDINATOR, key, closed)
    for slug in _companies_without_login():
        name = str(COMPANIES[slug]["name"])
        email = f"{slug}@example.nl"
        _keep_person(tally, email, "Eigenaar", name, Role.COMPANY_OWNER, slug, closed)


def _keep_person(
    tally: Tally, email: str, first_name: str, last_name: str, role: str, key: str, password: str
) -> None:
    facts = {
        "first_name": first_name,
        "last_name": last_name,
        "password": password,
        "is_superuser": email == PROGRAMME_OFFICE,
    }
    person, is_new = tally.keep("mensen", User, email=email, defaults=facts)
    if is_new and role:
        Membership.objects.create(user=person, role=role, **_membership_of(role, key))


def _membership_of(role: str, key: str) -> dict[str, Any]:
    organisation = Role(role).organisation
    model, field = KEY_OF_ORGANISATION[organisation]
    return {organisation: model.objects.get(**{field: key}), "verified": True}


def _companies_without_login() -> list[str]:
    with_login = {key for *_person, role, key, _about in LOGINS if role == Role.COMPANY_OWNER}
    return [slug for slug in COMPANIES if slug not in with_login]
