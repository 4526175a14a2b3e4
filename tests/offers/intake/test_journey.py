"""From the first form to an offer in review, also with detours."""

from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from moderation.actions import submit, withdraw
from moderation.decide import decide
from moderation.refusals import ModerationRefused
from moderation.states import State, state_of
from offers.intake.models import Intake
from offers.models import KINDS, OfferPage
from partners.organisations.models import Company
from partners.pages.models import CompanyPage
from partners.people.enums import Role
from partners.people.membership_actions import accept_member, admit, refuse_member
from partners.people.models import Membership, User
from tests.conftest import World
from tests.factories.partners import RegionFactory, prove_address
from tests.offers.intake.intake_form import (
    KVK,
    NEWCOMER,
    mailed_code,
    place_in,
    send,
    type_code,
    typed,
    url_of,
)


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def here(world: World) -> World:
    """A world in which the newcomer's postcode is known."""
    place_in(world.region)
    return world


def offers_of_newcomer() -> list[OfferPage]:
    return list(OfferPage.objects.filter(owner__email=NEWCOMER).order_by("pk"))


def test_newcomer_gets_company_page_and_offer_in_review(here: World, client: Client) -> None:
    asked = send(client)
    answer = type_code(client)

    company = Company.objects.get(kvk=KVK)
    page = CompanyPage.objects.get(company=company)
    (offer,) = offers_of_newcomer()
    owner = Membership.objects.get(company=company)
    assert asked.status_code == 302
    assert answer.redirect_chain[-1] == (reverse("intake:done", args=[offer.pk]), 302)
    assert "Las je eerste naad" in answer.text
    assert (company.name, company.region, company.place) == (
        "Lasbedrijf Nieuw",
        here.region,
        "Den Haag",
    )
    assert state_of(page) == state_of(offer.specific) == State.IN_REVIEW
    assert offer.get_parent().pk == page.pk
    assert (owner.role, owner.verified, owner.user.email) == (Role.COMPANY_OWNER, True, NEWCOMER)
    assert str(owner.user) == "Nieuwe Lasser"
    assert not Intake.objects.exists()


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_each_kind_asks_all_it_needs_to_be_submitted(
    here: World, client: Client, page_class: type[OfferPage]
) -> None:
    send(client, page_class.kind.code)
    type_code(client)

    (offer,) = page_class.objects.filter(owner__email=NEWCOMER)
    assert state_of(offer) == State.IN_REVIEW
    assert offer.missing_facts() == []


def test_leader_approves_company_before_offer(here: World, client: Client, as_user: Any) -> None:
    send(client)
    type_code(client)
    (offer,) = offers_of_newcomer()
    page = CompanyPage.objects.get(company__kvk=KVK)
    queue = as_user(here.leader).get(reverse("wagtailadmin_home")).text

    with pytest.raises(ModerationRefused):
        decide(current_task(offer), "approve", by=here.leader)
    decide(current_task(page), "approve", by=here.leader)
    decide(current_task(offer), "approve", by=here.leader)

    assert "Las je eerste naad" in queue
    assert f"KvK {KVK}" in queue
    assert NEWCOMER in queue
    assert OfferPage.objects.visible().filter(pk=offer.pk).exists()


def current_task(page: Any) -> int:
    return page.specific.current_workflow_state.current_task_state_id


def test_mistyped_code_loses_nothing(here: World, client: Client) -> None:
    send(client)

    wrong = type_code(client, "FOUT-CODE")
    again = type_code(client)

    assert wrong.status_code == 200
    assert len(offers_of_newcomer()) == 1
    assert again.status_code == 200


def test_wrong_form_keeps_every_answer_also_when_the_tab_closes(
    here: World, client: Client
) -> None:
    answer = send(client, kvk="12", email="geen adres", summary="")

    later = client.get(url_of())
    assert answer.status_code == 200
    assert answer.text.count("Vul dit in.") == 2  # at the field and on top
    for shown in (answer.text, later.text):
        assert "Lasbedrijf Nieuw" in shown
        assert 'value="12"' in shown
        assert "geen adres" in shown
    assert mail.outbox == []


def test_code_typed_in_another_session_of_the_browser_still_finishes(
    here: World, client: Client
) -> None:
    send(client)
    del client.cookies[settings.SESSION_COOKIE_NAME]

    home = client.get("/")
    client.post(reverse("login"), {"login": NEWCOMER})
    type_code(client)

    assert "U was een aanbod aan het invullen." in home.text
    assert len(offers_of_newcomer()) == 1


def test_other_browser_asks_before_it_sends(here: World, client: Client) -> None:
    send(client)
    other = Client()
    other.post(reverse("login"), {"login": NEWCOMER})

    shown = type_code(other)
    nothing_yet = offers_of_newcomer()
    other.post(reverse("intake:finish"))

    assert "in een andere browser" in shown.text
    assert nothing_yet == []
    assert len(offers_of_newcomer()) == 1


def test_what_another_browser_sent_is_thrown_away(here: World, client: Client) -> None:
    send(client)
    other = Client()
    other.post(reverse("login"), {"login": NEWCOMER})
    type_code(other)

    other.post(reverse("intake:drop"), {"key": typed()["key"]})

    assert not Intake.objects.exists()


def test_sending_twice_mails_one_code_and_makes_one_offer(here: World, client: Client) -> None:
    send(client)
    send(client)
    type_code(client)

    client.get(reverse("intake:finish"))
    client.post(reverse("intake:finish"))
    back = client.post(url_of(), typed())

    (offer,) = offers_of_newcomer()
    letters = [letter.subject for letter in mail.outbox if letter.to == [NEWCOMER]]
    told = [subject for subject in letters if subject.startswith("Ingediend: ")]
    assert sorted(told) == ["Ingediend: Las je eerste naad", "Ingediend: Lasbedrijf Nieuw"]
    assert len(letters) - len(told) == 1  # the code
    assert back.headers["Location"] == reverse("intake:done", args=[offer.pk])
    assert Company.objects.filter(kvk=KVK).count() == 1


def test_two_tabs_become_two_offers_of_one_company(here: World, client: Client) -> None:
    send(client, "workshop")
    send(client, "tour", key="0c9b4f8e-6d3c-4f3e-9a53-3f5f0f1f0a02")

    type_code(client)

    assert [offer.specific.kind.code for offer in offers_of_newcomer()] == ["workshop", "tour"]
    assert Company.objects.filter(kvk=KVK).count() == 1


def test_unknown_postcode_asks_for_the_region_and_goes_on(world: World, client: Client) -> None:
    RegionFactory(name="Zonder pagina")

    asked = send(client, postcode="9999 ZZ")
    send(client, postcode="9999 ZZ", region=str(world.other_region.pk))
    type_code(client)

    assert "Deze postcode kennen we niet." in asked.text
    assert "Zonder pagina" not in asked.text
    assert "Las je eerste naad" in asked.text
    assert Company.objects.get(kvk=KVK).region == world.other_region


def test_known_company_waits_for_its_owner_then_sends_in(here: World, client: Client) -> None:
    send(client, kvk=here.company.kvk)
    answer = type_code(client)
    request = Membership.objects.get(user__email=NEWCOMER)
    before = offers_of_newcomer()

    accept_member(request, by=here.leader)

    (offer,) = offers_of_newcomer()
    assert answer.redirect_chain[-1][0] == reverse("intake:waiting")
    assert (request.role, request.company) == (Role.COMPANY_EDITOR, here.company)
    assert before == []
    assert offer.get_parent().pk == here.company_page.pk
    assert state_of(offer.specific) == State.IN_REVIEW
    assert not Intake.objects.exists()


def test_refused_request_leaves_nothing(here: World, client: Client) -> None:
    send(client, kvk=here.company.kvk)
    type_code(client)

    refuse_member(Membership.objects.get(user__email=NEWCOMER), by=here.leader)

    assert mail.outbox[-1].to == [NEWCOMER]
    assert not Intake.objects.exists()
    assert offers_of_newcomer() == []


def test_invitation_that_overtakes_the_request_sends_in_too(here: World, client: Client) -> None:
    send(client, kvk=here.company.kvk)
    type_code(client)
    person = User.objects.get(email=NEWCOMER)

    invited = Membership(user=person, role=Role.COMPANY_OWNER, company=here.company)
    admit(invited, by=here.leader)

    assert len(offers_of_newcomer()) == 1
    assert not Intake.objects.exists()


def test_company_known_without_page_gets_one(here: World, client: Client) -> None:
    send(client)
    type_code(client)
    page = CompanyPage.objects.get(company__kvk=KVK)
    for inside in [*offers_of_newcomer(), page]:
        withdraw(inside.specific, by=here.leader)
        inside.specific.delete()

    person = User.objects.get(email=NEWCOMER)
    key = "0c9b4f8e-6d3c-4f3e-9a53-3f5f0f1f0a03"
    client.post(url_of(), typed(key=key))

    (offer,) = OfferPage.objects.filter(owner=person)
    assert state_of(offer.get_parent().specific) == State.IN_REVIEW


def test_newcomer_brings_a_few_companies_at_most(here: World, client: Client) -> None:
    for number in range(settings.INTAKE_MOST_NEW_COMPANIES + 1):
        key = f"0c9b4f8e-6d3c-4f3e-9a53-3f5f0f1f0b0{number}"
        name = f"Bedrijf nummer {number}"
        answer = send(client, key=key, kvk=f"8000000{number}", company_name=name)
        if number == 0:
            type_code(client)

    companies = Company.objects.filter(kvk__startswith="8000000")
    assert companies.count() == settings.INTAKE_MOST_NEW_COMPANIES
    assert answer.status_code == 409
    assert "Een projectleider kijkt eerst" in answer.text
    assert Intake.objects.count() == 1


def test_looking_at_a_page_writes_nothing(here: World, client: Client) -> None:
    """What waits is sent by a button, in the browser where it was typed too."""
    send(client)
    person = User.objects.get(email=NEWCOMER)
    prove_address(person)
    del client.cookies[settings.SESSION_COOKIE_NAME]
    client.force_login(person)
    before = {model: list(model.objects.values()) for model in (Intake, Company, Membership)}

    names = ("kinds", "fit", "finish", "waiting")
    shown = [client.get(reverse(f"intake:{name}")) for name in names]
    client.head(reverse("intake:finish"))

    assert "U hebt dit hier ingevuld." in shown[2].text
    for model, rows in before.items():
        assert list(model.objects.values()) == rows
    assert offers_of_newcomer() == []
    sent = client.post(reverse("intake:finish"))
    assert sent.headers["Location"] == reverse("intake:done", args=[offers_of_newcomer()[0].pk])


def test_code_that_was_asked_for_something_else_sends_nothing(here: World, client: Client) -> None:
    send(client)

    client.post(f"{reverse('account_confirm_login_code')}?next=/", {"code": mailed_code()})

    assert offers_of_newcomer() == []
    assert Intake.objects.count() == 1


def test_staff_go_to_their_own_screen(here: World, as_user: Any) -> None:
    for address in (reverse("intake:kinds"), url_of()):
        answer = as_user(here.editor).get(address)

        assert answer.headers["Location"] == reverse("offers_admin:new_offer")


def test_login_without_proof_of_the_address_gets_a_code_too(here: World, as_user: Any) -> None:
    person = User.objects.create_user(NEWCOMER, "een-wachtwoord-voor-tests")
    client = as_user(person)

    asked = send(client)
    type_code(client)

    assert asked.headers["Location"].startswith(reverse("account_confirm_login_code"))
    assert len(offers_of_newcomer()) == 1


def test_proven_person_is_asked_for_no_address(here: World, client: Client) -> None:
    send(client)
    type_code(client)
    withdraw(offers_of_newcomer()[0].specific, by=here.leader)
    Membership.objects.all().filter(user__email=NEWCOMER).delete()

    form = client.get(url_of("tour"))

    assert 'name="email"' not in form.text
    assert 'name="your_name"' not in form.text
    assert "Stap 2 van 2" in form.text


def test_done_page_is_the_makers_own(here: World, client: Client, as_user: Any) -> None:
    send(client)
    type_code(client)
    (offer,) = offers_of_newcomer()

    answer = as_user(here.neighbour_editor).get(reverse("intake:done", args=[offer.pk]))

    assert answer.status_code == 404


def test_too_many_forms_from_one_address_are_told_to_wait(
    here: World, client: Client, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"intake": "1/h/ip"}
    send(client, kvk="12")

    answer = send(client)

    assert answer.status_code == 429
    assert "Wacht even" in answer.text
    assert "Las je eerste naad" in answer.text


def test_machine_that_fills_everything_is_refused(here: World, client: Client) -> None:
    answer = send(client, fax="070")

    assert answer.status_code == 200
    assert "Laat het verborgen veld leeg" in answer.text
    assert mail.outbox == []


def test_offer_that_is_submitted_already_is_not_submitted_again(
    here: World, client: Client
) -> None:
    send(client)
    type_code(client)
    (offer,) = offers_of_newcomer()

    with pytest.raises(ModerationRefused):
        submit(offer.specific, by=offer.owner)
    assert mailed_code(0)
