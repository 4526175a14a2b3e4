"""The autosave and the button at the same moment: one page, on a database with many writers."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from offers.kinds.workshop import WorkshopPage
from tests.conftest import World
from tests.offers.editor.test_forms import add_url, fill_in

pytestmark = [
    pytest.mark.database("locks"),
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
]


def test_autosave_and_button_at_once_make_one_page(world: World, as_user: Any) -> None:
    url, kinds = add_url(world, WorkshopPage), ("application/json", "text/html")
    clients = [as_user(world.editor) for _accept in kinds]
    posted = fill_in(clients[0], url, title="Een idee").urlencode()
    together = Barrier(len(kinds))

    def send(number: int) -> int:
        together.wait()
        try:
            return (
                clients[number]
                .post(
                    url,
                    posted,
                    "application/x-www-form-urlencoded",
                    headers={"accept": kinds[number]},
                    follow=True,
                )
                .status_code
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kinds)) as pool:
        answers = list(pool.map(send, range(len(kinds))))

    assert answers == [200, 200]
    assert WorkshopPage.objects.count() == 1
