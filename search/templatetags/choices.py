"""The choices of a filter as HTML: some 150 a page, too many for a template to loop over."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from search.facets import Option

register = template.Library()

CHECKED = " checked"


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
    before = format_html(
        '<label class="choice"><input type="checkbox" name="{}" value="{}" id="{}-{}"',
        name,
        value,
        name,
        value,
    )
    after = format_html(
        ' /><span>{}</span><span class="choice__count figures">',
        label,
    )
    return str(before), str(after)
