"""The drawing under the map: the country in a few lines, postcodes as dots, towns by name.

Nothing is asked of anybody else's server: a reader's place is nobody's business.
"""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from partners.organisations.models import Place

Line = list[tuple[float, float]]

MOST_TOWNS = 150
DAY = 24 * 60 * 60

# Degrees (latitude, longitude), WGS 84; drawn by hand, good to a few kilometres.
MAINLAND: Line = [
    (51.45, 3.55), (51.53, 3.43), (51.60, 3.52), (51.70, 3.68), (51.75, 3.85), (51.82, 3.86),
    (51.87, 4.05), (51.97, 3.98), (51.98, 4.11), (52.11, 4.27), (52.20, 4.38), (52.38, 4.52),
    (52.46, 4.55), (52.62, 4.61), (52.84, 4.69), (52.96, 4.76), (52.93, 5.03), (53.07, 5.33),
    (53.18, 5.41), (53.31, 5.63), (53.38, 5.90), (53.41, 6.20), (53.43, 6.58), (53.45, 6.83),
    (53.33, 6.94), (53.24, 7.20), (53.00, 7.20), (52.84, 7.08), (52.64, 7.05), (52.64, 6.75),
    (52.55, 6.69), (52.47, 6.70), (52.46, 6.98), (52.37, 7.06), (52.23, 7.05), (52.11, 6.76),
    (52.03, 6.69), (51.97, 6.83), (51.90, 6.72), (51.84, 6.39), (51.85, 6.16), (51.83, 5.96),
    (51.73, 5.95), (51.66, 6.11), (51.50, 6.21), (51.37, 6.22), (51.23, 6.08), (51.17, 6.17),
    (51.09, 5.93), (51.03, 5.87), (50.99, 6.02), (50.90, 6.05), (50.76, 6.02), (50.76, 5.70),
    (50.86, 5.64), (51.03, 5.77), (51.15, 5.84), (51.19, 5.66), (51.27, 5.52), (51.31, 5.23),
    (51.42, 5.04), (51.48, 5.01), (51.42, 4.86), (51.42, 4.67), (51.47, 4.53), (51.37, 4.40),
    (51.38, 4.23), (51.44, 3.98), (51.45, 3.55),
]  # fmt: skip
ZEELAND_SOUTH: Line = [
    (51.37, 3.37), (51.40, 3.52), (51.34, 3.82), (51.39, 4.02), (51.37, 4.22), (51.26, 4.16),
    (51.22, 3.96), (51.21, 3.79), (51.27, 3.52), (51.29, 3.38), (51.37, 3.37),
]  # fmt: skip
LAKE: Line = [
    (52.93, 5.03), (52.77, 5.11), (52.70, 5.29), (52.63, 5.06), (52.51, 5.07), (52.44, 5.08),
    (52.35, 5.03), (52.33, 5.12), (52.37, 5.15), (52.52, 5.43), (52.60, 5.60), (52.66, 5.60),
    (52.78, 5.75), (52.84, 5.69), (52.88, 5.37), (53.05, 5.39), (53.07, 5.33),
]  # fmt: skip
ISLANDS: list[Line] = [
    [(53.00, 4.73), (53.17, 4.85), (53.10, 4.90), (53.00, 4.78), (53.00, 4.73)],
    [(53.23, 4.89), (53.30, 5.10)],
    [(53.36, 5.17), (53.44, 5.55)],
    [(53.44, 5.62), (53.46, 5.94)],
    [(53.48, 6.12), (53.50, 6.29)],
]
LINES = [MAINLAND, ZEELAND_SOUTH, LAKE, *ISLANDS]


@require_safe
def map_outline(request: HttpRequest) -> JsonResponse:
    """Answer lines, dots and towns, the largest first; the same for everybody."""
    areas = list(Place.objects.order_by("pk").values_list("name", "latitude", "longitude"))
    dots = [(round(latitude, 3), round(longitude, 3)) for _name, latitude, longitude in areas]
    answer = JsonResponse({"lines": LINES, "dots": dots, "towns": _towns(areas)})
    answer["Cache-Control"] = f"public, max-age={DAY}"
    return answer


def _towns(areas: list[Any]) -> list[tuple[str, float, float]]:
    """Return (name, latitude, longitude) of the towns with most postcodes, in the middle."""
    towns = defaultdict(list)
    for name, latitude, longitude in areas:
        towns[name].append((latitude, longitude))
    largest = sorted(towns.items(), key=lambda town: (-len(town[1]), town[0]))[:MOST_TOWNS]
    return [
        (
            name,
            round(sum(latitude for latitude, _ in points) / len(points), 3),
            round(sum(longitude for _, longitude in points) / len(points), 3),
        )
        for name, points in largest
    ]
