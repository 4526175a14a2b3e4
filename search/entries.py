"""One narrow row per visible offer: everything the catalogue filters and sorts on.

Read anew for each search: right for some thousands of offers; docs/architecture.md says
what comes after that.
"""

import datetime
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Avg
from django.utils.html import strip_tags
from django.utils.translation import override
from wagtail.models import Locale, Page

from offers.models import KINDS, OfferPage
from partners.models import Place
from search.places import Point


@dataclass
class Entry:
    """What is known of one offer; `values` maps a facet's name to this offer's choices."""

    pk: int
    title: str
    text: str
    published: datetime.datetime | None
    group_min: int | None
    group_max: int | None
    available_from: datetime.date | None
    available_until: datetime.date | None
    weekdays: list[str]
    point: Point | None
    values: dict[str, set[str]] = field(default_factory=dict)


def fold(text: str) -> str:
    """Return text in lower case and without accents, for comparing."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def in_both_languages(label: Any) -> list[str]:
    """Return a translated text in Dutch and English, whoever asks."""
    words = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            words.append(str(label))
    return words


def load_entries(locale: Locale) -> list[Entry]:
    """Return an entry for each offer schools may see in this language."""
    visible = OfferPage.objects.visible().filter(locale=locale)
    choices = {
        "profile": _chosen(visible, "profiles"),
        "level": _chosen(visible, "levels"),
        "topic": _chosen(visible, "topics"),
    }
    kinds = _kinds_by_content_type()
    providers = dict(Page.objects.live().filter(locale=locale).values_list("path", "title"))
    points = _points()
    rows = visible.values(
        "pk",
        "path",
        "title",
        "summary",
        "description",
        "content_type_id",
        "region__slug",
        "region__name",
        "place",
        "postcode",
        "group_min",
        "group_max",
        "available_from",
        "available_until",
        "weekdays",
        "first_published_at",
    )
    return [_entry(row, choices, kinds, providers, points) for row in rows.order_by("pk")]


def _entry(
    row: dict[str, Any],
    choices: dict[str, dict[int, dict[str, str]]],
    kinds: dict[int, Any],
    providers: dict[str, str],
    points: dict[str, Point],
) -> Entry:
    kind = kinds[row["content_type_id"]]
    chosen = {name: by_page.get(row["pk"], {}) for name, by_page in choices.items()}
    words = [
        row["title"],
        row["summary"],
        strip_tags(row["description"]),
        *in_both_languages(kind.label),
        providers.get(row["path"][: -Page.steplen], ""),
        row["place"],
        row["region__name"],
        *(name for names in chosen.values() for name in names.values()),
    ]
    return Entry(
        pk=row["pk"],
        title=row["title"],
        text=fold(" ".join(words)),
        published=row["first_published_at"],
        group_min=row["group_min"],
        group_max=row["group_max"],
        available_from=row["available_from"],
        available_until=row["available_until"],
        weekdays=row["weekdays"] or [],
        point=points.get(row["postcode"][:4]) or points.get(row["place"].lower()),
        values={
            "kind": {kind.code},
            "region": {row["region__slug"]},
            "profile": set(chosen["profile"]),
            "level": set(chosen["level"]),
        },
    )


def _chosen(visible: Any, name: str) -> dict[int, dict[str, str]]:
    """Map page ids to {code: names} of what they chose in one reference list."""
    found: dict[int, dict[str, str]] = {}
    rows = visible.filter(**{f"{name}__isnull": False}).values_list(
        "pk", f"{name}__code", f"{name}__name", f"{name}__name_en"
    )
    for pk, code, dutch, english in rows:
        found.setdefault(pk, {})[code] = f"{dutch} {english}"
    return found


def _kinds_by_content_type() -> dict[int, Any]:
    return {
        ContentType.objects.get_for_model(page_class).pk: page_class.kind for page_class in KINDS
    }


def _points() -> dict[str, Point]:
    """Map four-digit postcodes and lower-case place names to coordinates."""
    # Tuples, not objects: the whole country has four thousand areas.
    areas = Place.objects.values_list("postcode", "latitude", "longitude", "name")
    points = {code: Point(lat, lon, name) for code, lat, lon, name in areas.order_by()}
    middles = (
        Place.objects.order_by().values("name").annotate(lat=Avg("latitude"), lon=Avg("longitude"))
    )
    points |= {row["name"].lower(): Point(row["lat"], row["lon"], row["name"]) for row in middles}
    return points
