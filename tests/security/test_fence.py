"""Each company and each region its own: every admin address, tried by the wrong people."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from moderation.actions import submit
from moderation.refusals import ModerationRefused
from partners.organisations.models import Topic
from partners.pages.models import RegionPage
from partners.people.access import PEOPLE_VIEWS
from sto_cms.office.admin_access import (
    FILE_VIEWS,
    OPEN_VIEWS,
    PAGE_VIEWS,
    REPLACED_VIEWS,
    SESSION_VIEWS,
)
from tests.conftest import World
from tests.factories.pages import offer_page, region_page
from tests.factories.partners import (
    CompanyFactory,
    MembershipFactory,
    NetworkFactory,
    RegionFactory,
)
from tests.security import fence_guards  # noqa: F401 - makes its guards known
from tests.security.attack import (
    CANARY,
    document_of,
    edit,
    edit_url,
    form_of,
    fresh,
    picture_of,
    task_state_of,
    unchanged,
)
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")

OWN_VIEWS = PAGE_VIEWS | PEOPLE_VIEWS | set(FILE_VIEWS)
LISTED = OPEN_VIEWS | OWN_VIEWS | SESSION_VIEWS | set(REPLACED_VIEWS)

# Not a view of the admin, but what Wagtail shows for an address it does not know.
NAMELESS = {""}


def admin_routes(
    patterns: Any = None, route: str = "", names: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, route and the names of the parts, of every view under /admin/."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            space = (*names, pattern.namespace) if pattern.namespace else names
            if here.startswith("admin/"):
                yield from admin_routes(pattern.url_patterns, here, space)
        elif isinstance(pattern, URLPattern) and here.startswith("admin/"):
            yield ":".join((*names, pattern.name or "")), here, list(pattern.pattern.converters)


# What each part of an address can be, so that every view is really reached.
PARTS: dict[str, Any] = {
    "app_label": "organisations",
    "model_name": "company",
    "content_type_app_name": "offers",
    "content_type_model_name": "workshoppage",
    "action": "delete",
    "action_name": "approve",
    "filter_spec": "width-40",
    "uidb64": "x",
    "token": "x",
    "mode": "x",
    "language": "en",
}


def address(name: str, parts: list[str], page: Page, **known: Any) -> str:
    if name == "wagtailadmin_pages:revisions_compare":
        return reverse(name, args=[page.pk, "earliest", "latest"])
    values = PARTS | known
    return reverse(name, kwargs={part: values.get(part, page.pk) for part in parts})


def unlisted_addresses(page: Page) -> dict[str, str]:
    found = {}
    for name, _route, parts in admin_routes():
        if name not in LISTED and name.split(":")[-1] not in NAMELESS:
            found[name] = address(name, parts, page)
    return found


# The list -------------------------------------------------------------------------------------


@nothing_to_switch_off("a list without stale names")
def test_every_listed_view_exists() -> None:
    names = {name for name, _route, _parts in admin_routes()}

    assert LISTED - names == set()


@without("the list of admin views", person="editor")
@pytest.mark.parametrize("person", ["editor", "leader", "coordinator"])
def test_views_that_are_not_listed_do_not_exist(world: World, as_user: Any, person: str) -> None:
    page, client = world.live(title=CANARY), as_user(staff(world, person))
    urls = unlisted_addresses(page)

    with unchanged():
        seen = {name: client.get(url).status_code for name, url in urls.items()}
        posted = {name: client.post(url).status_code for name, url in urls.items()}

    assert len(urls) > 200
    assert {name for name, status in (seen | posted).items() if status != 404} == set()


def staff(world: World, person: str) -> Any:
    if person != "coordinator":
        return getattr(world, person)
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    return MembershipFactory(coordinator=True, network=network).user


@without("rights follow memberships", who="teacher")
@pytest.mark.parametrize("who", ["teacher", "inactive", "former"])
def test_others_have_no_admin(world: World, as_user: Any, who: str) -> None:
    page = world.live(title=CANARY)
    person = MembershipFactory(teacher=True).user if who == "teacher" else world.editor
    client = as_user(person)
    if who == "inactive":
        type(person).objects.filter(pk=person.pk).update(is_active=False)
    if who == "former":
        person.memberships.all().delete()

    answers = [client.get(url) for url in (reverse("wagtailadmin_home"), edit_url(page))]

    assert {answer.status_code for answer in answers} <= {302, 404}
    assert [answer for answer in answers if CANARY in answer.text] == []


@without("the list of admin views", "rights follow memberships", person="editor")
@pytest.mark.parametrize("person", ["editor", "leader"])
def test_reference_data_is_for_the_programme_office(
    world: World, as_user: Any, person: str
) -> None:
    topic = Topic.objects.create(code="drones-x", name="Drones")
    url = reverse("wagtailsnippets_organisations_topic:edit", args=[topic.pk])
    form = {"code": "drones-x", "name": CANARY, "sort_order": 1}

    answers = [as_user(getattr(world, who)).post(url, form) for who in (person, "office")]

    assert [answer.status_code for answer in answers] == [404, 302]
    assert fresh(topic).name == CANARY


# The page in the address -------------------------------------------------------------------------


@without(
    "the page in the address is one's own",
    "page rights follow memberships",
    state="draft",
    person="neighbour_editor",
    method="get",
)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("person", ["neighbour_editor", "other_leader"])
@pytest.mark.parametrize("state", ["draft", "submitted", "live"])
def test_pages_of_others_do_not_exist(
    world: World, as_user: Any, state: str, person: str, method: str
) -> None:
    page, client = getattr(world, state)(title=CANARY), as_user(getattr(world, person))
    urls = {
        name: address(name, parts, page)
        for name, _route, parts in admin_routes()
        if name in PAGE_VIEWS
    }

    with unchanged():
        answers = {name: getattr(client, method)(url) for name, url in urls.items()}

    assert set(urls) == set(PAGE_VIEWS)
    assert {name for name, answer in answers.items() if CANARY in answer.text} == set()
    assert {name for name, answer in answers.items() if answer.status_code != 404} == set()


@without("the home screen shows one's own", person="neighbour_editor")
@pytest.mark.parametrize("person", ["neighbour_editor", "other_leader"])
def test_home_screen_shows_nothing_of_others(world: World, as_user: Any, person: str) -> None:
    world.draft(title=CANARY)
    world.submitted(title=CANARY)
    world.live(title=CANARY)

    shown = as_user(getattr(world, person)).get(reverse("wagtailadmin_home")).text
    own = as_user(world.leader).get(reverse("wagtailadmin_home")).text

    assert (CANARY in shown, CANARY in own) == (False, True)


@without("the page in the address is one's own", "page rights follow memberships")
def test_new_page_under_a_page_of_others_is_refused(world: World, as_user: Any) -> None:
    client = as_user(world.neighbour_editor)
    own, foreign = (
        reverse("wagtailadmin_pages:add", args=["offers", "workshoppage", parent.pk])
        for parent in (world.neighbour_page, world.company_page)
    )

    with unchanged():
        answer = client.post(foreign, form_of(client.get(own)) | {"title": CANARY})

    assert answer.status_code == 404


@nothing_to_switch_off("Wagtail itself does this; the test notices if that changes")
def test_own_page_with_a_version_of_others_shows_nothing(world: World, as_user: Any) -> None:
    foreign = offer_page(world.neighbour_page, by=world.neighbour_editor, title=CANARY)
    own, client = world.draft(), as_user(world.editor)
    version = foreign.latest_revision_id
    urls = [
        reverse("wagtailadmin_pages:revisions_view", args=[own.pk, version]),
        reverse("wagtailadmin_pages:revisions_revert", args=[own.pk, version]),
        reverse("wagtailadmin_pages:revisions_unschedule", args=[own.pk, version]),
        reverse("wagtailadmin_pages:revisions_compare", args=[own.pk, version, "latest"]),
        reverse("wagtailadmin_pages:revisions_compare", args=[own.pk, "earliest", version]),
    ]

    with unchanged():
        answers = [method(url) for url in urls for method in (client.get, client.post)]

    assert [answer for answer in answers if CANARY in answer.text] == []


@nothing_to_switch_off("Wagtail itself does this; the test notices if that changes")
def test_own_page_with_a_round_of_others_shows_nothing(world: World, as_user: Any) -> None:
    own, client = world.submitted(), as_user(world.leader)
    foreign = offer_page(world.far_page, by=world.neighbour_editor, title=CANARY)
    submit(foreign, by=world.neighbour_editor)
    state = task_state_of(foreign)
    urls = [
        reverse(f"wagtailadmin_pages:{name}", args=[own.pk, "approve", state.pk])
        for name in ("workflow_action", "collect_workflow_action_data")
    ]

    answers = [client.get(url) for url in urls]

    assert [answer for answer in answers if CANARY in answer.text] == []


@nothing_to_switch_off("Wagtail itself does this; the test notices if that changes")
@pytest.mark.parametrize("model", ["organisations/company", "people/user", "offers/workshoppage"])
def test_own_page_number_with_another_kind_of_object_shows_nothing(
    world: World, as_user: Any, model: str
) -> None:
    """The ping of the editor takes any model; its number may be that of an own page."""
    page, (app, name) = world.draft(), model.split("/")
    client = as_user(world.editor)
    type(world.neighbour).objects.filter(pk=world.neighbour.pk).update(name=CANARY)
    numbers = (page.pk, world.company_page.pk)

    answers = [
        client.post(reverse("wagtailadmin_editing_sessions:ping", args=[app, name, number, 1]))
        for number in numbers
    ]

    assert [answer for answer in answers if CANARY in answer.text] == []
    assert app == "offers" or {answer.status_code for answer in answers} == {404}


@without("what follows in the address goes with its page")
def test_preview_of_a_page_that_cannot_stand_there_does_not_exist(
    world: World, as_user: Any
) -> None:
    """Wagtail checks the place of a new page on saving it, not on previewing it."""
    client = as_user(world.editor)
    urls = [
        reverse("wagtailadmin_pages:preview_on_add", args=[*kind, world.company_page.pk])
        for kind in (("home", "homepage"), ("pages", "regionpage"), ("offers", "workshoppage"))
    ]

    assert [client.get(url).status_code for url in urls] == [404, 404, 200]


# Files in the address ---------------------------------------------------------------------------


@without("the file in the address is one's own", view="wagtailimages_chooser:chosen")
@pytest.mark.parametrize("view", [view for view in FILE_VIEWS if view.endswith(":chosen")])
def test_a_file_of_others_answers_as_one_that_is_not_there(
    world: World, as_user: Any, view: str
) -> None:
    make = picture_of if "images" in view else document_of
    own, foreign = make(world.company), make(world.neighbour)
    client = as_user(world.editor)

    answers = [client.get(reverse(view, args=[pk])) for pk in (own.pk, foreign.pk, 999_999, "x")]

    assert [answer.status_code for answer in answers] == [200, 404, 404, 404]
    assert len(answers[1].content) == len(answers[2].content)
    assert CANARY not in answers[1].text


# Belonging ----------------------------------------------------------------------------------------


@without("rights follow memberships", "one page per organisation", "owners stay")
def test_company_of_a_page_is_not_in_the_hands_of_staff(world: World, as_user: Any) -> None:
    for person in (world.owner, world.leader):
        edit(as_user(person), world.company_page, company=world.neighbour.pk)

    newest = fresh(world.company_page).get_latest_revision_as_object()
    assert newest.company == world.company


@without("organisations keep their region")
def test_company_with_pages_stays_in_its_region(world: World, as_user: Any) -> None:
    """Its pages would stand under one region and be decided about by the leaders of none."""
    client = as_user(world.office)
    url = reverse("wagtailsnippets_organisations_company:edit", args=[world.company.pk])
    data = form_of(client.get(url), "form[data-edit-form]")
    free = CompanyFactory(region=world.region)

    answer = client.post(url, data | {"region": world.other_region.pk})
    free.region = world.other_region
    free.save()

    assert "pagina" in answer.text
    assert (fresh(world.company).region, fresh(free).region) == (world.region, world.other_region)


@without("languages do not follow each other", "no aliases")
def test_a_language_cannot_follow_another(world: World, as_user: Any) -> None:
    """Each new offer would get an alias in the other language, and so be refused itself."""
    english, dutch = (Locale.objects.get(language_code=code) for code in ("en", "nl"))

    with pytest.raises(ModerationRefused):
        LocaleSynchronization.objects.create(locale=english, sync_from=dutch)


@nothing_to_switch_off("screens that would promise rights")
def test_nothing_promises_rights_by_groups(world: World, as_user: Any) -> None:
    client = as_user(world.office)

    person = client.get(reverse("wagtailusers_users:edit", args=[world.editor.pk]))
    menu = client.get(reverse("wagtailusers_users:index")).text

    assert 'name="email"' in person.text
    assert 'name="groups"' not in person.text
    assert reverse("wagtailusers_groups:index") not in menu


@nothing_to_switch_off("fields that are in no form")
def test_provider_of_an_offer_is_not_in_the_hands_of_staff(world: World, as_user: Any) -> None:
    page = world.draft()
    foreign = {"company": world.neighbour.pk, "region": world.other_region.pk}

    edit(as_user(world.editor), page, title="Nieuw", owner=world.neighbour_editor.pk, **foreign)

    newest = fresh(page).get_latest_revision_as_object()
    assert (newest.title, newest.company, newest.region) == ("Nieuw", world.company, world.region)
    assert fresh(page).owner == world.editor


@without("rights follow memberships")
def test_region_of_a_region_page_is_not_in_the_hands_of_leaders(world: World, as_user: Any) -> None:
    """With the region go the people who decide, and who may edit all that is below."""
    region = RegionFactory()
    MembershipFactory(leader=True, region=region, user=world.leader)
    page = region_page(region, live=False)

    edit(as_user(world.leader), page, title="Nieuw", region=world.other_region.pk)

    newest = RegionPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (newest.title, newest.region) == ("Nieuw", region)


@nothing_to_switch_off("Wagtail itself does this; the test notices if that changes")
def test_admin_without_login_leads_to_the_login(client: Client, db: None) -> None:
    """Without a login every admin address leads to the login only."""
    urls = [reverse(name) for name in ("wagtailadmin_home", "wagtailimages_chooser:choose")]

    assert {client.get(url).status_code for url in urls} == {302}
