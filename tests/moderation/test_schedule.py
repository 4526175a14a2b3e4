"""The schedule as a job of the worker; tests/moderation/test_commands.py has the rest."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from moderation.schedule import keep_schedule
from tests.conftest import World
from tests.security.attack import fresh

pytestmark = pytest.mark.database("promise 1: nothing reaches schools unapproved")

DAY = datetime.timedelta(days=1)


def test_keep_schedule_puts_online_and_takes_offline_what_is_due(world: World) -> None:
    soon = world.live(title="Straks", go_live_at=timezone.now() + DAY)
    over = world.live(title="Voorbij", expire_at=timezone.now() + DAY)
    stays = world.live(title="Blijft")

    with time_machine.travel(timezone.now() + 2 * DAY):
        more = keep_schedule()

    assert more is False
    assert [fresh(page).live for page in (soon, over, stays)] == [True, False, True]
