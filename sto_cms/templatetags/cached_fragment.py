"""Parts of a page that are the same for every reader: drawn once, then cached by this process.

Django's own tag draws with all that a template knows, so one name too many in a cached part would
show one reader's to the next; this one knows the values it names and nothing else. It is also the
quicker one: 11 µs a part where Django's takes 20 and drawing it 17 (docs/performance.md, "Four
places that are clever").
"""

from typing import Any

from django import template
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

# Drawings of one block, by far more than there are; then it begins anew.
MOST = 1_000
_blocks: list[dict[Any, SafeString]] = []


class CachedFragmentNode(template.Node):
    """Knows nothing but the values it names, so that nothing of a reader can be cached in it."""

    def __init__(self, nodelist: NodeList, named: dict[str, FilterExpression]) -> None:
        self.nodelist = nodelist
        self.named = named
        self.drawn: dict[Any, SafeString] = {}
        _blocks.append(self.drawn)

    def render(self, context: template.Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self.named.items()}
        # As they will be drawn: “<b>” is another text than the same that is safe.
        key = (get_language(), *map(_as_drawn, values.values()))
        drawn = self.drawn.get(key)
        if drawn is None:
            if len(self.drawn) >= MOST:
                self.drawn.clear()
            drawn = self.drawn[key] = self._draw(context, values)
        return drawn

    def _draw(self, context: template.Context, values: dict[str, Any]) -> SafeString:
        alone = template.Context(values, autoescape=context.autoescape)
        # As {% include %} and {% url %} expect of a context.
        alone.template = context.template
        # Drawn as any template is: every value in it was escaped.
        return mark_safe(self.nodelist.render(alone))


def _as_drawn(value: Any) -> tuple[str, bool]:
    return conditional_escape(value), bool(value)


@register.tag
def cached_fragment(parser: Parser, token: Token) -> CachedFragmentNode:
    """Draw what is between this tag and its end once per language and values named."""
    _tag, *bits = token.split_contents()
    named = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError("cached_fragment takes name=value only.")
    nodelist = parser.parse(("endcached_fragment",))
    parser.delete_first_token()
    return CachedFragmentNode(nodelist, named)


@receiver(setting_changed)
def forget(**_facts: Any) -> None:
    """Draw anew under other settings; only tests change those of a process that runs."""
    for drawn in _blocks:
        drawn.clear()
