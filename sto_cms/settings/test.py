"""Tests: fast password hashing, mail in memory, media in a folder of their own."""

import tempfile

from sto_cms.settings.base import *  # noqa: F403 - settings modules extend each other
from sto_cms.settings.base import TEMPLATES

DEBUG = False
SECRET_KEY = "tests-only-not-a-secret"  # noqa: S105 - production reads its own
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = tempfile.mkdtemp(prefix="sto-media-")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
TEMPLATES[0]["OPTIONS"]["debug"] = True
