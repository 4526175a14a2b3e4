"""Kilometres between places; where a place lies, partners knows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from partners.organisations.locating import Point

EARTH_RADIUS_KM = 6371.0


def unit_vectors(points: NDArray[Any]) -> NDArray[np.float64]:
    """Return where each point is on a sphere of radius 1, a row of x, y and z for each.

    `points` has a row of latitude and longitude, in degrees, for each.
    """
    latitude, longitude = np.radians(np.asarray(points, dtype=np.float64).reshape(-1, 2)).T
    around = np.cos(latitude)
    return np.column_stack(
        [around * np.cos(longitude), around * np.sin(longitude), np.sin(latitude)]
    )


def kilometres(origin: Point, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the great-circle distance to each point, known by its vector.

    By way of the chord, which is as exact as the haversine for what is near.
    """
    chords = vectors - unit_vectors(np.array([origin.latitude, origin.longitude]))
    halves = np.sqrt(np.einsum("ij,ij->i", chords, chords)) / 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, halves))
