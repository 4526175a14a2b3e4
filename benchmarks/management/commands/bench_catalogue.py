"""Whether the catalogue stays as quick with 100,000 offers; docs/performance.md explains it."""

import logging
import os
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from benchmarks.catalogue.apart import measure_apart
from benchmarks.catalogue.bad_requests import odd_lines
from benchmarks.catalogue.build import OfferCrowd
from benchmarks.catalogue.index import (
    MEGABYTES,
    count_lines,
    load_line,
    rebuild_seconds,
    refresh_line,
)
from benchmarks.catalogue.pages import PageBench, PageTimes, page_lines
from benchmarks.catalogue.publishing import publish_line
from benchmarks.catalogue.scratch import scratch_database
from benchmarks.catalogue.server import server_lines
from benchmarks.catalogue.timing import Line, judge
from search.engine.matches import find
from search.engine.query import CatalogueQuery
from search.engine.refresh import fresh_index

SIZES = (1_000, 10_000, 100_000)
SITEMAP_SECONDS, SITEMAP_MEGABYTES = 10, 10


class Command(BaseCommand):
    help = "Measure the catalogue with 1,000 to 100,000 offers, in a scratch database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=30, help="warm requests per line")
        parser.add_argument("--stock-rounds", type=int, default=30, help="of the stock listing")
        parser.add_argument("--odd", type=int, default=2_000, help="queries nobody thinks of")
        parser.add_argument("--sizes", type=_numbers, default=SIZES, help="1000,10000,100000")
        parser.add_argument("--only-print", action="store_true", help="do not fail on a limit")

    def handle(self, *args: Any, **options: Any) -> None:
        self.rounds, self.stock_rounds = options["rounds"], options["stock_rounds"]
        self.odd = options["odd"]
        logging.getLogger("django.request").setLevel(logging.CRITICAL)  # the table says it
        with scratch_database() as database:
            lines = self._measure(options["sizes"], database)
        waiting = ", ".join(f"{load:.1f}" for load in os.getloadavg())
        self.stdout.write(
            f"\n{connection.vendor}, medians; {settings.SETTINGS_MODULE}; "
            f"{os.cpu_count()} cores, load {waiting} (1, 5 and 15 minutes)"
        )
        for line in lines:
            self.stdout.write(str(line))
        if not options["only_print"]:
            judge(lines)

    def _measure(self, sizes: tuple[int, ...], database: str) -> list[Line]:
        crowd, bench = OfferCrowd(), None
        pages: dict[int, PageTimes] = {}
        sitemaps: dict[int, dict[str, float]] = {}
        for size in sizes:
            start = time.perf_counter()
            crowd.grow(size)
            self.stdout.write(f"{size:,} offers: built in {time.perf_counter() - start:.0f} s")
            _check_index(size)
            bench = bench or PageBench(self.rounds, self.stock_rounds, crowd.words)
            pages[size] = bench.measure()
            sitemaps[size] = measure_apart("sitemap", database)
            self._tell(pages[size], sitemaps[size])
        small, large = min(sizes), max(sizes)
        return [
            *count_lines(self.rounds),
            *page_lines(pages[small], pages[large]),
            *server_lines(database),
            load_line(),
            refresh_line(self.rounds),
            Line("index memory", measure_apart("memory", database)["asked"], MEGABYTES, " MB"),
            *_sitemap_lines(sitemaps[small], sitemaps[large]),
            publish_line(self.rounds),
            *odd_lines(self.odd, crowd.words),
        ]

    def _tell(self, pages: PageTimes, sitemap: dict[str, float]) -> None:
        self.stdout.write(
            f"  filter page {pages.filtered:.2f} ms ({pages.kilobytes:.0f} KB, queries "
            f"{sorted(pages.queries)}), empty view {pages.empty:.2f} ms, compressed "
            f"{pages.zipped:.2f} and {pages.empty_zipped:.2f} ms, text page "
            f"{pages.words:.2f} ms, cached page {pages.cached:.2f} ms, empty view with a query "
            f"{pages.empty_after_query:.2f} ms, stock listing {pages.stock:.0f} ms"
        )
        self.stdout.write(
            f"  sitemap {sitemap['seconds']:.1f} s, {sitemap['urls']:.0f} URLs, "
            f"{sitemap['megabytes']:.0f} MB; drawing 1,000 entries {rebuild_seconds():.1f} s"
        )


def _check_index(size: int) -> None:
    """Make sure that what is measured is the whole catalogue."""
    found = find(fresh_index(), CatalogueQuery(language="nl")).total
    if found != size:
        raise CommandError(f"The index has {found} offers in Dutch, and there are {size}.")


def _sitemap_lines(small: dict[str, float], large: dict[str, float]) -> list[Line]:
    more = large["megabytes"] - small["megabytes"]
    return [
        Line("sitemap, all parts", large["seconds"], SITEMAP_SECONDS, " s"),
        Line("sitemap, memory more than when small", more, SITEMAP_MEGABYTES, " MB"),
    ]


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))
