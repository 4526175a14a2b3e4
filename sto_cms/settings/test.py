"""Tests: fast password hashing, mail in memory, files in a folder of their own."""

import atexit
import shutil
import tempfile
from pathlib import Path

from sto_cms.settings.base import *  # noqa: F403 - settings modules extend each other
from sto_cms.settings.base import CACHES as CACHES_IN_USE
from sto_cms.settings.base import DATABASES, INSTALLED_APPS, TEMPLATES

# One folder per process, so that parallel test runs never meet.
FILES = Path(tempfile.mkdtemp(prefix="sto-tests-"))
atexit.register(shutil.rmtree, FILES, ignore_errors=True)

# A moderated page whose fields tests change, as a release would.
INSTALLED_APPS = [*INSTALLED_APPS, "demo", "benchmarks", "tests.notices"]
DEBUG = False
SECRET_KEY = "tests-only-not-a-secret"  # noqa: S105 - production reads its own
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Straight into memory; tests of the outbox put it in between themselves.
EMAIL_BACKEND = OUTBOX_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
# Its own tests switch it on; the others are about something else.
SECOND_STEP_REQUIRED = False
MEDIA_ROOT = str(FILES / "media")
CACHES = CACHES_IN_USE | {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_ROOT = None  # type: ignore[assignment]  # base.py has a folder
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
TEMPLATES[0]["OPTIONS"]["debug"] = True  # type: ignore[index]  # a literal of base.py

# A test database may be lost when the power fails.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
else:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
