"""Pictures of offers in templates."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from offers.pictures import picture_html

register = template.Library()


@register.simple_tag
def offer_picture(image: Any, frame: str, alt: str = "", lazy: bool = True) -> SafeString:
    return picture_html(image, frame, alt=alt, lazy=lazy)
