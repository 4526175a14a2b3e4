"""Pictures of offers in the sizes and formats pages show them in.

Making one takes a while, AVIF most of all, so the worker does (`make_ready`) once an offer is
online. Until then a page shows one plain WebP.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError

from offers.pages import OfferPicture

logger = logging.getLogger(__name__)

# The first a browser knows is the one it fetches; all know the last.
FORMATS = ("avif", "webp")


@dataclass(frozen=True)
class Frame:
    """Where a picture stands: its crops, the smallest first, and how wide it is drawn."""

    crops: tuple[str, ...]
    sizes: str

    def filters(self, format_: str) -> list[Filter]:
        return [Filter(spec=f"{crop}|format-{format_}") for crop in self.crops]

    @property
    def all_filters(self) -> list[Filter]:
        return [one for format_ in FORMATS for one in self.filters(format_)]


FRAMES = {
    "card": Frame(
        ("fill-400x240", "fill-640x384"),
        "(min-width: 62rem) 18rem, (min-width: 40rem) 45vw, 92vw",
    ),
    "head": Frame(("fill-480x306", "fill-880x560"), "(min-width: 62rem) 27rem, 92vw"),
    "gallery": Frame(("fill-360x240", "fill-600x400"), "(min-width: 40rem) 18rem, 92vw"),
}


def pictures_with_sizes() -> QuerySet[OfferPicture]:
    """Pictures of offers with the sizes that were made, to prefetch."""
    pictures = OfferPicture.objects.select_related("image")
    return pictures.prefetch_related("image__renditions")


def is_ready(image: Any, frame: str) -> bool:
    """True if this picture was made in every size and format of a frame."""
    wanted = FRAMES[frame].all_filters
    return len(image.find_existing_renditions(*wanted)) == len(wanted)


def make_ready(images: Iterable[Any]) -> None:
    """Make these pictures in all sizes; one that cannot be read is told in the log and skipped."""
    for image in images:
        try:
            for frame in FRAMES.values():
                image.get_renditions(*frame.all_filters)
        except (SourceImageIOError, InvalidFilterSpecError, OSError, ValueError):
            logger.exception("Picture %s cannot be made smaller.", image.pk)


def picture_html(image: Any, frame_name: str, *, alt: str, lazy: bool) -> SafeString:
    """Return a <picture> with a choice of sizes, or a plain <img> where they are not made yet."""
    frame = FRAMES[frame_name]
    loading = format_html(' loading="lazy"') if lazy else format_html(' fetchpriority="high"')
    made = image.find_existing_renditions(*frame.all_filters)
    if len(made) < len(frame.all_filters):
        plain = image.get_rendition(frame.filters(FORMATS[-1])[-1])
        return _img(plain, alt, loading)
    *sources, last = [[made[one] for one in frame.filters(format_)] for format_ in FORMATS]
    return format_html(
        "<picture>{}{}</picture>",
        format_html_join(
            "",
            '<source type="image/{}" srcset="{}" sizes="{}">',
            (
                (format_, _srcset(renditions), frame.sizes)
                for format_, renditions in zip(FORMATS, sources, strict=False)
            ),
        ),
        _img(
            last[-1],
            alt,
            format_html('{} srcset="{}" sizes="{}"', loading, _srcset(last), frame.sizes),
        ),
    )


def _srcset(renditions: list[Any]) -> str:
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in by_width.items())


def _img(rendition: Any, alt: str, facts: SafeString) -> SafeString:
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}"{}>',
        rendition.url,
        rendition.width,
        rendition.height,
        alt,
        facts,
    )
