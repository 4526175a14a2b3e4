"""Every form normalises what it reads: those of Wagtail and django-allauth too."""

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client

from partners.accounts.forms import plain
from partners.organisations.models import Company, Region
from partners.people.models import User
from tests.conftest import World
from tests.factories.partners import CompanyFactory, RegionFactory, UserFactory
from tests.texts.every_form import form_classes, text_columns, text_fields
from texts.form_fields import normaliser_of

TYPED = "Eerste\xa0regel\x0btweede\x07 re\u00adgel\u200b e\u0301 foto’s"
ONE_LINE = "Eerste regel tweede regel é foto's"
LINES = "Eerste regel\ntweede  regel é foto's"
ACCEPTED = (ONE_LINE, LINES, ONE_LINE.replace(" ", ""))


def is_secret(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.PasswordInput)


def test_every_form_field_reads_text_in_one_form(db: None) -> None:
    odd = {}
    for name, field in text_fields().items():
        if is_secret(field):
            continue
        try:
            read = field.to_python(TYPED)
        except ValidationError:
            continue  # a number, a day, or too long for its field: it stores nothing
        if str(read).removeprefix("https://") not in ACCEPTED:
            odd[name] = read

    assert odd == {}


def test_walk_meets_the_forms_of_the_packages_too(db: None) -> None:
    modules = {form.__module__.split(".")[0] for form in form_classes()}

    assert {"allauth", "wagtail", "offers", "partners", "saved", "search"} <= modules
    assert len(text_fields()) > 200


def test_password_is_taken_as_typed() -> None:
    field = forms.CharField(strip=False, widget=forms.PasswordInput)

    assert normaliser_of(field) is None
    assert field.clean(" foto’s\xa0\u200b") == " foto’s\xa0\u200b"


def test_code_from_the_mail_may_have_spaces() -> None:
    form: Any = type("Typed", (forms.Form,), {"code": forms.CharField()})({"code": "123\xa0456"})
    plain(form)

    assert form.is_valid()
    assert form.cleaned_data == {"code": "123456"}


@pytest.mark.parametrize(
    ("field", "typed", "read"),
    [
        (forms.IntegerField(), "1\xa0200", 1200),
        (forms.IntegerField(), "\u221212\u200b", -12),
        (forms.DateField(input_formats=["%d-%m-%Y"]), "1\u20119\u20112027", "2027-09-01"),
        (forms.EmailField(), "w@example.nl\u200b", "w@example.nl"),
        (forms.SlugField(), "den\u2011haag", "den-haag"),
        (forms.UUIDField(), "0c9b4f8e-6d3c-4f3e-9a53-3f5f0f1f0a01\u200b",
         "0c9b4f8e-6d3c-4f3e-9a53-3f5f0f1f0a01"),
    ],
)  # fmt: skip
def test_number_day_or_address_is_understood(field: forms.Field, typed: str, read: Any) -> None:
    assert str(field.clean(typed)) == str(read)


def test_length_is_told_before_anything_else_looks_at_the_text() -> None:
    seen: list[str] = []
    field = forms.CharField(max_length=5, validators=[seen.append])

    with pytest.raises(ValidationError) as error:
        field.clean("x" * 20_000)

    assert [one.code for one in error.value.error_list] == ["max_length"]
    assert seen == []


@pytest.mark.parametrize("sign", ["[", "9", '{"a":'])
def test_json_without_an_end_is_refused(sign: str) -> None:
    with pytest.raises(ValidationError):
        forms.JSONField().clean(sign * 20_000)


def test_columns_of_names_codes_and_addresses_keep_one_form_without_a_form(db: None) -> None:
    region = RegionFactory(name="STO Regio\x0bMet\xa0streep\u2011s")
    company = CompanyFactory(name="D´Hond\u200b", kvk="0123\xa04568", postcode="2516\u2011ab")
    person = UserFactory(email="W@example.nl\u200b", first_name="Jose\u0301")

    assert Region.objects.get(pk=region.pk).name == "STO Regio Met streep-s"
    stored = Company.objects.get(pk=company.pk)
    assert (stored.name, stored.kvk, stored.postcode) == ("D'Hond", "01234568", "2516 AB")
    known = User.objects.get(pk=person.pk)
    assert (known.email, known.first_name) == ("w@example.nl", "José")


def test_every_mail_address_of_people_and_companies_is_kept_in_one_form() -> None:
    plain_columns = [
        name
        for name, column in text_columns().items()
        if name.split(".")[0] in {"people", "organisations", "offers"}
        and "email" in name.split(".")[-1]
        and not hasattr(column, "normalise")
    ]

    # Of a moderated page a row is never rewritten: its form normalises.
    assert plain_columns == ["offers.OfferPage.contact_email"]


def test_api_reads_its_parameters_as_a_form_does(client: Client, world: World) -> None:
    world.live(title="Las je eerste naad")
    plain_answer = client.get("/api/v1/offers", {"q": "las eerste"}).json()

    odd_answer = client.get("/api/v1/offers", {"q": "las\xa0eer\u00adste\u200b"}).json()

    assert plain_answer["count"] == 1
    assert odd_answer["results"] == plain_answer["results"]


def test_api_short_name_may_have_another_hyphen(client: Client, world: World) -> None:
    slug = world.region.slug

    answer = client.get("/api/v1/companies", {"region": slug.replace("-", "\u2011")}).json()

    assert answer == client.get("/api/v1/companies", {"region": slug}).json()
    assert answer["results"]
