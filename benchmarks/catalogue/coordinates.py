"""Four thousand postcode areas, scattered over a country of the shape of the Netherlands."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.catalogue.words import Words
from partners.organisations.models import Place, Region

AREAS = 4_000
# West and east end of the country at a latitude, in degrees; roughly.
OUTLINE = (
    (50.80, 5.65, 6.05),
    (51.30, 3.60, 6.20),
    (51.70, 3.90, 6.10),
    (52.10, 4.30, 6.80),
    (52.50, 4.65, 7.00),
    (52.90, 4.80, 7.00),
    (53.35, 5.40, 7.10),
)
SUFFIXES = ("dam", "veld", "wijk", "dorp", "hoek", "broek", "horst", "meer", "zijl", "sluis")
TOWN_SIZE = 3  # postcodes in a town, about


@dataclass(frozen=True)
class Spot:
    """A postcode area as offers use it."""

    postcode: str
    name: str
    latitude: float
    longitude: float
    region: int  # which of the regions, from 0


def scatter(dice: random.Random, words: Words, regions: Sequence[Region]) -> list[Spot]:
    """Store the areas and return them; each belongs to the region whose middle is nearest."""
    middles = [_somewhere(dice) for _region in regions]
    spots: list[Spot] = []
    for number in range(AREAS):
        if number % TOWN_SIZE == 0:
            name, (latitude, longitude) = words.name() + dice.choice(SUFFIXES), _somewhere(dice)
        here = latitude + dice.gauss(0, 0.01), longitude + dice.gauss(0, 0.015)
        region = min(range(len(middles)), key=lambda one: _apart(middles[one], here))
        spots.append(Spot(str(1000 + number * 2), name, *here, region))
    Place.objects.bulk_create(
        [
            Place(
                postcode=spot.postcode,
                name=spot.name,
                municipality=spot.name,
                latitude=spot.latitude,
                longitude=spot.longitude,
                region=regions[spot.region],
            )
            for spot in spots
        ],
        batch_size=500,
    )
    return spots


def _somewhere(dice: random.Random) -> tuple[float, float]:
    south, north = dice.choice(list(pairwise(OUTLINE)))
    share = dice.random()
    latitude, west, east = (
        low + share * (high - low) for low, high in zip(south, north, strict=True)
    )
    return latitude, dice.uniform(west, east)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    # A degree of longitude is shorter here; the root is not needed to compare.
    return (one[0] - other[0]) ** 2 + (0.6 * (one[1] - other[1])) ** 2
