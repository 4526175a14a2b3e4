"""The choices of a filter as HTML: some 150 a page, too many for a template to loop over.

Measured: 5.8 ms of a page by a template, 0.2 ms so. A filter page would take 2.5 times an empty
view more, and be over its limit of 8 (docs/performance.md, "Four places that are clever").
"""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from search.engine.facets import Option
from search.screen.catalogue import FacetResult

register = template.Library()

# So many facets are open before anything is asked.
OPEN_AT_FIRST = 3
OPEN = " open"
FACET = (
    '<details class="facet" id="facet-{}"{}>{}<fieldset><legend class="visually-hidden">{}</legend>'
)
FACET_END = "</fieldset></details>"
MORE, MORE_END = '<details class="facet__more" id="more-{}">{}', "</details>"
CHECKED = " checked"
BOX = '<label class="choice"><input type="checkbox" name="{}" value="{}" id="{}-{}"'
NAME = ' /><span>{}</span><span class="choice__count figures">'


@register.simple_tag
def facet_items(facets: Iterable[FacetResult]) -> SafeString:
    """The facets that have choices, each to open and close; the first few are open."""
    parts: list[str] = []
    language = get_language()
    for number, facet in enumerate(facets):
        if not facet.options:
            continue
        chosen, is_open = facet.selected_count, number < OPEN_AT_FIRST
        parts.append(_facet_opening(facet.name, facet.label, chosen, is_open, language))
        parts.append(choices(facet.name, facet.first))
        if facet.more:
            parts.append(_more_opening(facet.name, facet.label, len(facet.more), language))
            parts.append(choices(facet.name, facet.more))
            parts.append(MORE_END)
        parts.append(FACET_END)
    # Every part of it was escaped where it was made.
    return mark_safe("".join(parts))


@lru_cache(maxsize=2_000)
def _facet_opening(
    name: str, label: str, chosen: int, is_open: bool, _language: str | None
) -> SafeString:
    summary = render_to_string("search/_facet_summary.html", {"label": label, "chosen": chosen})
    return format_html(FACET, name, OPEN if is_open or chosen else "", summary, label)


@lru_cache(maxsize=2_000)
def _more_opening(name: str, label: str, total: int, _language: str | None) -> SafeString:
    summary = render_to_string("search/_facet_more.html", {"label": label, "total": total})
    return format_html(MORE, name, summary)


@register.simple_tag
def choices(name: str, options: Iterable[Option]) -> SafeString:
    """One tick box per choice of the facet `name`, with how many fit it."""
    parts = []
    for option in options:
        before, after = _around(name, option.value, option.label)
        parts.append(f"{before}{CHECKED if option.selected else ''}{after}{option.count}")
        parts.append("</span></label>")
    # Every text in it was escaped by _around(); the rest is a number.
    return mark_safe("".join(parts))


@lru_cache(maxsize=2_000)
def _around(name: str, value: str, label: str) -> tuple[str, str]:
    """Return what stands before and after the mark of a ticked choice; the same on every page."""
    return str(format_html(BOX, name, value, name, value)), str(format_html(NAME, label))
