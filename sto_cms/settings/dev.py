"""Development and demo: works without any environment variable, on SQLite."""

from sto_cms.settings.base import *  # noqa: F403 - settings modules extend each other
from sto_cms.settings.base import env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "development-only-not-a-secret"  # noqa: S105 - production reads its own
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEMO_BANNER = env.bool("DEMO_BANNER", default=True)
# runserver and the demo serve static files from the source folders, without collectstatic
STATIC_ROOT = None  # type: ignore[assignment]  # base.py has a folder
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
