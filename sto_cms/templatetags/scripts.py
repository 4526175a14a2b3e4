"""Scripts with their fingerprint, so that a browser runs only the file we shipped."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def script(path: str) -> SafeString:
    """A deferred script of ours or of a package, by its path under static files."""
    return format_html(
        '<script src="{}" integrity="{}" defer></script>', static(path), integrity_of(path)
    )


@cache
def integrity_of(path: str) -> str:
    """The subresource integrity (W3C SRI) of the file as it is served: SHA-384, base64."""
    digest = hashlib.sha384(_served(path)).digest()
    return f"sha384-{base64.b64encode(digest).decode()}"


def _served(path: str) -> bytes:
    """Read the collected file where there is one: collecting may rewrite it."""
    if settings.STATIC_ROOT:
        stored = getattr(staticfiles_storage, "stored_name", str)(path)
        with staticfiles_storage.open(stored) as collected:
            return collected.read()
    found = finders.find(path)
    if not found:
        raise template.TemplateSyntaxError(f"There is no static file {path}.")
    return Path(str(found)).read_bytes()
