"""A list of drawn cards as HTML: its template would be walked through for every card."""

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from search.screen.cards import DrawnCard
from search.screen.reader import may_save

register = template.Library()

BUTTON = "saved/_favourite_button.html"
ITEM = (
    '<li data-at="{}" data-number="{}">{}'
    '<div class="card-tools no-print">{}{}</div></li>'
)  # fmt: skip
PICK = (
    '<label class="pick"><input type="checkbox" name="offer" value="{}" form="compare-form" />'
    '<span>{}<span class="visually-hidden"> {}</span></span></label>'
)


@register.simple_tag(takes_context=True)
def card_items(context: Any, cards: list[DrawnCard], first_number: int) -> SafeString:
    """Return each card as an item of the list, with what its reader may do with it."""
    button, compare = _button_of(context), escape(_("Compare"))
    parts = []
    for number, card in enumerate(cards, first_number):
        pick = PICK.format(card.page_id, compare, escape(card.title))
        parts.append(ITEM.format(escape(card.at), number, card.html, button(card), pick))
    # By hand and not by format_html(), which looks at every value again; all are safe by now.
    return mark_safe("".join(parts))


@register.simple_tag
def compare_pick(page_id: int, title: str) -> SafeString:
    """Return the tick box beside an offer; its form is _compare_form.html."""
    return format_html(PICK, page_id, _("Compare"), title)


def _button_of(context: Any) -> Callable[[DrawnCard], SafeString]:
    """Return what draws the button to save an offer, for members of schools; else nothing."""
    if not may_save(context):
        return lambda card: SafeString("")
    button = context.template.engine.get_template(BUTTON)

    def draw(card: DrawnCard) -> SafeString:
        with context.push(page_id=card.page_id, title=card.title):
            return button.render(context)

    return draw
