"""What browsers may do with our pages, and whose map they show. base.py takes all of it over."""

from urllib.parse import urlsplit

import environ

env = environ.Env()

# Pictures of a real map, for example https://tiles.example/{z}/{x}/{y}.png, and whose they are.
# Empty: the map is a drawing of our own, and nobody else hears where a reader looks.
MAP_TILES_URL = env.str("MAP_TILES_URL", default="")
MAP_TILES_ATTRIBUTION = env.str("MAP_TILES_ATTRIBUTION", default="")

X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin shows previews in a frame of the same site
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # asks for DENY, which ends those previews
SECURE_REFERRER_POLICY = "same-origin"


def origin_of(url: str) -> list[str]:
    """Return who answers at an address, as a content policy names it; nothing for none."""
    parts = urlsplit(url)
    host = parts.netloc.replace("{s}", "*")
    return [f"{parts.scheme}://{host}"] if host else []


CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],  # has one of its own, below
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", *origin_of(MAP_TILES_URL)],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    },
}

# Wagtail's admin has inline scripts without nonces; sto_cms/middleware.py sends this there.
ADMIN_CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'self'",
    )
)
