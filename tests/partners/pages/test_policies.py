"""The policies in Wagtail's registry: pages and files of one's own organisations."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from wagtail.images import get_image_model
from wagtail.models import AbstractPage
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from partners.files import policies
from partners.files.models import CompanyDocument, CompanyImage
from partners.pages.checks import check_policies
from tests.conftest import World
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.partners import MembershipFactory, NetworkFactory

pytestmark = pytest.mark.database("promise 2: a company sees and touches only its own")

FACTORIES = {CompanyImage: ImageFactory, CompanyDocument: DocumentFactory}
MEDIA = pytest.mark.parametrize("model", FACTORIES, ids=["image", "document"])
NOBODYS_ACTIONS = ("publish", "lock", "unlock", "bulk_delete")


# Pages -----------------------------------------------------------------------------------


def test_page_policy_editor_changes_own_branch_only(world: World) -> None:
    own, foreign = world.draft(), world.neighbour_page

    assert own.permissions_for_user(world.editor).can_edit()
    assert world.company_page.permissions_for_user(world.editor).can_add_subpage()
    assert not foreign.permissions_for_user(world.editor).can_edit()
    assert not foreign.permissions_for_user(world.editor).can_add_subpage()
    assert not world.region_page.permissions_for_user(world.editor).can_edit()


def test_page_policy_leader_changes_own_region_only(world: World) -> None:
    assert world.draft().permissions_for_user(world.leader).can_edit()
    assert world.region_page.permissions_for_user(world.leader).can_edit()
    assert not world.far_page.permissions_for_user(world.leader).can_edit()
    assert not world.other_region_page.permissions_for_user(world.leader).can_edit()


def test_page_policy_coordinator_changes_member_companies(world: World) -> None:
    network = NetworkFactory(region=world.region)
    world.company.networks.add(network)
    person = MembershipFactory(coordinator=True, network=network).user

    assert world.company_page.permissions_for_user(person).can_edit()
    assert not world.neighbour_page.permissions_for_user(person).can_edit()


def test_page_policy_strangers_change_nothing(world: World) -> None:
    page = world.draft()
    teacher = MembershipFactory(teacher=True).user
    world.colleague.is_active = False

    for person in (teacher, world.colleague, AnonymousUser()):
        assert not page.permissions_for_user(person).can_edit()


@pytest.mark.parametrize("person", ["editor", "leader", "office"])
def test_page_policy_nobody_publishes_by_permission(world: World, person: str) -> None:
    tester = world.draft().permissions_for_user(getattr(world, person))

    assert not tester.can_publish()
    assert not tester.can_publish_subpage()
    assert not tester.can_move()
    assert not tester.can_set_view_restrictions()
    assert not tester.can_lock()


def test_page_policy_lists_of_people_show_the_office_only(world: World) -> None:
    policy = policy_registry.get_by_type(AbstractPage)

    assert list(policy.users_with_any_permission(["change", "publish"])) == [world.office]
    assert list(policy.users_with_any_permission_for_instance(["change"], world.company_page)) == [
        world.office
    ]


# Files -----------------------------------------------------------------------------------


@MEDIA
def test_media_policy_editor_chooses_own_files_only(world: World, model: Any) -> None:
    policy = policy_registry.get_by_type(model)
    own = FACTORIES[model](company=world.company)
    foreign = FACTORIES[model](company=world.neighbour)
    nobodys = FACTORIES[model]()

    for action in ("change", "choose", "delete"):
        assert policy.user_has_permission_for_instance(world.editor, action, own)
        assert not policy.user_has_permission_for_instance(world.editor, action, foreign)
        assert not policy.user_has_permission_for_instance(world.editor, action, nobodys)
        assert list(policy.instances_user_has_permission_for(world.editor, action)) == [own]


@MEDIA
def test_media_policy_company_staff_add_leaders_and_strangers_do_not(
    world: World, model: Any
) -> None:
    policy = policy_registry.get_by_type(model)
    world.colleague.is_active = False
    refused = [world.leader, world.colleague, MembershipFactory(teacher=True).user]

    assert policy.user_has_permission(world.editor, "add")
    assert policy.user_has_permission(world.office, "add")
    assert [policy.user_has_permission(person, "add") for person in refused] == [False] * 3


@MEDIA
@pytest.mark.parametrize("action", NOBODYS_ACTIONS)
def test_media_policy_unknown_action_is_refused_for_staff(
    world: World, model: Any, action: str
) -> None:
    policy = policy_registry.get_by_type(model)
    own = FACTORIES[model](company=world.company)

    assert not policy.user_has_permission(world.editor, action)
    assert not policy.user_has_permission_for_instance(world.editor, action, own)
    assert not policy.instances_user_has_permission_for(world.editor, action).exists()


@MEDIA
def test_media_policy_office_sees_everything_in_the_one_collection(
    world: World, model: Any
) -> None:
    policy = policy_registry.get_by_type(model)
    files = [FACTORIES[model](company=world.company), FACTORIES[model]()]

    assert set(policy.instances_user_has_permission_for(world.office, "choose")) == set(files)
    assert policy.collections_user_has_permission_for(world.editor, "add").count() == 1
    assert not policy.collections_user_has_permission_for(world.leader, "add").exists()


@MEDIA
def test_media_file_replaced_is_refused(world: World, model: Any) -> None:
    stored = FACTORIES[model](company=world.company)
    other = FACTORIES[model](company=world.company)
    name = stored.file.name
    stored.file = other.file

    with pytest.raises(ValidationError):
        stored.save()

    stored.refresh_from_db()
    assert stored.file.name == name


@MEDIA
def test_media_file_gets_a_name_nobody_can_guess(world: World, model: Any) -> None:
    one, other = FACTORIES[model](company=world.company), FACTORIES[model](company=world.company)

    stems = [file.file.name.rsplit("/", 1)[1].split(".")[0] for file in (one, other)]

    assert len(set(stems)) == 2
    assert all(len(stem) == 32 for stem in stems)


# The system check ------------------------------------------------------------------------


def test_check_policies_ours_in_force_is_silent() -> None:
    assert check_policies(None) == []
    assert [error.id for error in run_checks() if error.id.startswith("pages.")] == []


def test_check_policies_stock_policy_over_ours_is_an_error() -> None:
    image = get_image_model()
    stock = CollectionOwnershipPermissionPolicy(image, auth_model=image, owner_field_name="x")
    register_permission_policy(image, stock)
    try:
        errors = check_policies(None)
    finally:
        policies.register()

    assert [error.id for error in errors] == ["pages.E001"]
    assert check_policies(None) == []
