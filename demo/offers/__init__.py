"""Offers of the demo, as their companies and networks tell them.

Facts have the names of the model's fields; offer_pages.py says what is told otherwise
(codes, seasons, stops, the journey through moderation).
"""

from typing import Any

from demo.offers import (
    almere,
    almere_heat_and_boats,
    binck,
    binckhorst,
    drenthe,
    haaglanden,
    kopernagel,
    kopernagel_moving,
    overijssel,
    westerkwartier,
)

SOURCES = (
    kopernagel_moving,
    kopernagel,
    haaglanden,
    westerkwartier,
    binckhorst,
    overijssel,
    almere,
    almere_heat_and_boats,
    drenthe,
    binck,
)


def _mixed(lists: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Deal the lists out evenly: what is made last comes first under "newest"."""
    placed = [
        ((n + 1) / len(told), order, offer)
        for order, told in enumerate(lists)
        for n, offer in enumerate(told)
    ]
    return [offer for *_place, offer in sorted(placed, key=lambda row: row[:2])]


OFFERS = _mixed([source.OFFERS for source in SOURCES])
