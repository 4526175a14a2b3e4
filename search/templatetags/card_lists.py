"""What the reader of a list of cards may do with them."""

from typing import Any

from django import template

from search.screen.reader import may_save

register = template.Library()


@register.simple_tag(takes_context=True)
def reader_may_save(context: Any) -> bool:
    """True for members of schools: the app that saves offers says it."""
    return may_save(context)
