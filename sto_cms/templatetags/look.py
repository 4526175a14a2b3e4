"""Template tags for the drawings: icons go inline, motifs as images."""

import re
from functools import cache, lru_cache
from pathlib import Path

import segno
from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PACKAGE = Path(__file__).resolve().parent.parent
ICON_FOLDER = PACKAGE / "templates" / "sto" / "icons"
MOTIF_FOLDER = PACKAGE / "static" / "sto" / "motifs"
SVG_SHELL = re.compile(r"^\s*<svg[^>]*>|</svg>\s*$")

# Characters; the code of a longer text has squares of less than half a millimetre.
LONGEST_CODE = 600

register = template.Library()


@cache
def icon_shapes() -> dict[str, str]:
    """The shapes of every drawn icon by name, without their <svg> shell.

    Names are looked up here and never become part of a path, so a name from
    data cannot reach another file.
    """
    return {path.stem: SVG_SHELL.sub("", path.read_text()) for path in ICON_FOLDER.glob("*.svg")}


@cache
def motif_names() -> frozenset[str]:
    return frozenset(path.stem for path in MOTIF_FOLDER.glob("*.svg"))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative 24 by 24 icon, or nothing when no such icon is drawn."""
    shapes = icon_shapes().get(name)
    if shapes is None:
        return mark_safe("")
    # The shapes are files of this repository, not anybody's input.
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        mark_safe(shapes),
    )


@register.simple_tag
def qr(text: str) -> SafeString:
    """A QR code, for paper or another screen; nothing for a text too long for a phone to read."""
    if len(text) > LONGEST_CODE:
        return mark_safe("")
    # Only addresses are public; the secret of a second step must not stay in memory.
    return _kept_code(text) if text.startswith("http") else _code(text)


def _code(text: str) -> SafeString:
    # Made by segno from modules only; the text is encoded, not repeated.
    return mark_safe(
        segno.make(text, error="m").svg_inline(svgclass="qr", lineclass=None, omitsize=True)
    )


# Drawing one takes 15 ms, and a brochure has forty.
_kept_code = lru_cache(maxsize=500)(_code)


@register.simple_tag
def motif(name: str) -> SafeString:
    """The large line drawing of a kind; decorative, with its own light and dark colours."""
    if name not in motif_names():
        return mark_safe("")
    return format_html(
        '<img class="motif" src="{}" alt="" width="400" height="240" loading="lazy">',
        static(f"sto/motifs/{name}.svg"),
    )
