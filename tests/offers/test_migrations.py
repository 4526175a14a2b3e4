"""What a migration does to what is there."""

from importlib import import_module

import pytest
from django.apps import apps

from moderation.content import content_hash
from moderation.models import Approval
from tests.conftest import World

pytestmark = pytest.mark.database("migrations")


def test_zero_is_said_numbers_every_approval_anew(world: World) -> None:
    page = world.live(cost=0)
    Approval.objects.filter(page=page).update(content_hash="0" * 64)

    import_module("offers.migrations.0003_zero_is_said").number_anew(apps, None)

    approval = Approval.objects.get(page=page)
    assert approval.content_hash == content_hash(page.serializable_data())
