"""Kilometres between two places; where a place lies, partners knows."""

import math

from partners.places import Point, locate

__all__ = ["Point", "kilometres", "locate"]

EARTH_RADIUS_KM = 6371.0


def kilometres(one: Point, other: Point) -> float:
    """Return the great-circle distance (haversine)."""
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half_lat = (lat2 - lat1) / 2
    half_lon = math.radians(other.longitude - one.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))
