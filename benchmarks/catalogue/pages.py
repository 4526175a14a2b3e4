"""How long pages of the catalogue take, beside an empty view and a stock listing."""

from dataclasses import dataclass, field

from django.core.management.base import CommandError

from benchmarks.catalogue.queries import filter_urls, text_urls
from benchmarks.catalogue.timing import Caller, Line, in_turns, median
from benchmarks.catalogue.urls import EMPTY, EMPTY_AFTER_QUERY, STOCK, SameBytes
from benchmarks.catalogue.words import Words
from search.catalogue_url import catalogue_url

QUERIES_COUNTED = 5  # URLs
WARM = 3


@dataclass
class PageTimes:
    """What pages took with one number of offers, in milliseconds.

    Zipped ones were asked as browsers do, so that the middleware compresses.
    """

    filtered: float
    empty: float
    zipped: float
    empty_zipped: float
    words: float
    cached: float
    empty_after_query: float
    stock: float
    queries: set[int] = field(default_factory=set)
    kilobytes: float = 0

    def slower(self, small: "PageTimes") -> float:
        """Return how many times slower a filter page is than in a small catalogue.

        Sizes are measured minutes apart, and a shared machine is not as quick all the time:
        each is told in empty views, measured in turns with it, which know of no size.
        """
        return (self.filtered / self.empty) / (small.filtered / small.empty)


class PageBench:
    """Asks the same URLs at every size; each URL is new to a cache when it is timed."""

    def __init__(self, rounds: int, stock_rounds: int, words: Words) -> None:
        self.caller, self.browser = Caller(), Caller(zipped=True)
        self.url = catalogue_url("nl")
        self.rounds, self.stock_rounds = rounds, stock_rounds
        many = 2 * rounds + WARM + QUERIES_COUNTED
        self.filters = filter_urls(self.url, many)
        self.words = text_urls(self.url, rounds + WARM, words)

    def measure(self) -> PageTimes:
        warm, counted, timed = self._split(self.filters)
        pages = [self.caller.get(path).content for path in warm]
        SameBytes.content = sorted(pages, key=len)[len(pages) // 2]
        self._warm(EMPTY, EMPTY_AFTER_QUERY)
        # Counted first: a cached page would make fewer.
        queries = {len(self.caller.queries(path)) for path in counted}
        rounds = self.rounds
        first, second = timed[:rounds], timed[rounds:]
        filtered, empty = in_turns(self.caller, first, [EMPTY] * rounds)
        zipped, empty_zipped = in_turns(self.browser, second, [EMPTY] * rounds)
        cached, after_query = self._cached()
        return PageTimes(
            filtered=filtered,
            empty=empty,
            zipped=zipped,
            empty_zipped=empty_zipped,
            words=self._text(),
            cached=cached,
            empty_after_query=after_query,
            stock=self._stock(timed),
            queries=queries,
            kilobytes=len(SameBytes.content) / 1024,
        )

    def _split(self, paths: list[str]) -> tuple[list[str], list[str], list[str]]:
        last = WARM + QUERIES_COUNTED
        return paths[:WARM], paths[WARM:last], paths[last:]

    def _text(self) -> float:
        self._warm(*self.words[:WARM])
        return in_turns(self.caller, self.words[WARM:])[0]

    def _cached(self) -> tuple[float, float]:
        """Ask one page again and again, in turns with the view that makes one query."""
        SameBytes.content = self.caller.get(self.url).content
        self._warm(self.url, EMPTY_AFTER_QUERY)
        rounds = self.rounds * 10
        cached, after_query = in_turns(
            self.browser, [self.url] * rounds, [EMPTY_AFTER_QUERY] * rounds
        )
        return cached, after_query

    def _stock(self, timed: list[str]) -> float:
        paths = [path.replace(self.url, STOCK, 1) for path in timed[: self.stock_rounds]]
        self._warm(paths[0])
        return median(self.caller.seconds(path) * 1000 for path in paths)

    def _warm(self, *paths: str) -> None:
        for path in paths:
            for _time in range(WARM):
                self.caller.get(path)


def page_lines(small: PageTimes, large: PageTimes) -> list[Line]:
    """Compare a large catalogue with a small one, and with what it is measured by."""
    if not large.cached or not large.empty:
        raise CommandError("The clock is too coarse to measure pages.")
    return [
        Line("filter page, times an empty view", large.zipped / large.empty_zipped, 8, "×"),
        Line("  the same, asked without compression", large.filtered / large.empty, unit="×"),
        Line("stock listing, times a filter page", large.stock / large.filtered, 50, "×", True),
        Line("filter page, times itself when small", large.slower(small), 1.3, "×"),
        Line("  the same, by the clock alone", large.filtered / small.filtered, unit="×"),
        Line("filter page, most queries", max(large.queries | small.queries), 8),
        Line(
            "filter page, other query counts than when small", len(large.queries ^ small.queries), 0
        ),
        Line("text page, times itself when small", large.words / small.words, 3, "×"),
        Line(
            "  cached page in-process, share of an empty view",
            large.empty_after_query / large.cached * 100,
            unit="%",
        ),
    ]
