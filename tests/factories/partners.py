"""People and organisations."""

import factory
from allauth.account.models import EmailAddress
from factory.django import DjangoModelFactory

from partners.organisations.models import Company, Network, Place, Region, School
from partners.people.enums import Role
from partners.people.models import Membership, User

PASSWORD = "een-wachtwoord-voor-tests"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        django_get_or_create = ("email",)
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"persoon{n}@example.nl")
    first_name = "Persoon"
    last_name = factory.Sequence(lambda n: f"Nummer {n}")
    password = factory.django.Password(PASSWORD)


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region

    name = factory.Sequence(lambda n: f"STO Regio {n}")
    slug = factory.Sequence(lambda n: f"regio-{n}")
    role_email = factory.LazyAttribute(lambda region: f"{region.slug}@example.nl")


class NetworkFactory(DjangoModelFactory):
    class Meta:
        model = Network

    name = factory.Sequence(lambda n: f"Netwerk {n}")
    slug = factory.Sequence(lambda n: f"netwerk-{n}")
    region = factory.SubFactory(RegionFactory)


class CompanyFactory(DjangoModelFactory):
    class Meta:
        model = Company

    name = factory.Sequence(lambda n: f"Bedrijf {n}")
    slug = factory.Sequence(lambda n: f"bedrijf-{n}")
    kvk = factory.Sequence(lambda n: f"{90000000 + n}")
    region = factory.SubFactory(RegionFactory)
    place = "Den Haag"
    postcode = "2516 AB"


class SchoolFactory(DjangoModelFactory):
    class Meta:
        model = School

    name = factory.Sequence(lambda n: f"School {n}")
    # Letters that no test writes by hand, so that a number never meets one.
    code = factory.Sequence(lambda n: f"{n // 100 % 100:02d}QQ{n % 100:02d}")
    region = factory.SubFactory(RegionFactory)


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = Place
        django_get_or_create = ("postcode",)

    postcode = "2516"
    name = "Den Haag"
    latitude = 52.07
    longitude = 4.33


class MembershipFactory(DjangoModelFactory):
    """One trait per role; each makes the organisation that goes with it."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    verified = True

    class Params:
        owner = factory.Trait(role=Role.COMPANY_OWNER, company=factory.SubFactory(CompanyFactory))
        editor = factory.Trait(role=Role.COMPANY_EDITOR, company=factory.SubFactory(CompanyFactory))
        coordinator = factory.Trait(
            role=Role.NETWORK_COORDINATOR, network=factory.SubFactory(NetworkFactory)
        )
        leader = factory.Trait(role=Role.PROJECT_LEADER, region=factory.SubFactory(RegionFactory))
        teacher = factory.Trait(role=Role.SCHOOL_TEACHER, school=factory.SubFactory(SchoolFactory))
        school_coordinator = factory.Trait(
            role=Role.SCHOOL_COORDINATOR, school=factory.SubFactory(SchoolFactory)
        )


def prove_address(user: User) -> User:
    """Let this person have typed back a code that was mailed to their address."""
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
