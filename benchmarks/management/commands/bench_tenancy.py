"""Whether the screens stay quick with thousands of companies that never see each other."""

import shutil
import statistics
import tempfile
import time
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from benchmarks.companies.build import Crowd
from partners.people.models import User

SMALL, LARGE = (80, 100), (8_000, 10_000)  # companies and members
TIMES_SLOWER_AT_MOST, QUERIES_AT_MOST = 1.5, 60


@dataclass(frozen=True)
class Measured:
    milliseconds: float
    queries: int


class Command(BaseCommand):
    help = "Compare the screens with 80 and with 8,000 companies, in a scratch database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=15, help="warm requests per screen")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(tempfile.mkdtemp(prefix="sto-crowd-"))
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(folder / "crowd.sqlite3")
        original = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            with override_settings(MEDIA_ROOT=str(folder), ALLOWED_HOSTS=["*"], DEBUG=False):
                slow = self._compare(options["rounds"])
        finally:
            connection.creation.destroy_test_db(original, verbosity=0)
            shutil.rmtree(folder, ignore_errors=True)
        if slow:
            raise CommandError(f"Too slow, or too many queries: {', '.join(slow)}.")

    def _compare(self, rounds: int) -> list[str]:
        crowd = Crowd(0, 0)
        found = {}
        for size in (SMALL, LARGE):
            start = time.perf_counter()
            crowd.grow(*size)
            self._bring_up_to_date()
            took = time.perf_counter() - start
            self.stdout.write(f"{size[0]} companies, {size[1]} members: built in {took:.0f} s")
            found[size] = {name: measure(*screen, rounds) for name, screen in screens(crowd)}
        return self._report(found[SMALL], found[LARGE])

    def _bring_up_to_date(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _report(self, small: dict[str, Measured], large: dict[str, Measured]) -> list[str]:
        slow = []
        self.stdout.write(f"{connection.vendor}, medians; {settings.SETTINGS_MODULE}")
        self.stdout.write(
            f"{'screen':<20}{'ms':>8}{'ms':>8}{'times':>8}{'queries':>9}{'queries':>9}"
        )
        for name, few in small.items():
            many = large[name]
            times = many.milliseconds / few.milliseconds
            self.stdout.write(
                f"{name:<20}{few.milliseconds:>8.1f}{many.milliseconds:>8.1f}{times:>8.2f}"
                f"{few.queries:>9}{many.queries:>9}"
            )
            if times > TIMES_SLOWER_AT_MOST or many.queries > QUERIES_AT_MOST:
                slow.append(name)
        return slow


def screens(crowd: Crowd) -> list[tuple[str, tuple[User, str]]]:
    """Return each screen that must stay quick: who opens it, and its URL."""
    home, edit = reverse("wagtailadmin_home"), "wagtailadmin_pages:edit"
    return [
        ("company home", (crowd.editor, home)),
        ("offer edit", (crowd.editor, reverse(edit, args=[crowd.offer.pk]))),
        ("image chooser", (crowd.editor, reverse("wagtailimages_chooser:choose"))),
        ("image search", (crowd.editor, reverse("wagtailimages_chooser:choose_results") + "?q=p")),
        ("leader home", (crowd.leader, home)),
        ("user list", (crowd.office, reverse("wagtailusers_users:index"))),
        (
            "region explorer",
            (crowd.office, reverse("wagtailadmin_explore", args=[crowd.region_page.pk])),
        ),
    ]


def measure(user: User, url: str, rounds: int) -> Measured:
    """Return the median time of warm requests, and the queries of one."""
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    for _warm in range(2):
        if client.get(url).status_code != 200:
            raise CommandError(f"{url} does not answer 200 to {user}.")
    queries = _count(client, url)
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - start) * 1000)
    return Measured(statistics.median(times), queries)


def _count(client: Client, url: str) -> int:
    """Count at the connection: its log of queries is emptied when a request starts."""
    seen = []

    def remember(execute: Any, sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(remember):
        client.get(url)
    return len(seen)
