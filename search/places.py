"""From what somebody types as a place to coordinates and kilometres."""

import math
import re
from dataclasses import dataclass

from django.db.models import Avg

from partners.models import Place

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Point:
    """Degrees, WGS 84, and how to name it."""

    latitude: float
    longitude: float
    label: str


def locate(text: str) -> Point | None:
    """Find a postcode ("2516", "2516 AB") or a place name; None if it is not known."""
    text = " ".join(text.split())
    digits = re.match(r"([1-9][0-9]{3})\s?([a-zA-Z]{2})?$", text)
    if digits:
        place = Place.objects.filter(postcode=digits.group(1)).first()
        return Point(place.latitude, place.longitude, text) if place else None
    middle = Place.objects.filter(name__iexact=text).aggregate(
        latitude=Avg("latitude"), longitude=Avg("longitude")
    )
    if middle["latitude"] is None:
        return None
    return Point(middle["latitude"], middle["longitude"], text)


def kilometres(one: Point, other: Point) -> float:
    """Return the great-circle distance (haversine)."""
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half_lat = (lat2 - lat1) / 2
    half_lon = math.radians(other.longitude - one.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))
