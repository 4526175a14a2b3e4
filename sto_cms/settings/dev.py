"""Development and demo: works without any environment variable, on SQLite."""

from sto_cms.settings.base import *  # noqa: F403 - settings modules extend each other
from sto_cms.settings.base import INSTALLED_APPS, env

INSTALLED_APPS = [*INSTALLED_APPS, "demo", "benchmarks"]

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "development-only-not-a-secret"  # noqa: S105 - production reads its own
ALLOWED_HOSTS = ["*"]
# No mail leaves, unless EMAIL_URL names a server: all are readable at /demo/mail/.
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="dummymail://")
OUTBOX_TRANSPORT = EMAIL_CONFIG.pop("EMAIL_BACKEND")
vars().update(EMAIL_CONFIG)
OUTBOX_KEEPS_TEXT = DEMO_MAIL = True
# In the demo everybody logs in as everybody: a phone would tie a leader to one visitor.
SECOND_STEP_REQUIRED = env.bool("SECOND_STEP_REQUIRED", default=False)
DEMO_BANNER = env.bool("DEMO_BANNER", default=True)
# runserver and the demo serve static files from the source folders, without collectstatic
STATIC_ROOT = None  # type: ignore[assignment]  # base.py has a folder
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
