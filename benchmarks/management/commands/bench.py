"""How heavy and how quick the main pages are, on the data that is there."""

import gzip
import statistics
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from offers.models import OfferPage


class Command(BaseCommand):
    help = "Print the median time, the queries and the weight of the main pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=30, help="warm requests per page")

    def handle(self, *args: Any, **options: Any) -> None:
        offer = OfferPage.objects.visible().filter(locale=Locale.get_default()).first()
        if offer is None:
            raise CommandError("There is nothing online. Run `manage.py demo` first.")
        total = OfferPage.objects.visible().count()
        self.stdout.write(
            f"{total} visible offers, {connection.vendor}, {options['rounds']} rounds"
        )
        self.stdout.write(f"{'page':<44}{'ms':>8}{'queries':>9}{'KB':>8}{'KB gz':>8}")
        for path in self._paths(offer):
            self._measure(path, options["rounds"])

    def _paths(self, offer: OfferPage) -> list[str]:
        page = offer.get_url() or "/"
        return [
            "/",
            "/aanbod/",
            "/aanbod/?q=metaal",
            "/aanbod/?kind=tour&level=kb&group=24",
            "/aanbod/?near=2516&within=15",
            page,
            page.rstrip("/").rsplit("/", 1)[0] + "/",
        ]

    def _measure(self, path: str, rounds: int) -> None:
        client = Client(headers={"host": "localhost"})
        with CaptureQueriesContext(connection) as queries:
            body = client.get(path).content
        times = []
        for _round in range(rounds):
            start = time.perf_counter()
            client.get(path)
            times.append((time.perf_counter() - start) * 1000)
        raw, zipped = len(body) / 1024, len(gzip.compress(body)) / 1024
        median = statistics.median(times)
        self.stdout.write(
            f"{path[:43]:<44}{median:>8.1f}{len(queries):>9}{raw:>8.1f}{zipped:>8.1f}"
        )
