"""Production: refuses to start without its secrets, talks only over HTTPS."""

from sto_cms.settings.base import *  # noqa: F403 - settings modules extend each other
from sto_cms.settings.base import env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL")
DEMO_ALLOWED = False
# One reverse proxy, as docs/operations.md sets up; it writes the reader's address.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
INTAKE_COOKIE_NAME = "__Host-intake"
KNOWN_BROWSER_COOKIE_NAME = "__Host-known-browser"

EMAIL_CONFIG = env.email_url("EMAIL_URL")
OUTBOX_TRANSPORT = EMAIL_CONFIG.pop("EMAIL_BACKEND")
vars().update(EMAIL_CONFIG)

STORAGES = {
    "default": {"BACKEND": "partners.files.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
