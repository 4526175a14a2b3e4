"""The facts of one offer of the crowd, spread as in the field: much of some, little of others."""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import accumulate
from typing import Any

from django.utils.timezone import localdate

from benchmarks.catalogue.page_rows import NOW
from benchmarks.catalogue.providers import Provider
from benchmarks.catalogue.words import FIELD, Words
from offers.enums import PlaceKind
from offers.kinds import KINDS
from partners.organisations.models import Level, Profile, ProgrammeLine, SchoolYear, Topic

TOPICS = 60
# How many of a hundred offers are of a kind; what is not named has three.
OFTEN = {"workshop": 22, "tour": 18, "guest_lesson": 18, "internship": 14, "assignment": 6}
PERIODS = [
    (None, None),
    (None, None),
    (None, None),
    *[(start, start + 120) for start in (-60, 0, 30, 90, 200)],
    *[(start, None) for start in (-200, 20, 150)],
    *[(None, end) for end in (30, 90, 300)],
]
DURATIONS = [
    *[(minutes, "minutes") for minutes in (45, 60, 90, 90, 120, 150, 180, 240)],
    *[(amount, "hours") for amount in (2, 3, 4, 6)],
    *[(amount, "dayparts") for amount in (1, 1, 2, 4)],
    *[(amount, "days") for amount in (1, 2, 5)],
    *[(amount, "weeks") for amount in (2, 10, 20)],
    (6, "months"),
]
WEEKDAYS: list[list[str]] = [
    [],
    [],
    [],
    ["1", "2", "3", "4", "5"],
    ["2", "4"],
    ["4"],
    ["5"],
    ["1", "3"],
    ["4", "5"],
    ["6"],
]
LANGUAGES = [["nl"]] * 16 + [["nl", "en"]] * 2 + [["en"], ["nl", "de"], ["nl", "fy"]]


@dataclass
class Offer:
    """`values` by column; `chosen` maps the names of reference lists to codes."""

    kind: Any  # the page class
    provider: Provider
    values: dict[str, Any]
    chosen: dict[str, list[str]] = field(default_factory=dict)
    partner_ids: list[int] = field(default_factory=list)
    picture_id: int | None = None
    located: bool = True


def add_topics(words: Words) -> None:
    """Fill the list of topics up to sixty."""
    missing = TOPICS - Topic.objects.count()
    taken = set(Topic.objects.values_list("code", flat=True))
    fresh = [word for word in dict.fromkeys((*FIELD, *words.nouns)) if word not in taken]
    Topic.objects.bulk_create(
        Topic(code=word, name=word.capitalize(), name_en=f"{word} (en)", sort_order=100 + order)
        for order, word in enumerate(fresh[:missing])
    )


@dataclass
class Facts:
    """Draws offers."""

    dice: random.Random
    words: Words

    def __post_init__(self) -> None:
        lists: dict[str, list[Any]] = {
            name: list(model._default_manager.all())
            for name, model in (
                ("profiles", Profile),
                ("levels", Level),
                ("school_years", SchoolYear),
                ("topics", Topic),
                ("lines", ProgrammeLine),
            )
        }
        self.keys = {name: {item.code: item.pk for item in items} for name, items in lists.items()}
        self.names = {
            name: {item.code: (item.name, item.name_en) for item in items}
            for name, items in lists.items()
        }
        # In their own order, in which an offer shows them too.
        self.codes = {name: list(keys) for name, keys in self.keys.items()}
        self.rank = {
            name: {code: place for place, code in enumerate(codes)}
            for name, codes in self.codes.items()
        }
        self.kind_weights = list(accumulate(OFTEN.get(page.kind.code, 3) for page in KINDS))
        self.topic_weights = list(accumulate(1 / (rank + 3) for rank in range(TOPICS)))
        self.labels = {page: str(page.kind.label).split(",")[0] for page in KINDS}
        today = localdate()
        self.periods = [
            tuple(None if day is None else today + timedelta(days=day) for day in period)
            for period in PERIODS
        ]
        self.ends = [None] * 9 + [NOW + timedelta(days=days) for days in (20, 200, 500)]

    def draw(self, provider: Provider) -> Offer:
        kind = self.dice.choices(KINDS, cum_weights=self.kind_weights)[0]
        offer = Offer(kind, provider, self._texts(kind) | self._numbers(kind) | self._moments())
        offer.values |= self._place(offer) | {
            "company_id": provider.company_id,
            "network_id": provider.network_id,
            "region_id": provider.region.pk,
        }
        offer.chosen = self._chosen()
        line = self.dice.choice([None, None, *self.codes["lines"]])
        offer.chosen["lines"] = [line] if line else []
        offer.values["programme_line_id"] = self.keys["lines"][line] if line else None
        if provider.picture_ids and self.dice.random() < 0.6:
            offer.picture_id = self.dice.choice(provider.picture_ids)
        return offer

    def _texts(self, kind: Any) -> dict[str, Any]:
        words = self.words
        body = " ".join(words.sentence() for _number in range(3))
        return {
            "title": f"{self.labels[kind]} {words.noun()} en {words.noun()}",
            "summary": words.sentence(),
            "description": f"<p>{body}</p>",
            "learning_goals": words.sentence(),
        }

    def _numbers(self, kind: Any) -> dict[str, Any]:
        choice = self.dice.choice
        sizes: tuple[int | None, ...] = (8, 12, 15, 16, 20, 24, 24, 28, 30, 30, 60)
        if "group_max" not in kind.required_facts:
            sizes += (None, None)
        largest = choice(sizes)
        duration, unit = choice(DURATIONS)
        return {
            "group_max": largest,
            "group_min": choice((None, None, None, 4, 5, 8)),
            "minimum_age": choice((None,) * 9 + (12, 14, 15, 16)),
            "duration": duration,
            "duration_unit": unit,
            "lead_time_days": choice((None, 3, 7, 14, 14, 21, 28, 42)),
            "cost": choice((None, None, 0, 0, 0, 25, 75, 150)),
            "accessibility": choice(("", "", "full", "help", "none")),
            "audience": choice(("pupils",) * 8 + ("teachers", "both")),
        }

    def _moments(self) -> dict[str, Any]:
        first, last = self.dice.choice(self.periods)
        return {
            "available_from": first,
            "available_until": last,
            "weekdays": self.dice.choice(WEEKDAYS),
            "languages": self.dice.choice(LANGUAGES),
            "expire_at": self.dice.choice(self.ends),
        }

    def _place(self, offer: Offer) -> dict[str, Any]:
        """Mostly at the company; at school and online there is no place of its own."""
        places = (PlaceKind.COMPANY,) * 7 + (PlaceKind.SCHOOL, PlaceKind.SCHOOL, PlaceKind.ONLINE)
        kind, spot = self.dice.choice(places), offer.provider.spot
        offer.located = kind == PlaceKind.COMPANY
        return {
            "place_kind": str(kind.value),
            "postcode": f"{spot.postcode} AB" if offer.located else "",
            "place": spot.name if offer.located else "",
        }

    def _chosen(self) -> dict[str, list[str]]:
        dice, codes = self.dice, self.codes
        # Levels lie beside each other: vmbo bb to tl, havo and vwo.
        first, many = dice.choice((0, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8)), dice.choice((1, 2, 2, 3, 4))
        topics = dice.choices(
            codes["topics"], cum_weights=self.topic_weights, k=dice.choice((1, 2, 3))
        )
        chosen = {
            "levels": codes["levels"][first : first + many],
            "profiles": dice.sample(codes["profiles"], dice.choice((0, 1, 1, 2, 3))),
            "school_years": dice.sample(codes["school_years"], dice.choice((0, 1, 2, 2, 3))),
            "topics": set(topics),
        }
        return {
            name: sorted(some, key=self.rank[name].__getitem__) for name, some in chosen.items()
        }
