"""Settings shared by every environment; docs/configuration.md lists what can be set.

Only the settings modules read the environment.
"""

import tomllib
from importlib.util import find_spec
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from sto_cms.settings.headers import *  # noqa: F403 - settings modules extend each other
from sto_cms.settings.login import *  # noqa: F403 - settings modules extend each other

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()

# Of this release; pyproject.toml is the one place where it stands.
VERSION: str = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

# --- What is installed -------------------------------------------------------------------

INSTALLED_APPS = [
    # moderation stands first: its publish_scheduled replaces Wagtail's.
    "moderation",
    "home",
    "saved",
    "search",
    "offers",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_localize",
    "wagtail_localize.locales",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    # All stand after Wagtail: files and pages register permission policies over Wagtail's.
    "partners.imports",
    "partners.privacy",
    "partners.accounts",
    "partners.pages",
    "partners.files",
    "partners.people",
    "partners.organisations",
    "mail",
    "jobs",
    "texts",
    "api",
    "sto_cms.office",
    "sto_cms",
]

MIDDLEWARE = [
    "sto_cms.log_lines.RequestIdMiddleware",
    "sto_cms.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Adds random padding, so that compression tells nothing about secrets in a page.
    "django.middleware.gzip.GZipMiddleware",
    "sto_cms.middleware.HeadersMiddleware",
    "sto_cms.cache_headers.CacheHeadersMiddleware",
    "api.middleware.ApiMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partners.accounts.known_browser.KnownBrowserMiddleware",
    "partners.accounts.second_step_access.SecondStepMiddleware",
    "sto_cms.office.admin_access.AdminAccessMiddleware",
    "moderation.bad_requests.BadRequestMiddleware",
    "moderation.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "sto_cms.urls"
WSGI_APPLICATION = "sto_cms.wsgi.application"
# The site stands at the root of its host; what a proxy or a stranger says of it is not believed,
# for drawn pages are kept for everybody.
FORCE_SCRIPT_NAME = ""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "sto_cms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sto_cms.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database ----------------------------------------------------------------------------


def database(url: str) -> dict:
    """Return the DATABASES entry for a database address.

    SQLite gets write-ahead logging and immediate transactions: without them concurrent
    publishing ends in "database is locked" (docs/architecture.md).
    """
    entry = environ.Env.db_url_config(url)
    # To open one takes longer than most pages, on SQLite too.
    entry.setdefault("CONN_MAX_AGE", 60)
    if entry["ENGINE"] == "django.db.backends.sqlite3":
        entry["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        entry["CONN_HEALTH_CHECKS"] = True
    return entry


DATABASES = {
    "default": database(env.str("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}"))
}


def cache(url: str) -> dict:
    """Return the CACHES entry for a cache address: one that survives losing it, where shared.

    Rate limits are counted there, so it must hold more keys than a stranger can make.
    """
    entry = environ.Env.cache_url_config(url)
    if entry["BACKEND"].endswith("DatabaseCache"):
        entry["BACKEND"] = "sto_cms.shared_cache.SharedDatabaseCache"
        entry["OPTIONS"] = {"MAX_ENTRIES": 100_000}
    elif "redis" in entry["BACKEND"].lower():
        entry["BACKEND"] = "sto_cms.shared_cache.SharedRedisCache"
    return entry


# The table is made by a migration, so that limits hold across processes without a service.
CACHES = {
    "default": cache(env.str("CACHE_URL", default="dbcache://shared_cache")),
    # Of each process alone: counts between two reports to the shared one (accounts/limits.py).
    "process": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "process",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People ------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["partners.accounts.backends.MembershipBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "my_work"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 8 * 60 * 60

# "Bied iets aan": companies one newcomer may bring before a leader approves one.
INTAKE_MOST_NEW_COMPANIES = 3
INTAKE_COOKIE_NAME = "intake"

# How many days what is personal is kept (docs/privacy.md says why).
RETENTION_DAYS = {
    "sessions": env.int("RETENTION_SESSIONS", default=1),
    "unused_accounts": env.int("RETENTION_UNUSED_ACCOUNTS", default=30),
    "inactive_accounts": env.int("RETENTION_INACTIVE_ACCOUNTS", default=730),
    "inactive_warning": env.int("RETENTION_INACTIVE_WARNING", default=30),
    # Evidence for a subsidy: seven years after its page went offline.
    "approvals": env.int("RETENTION_APPROVALS", default=7 * 365 + 2),
    "mail": env.int("RETENTION_MAIL", default=90),
    "invitations": env.int("RETENTION_INVITATIONS", default=90),
    "saved_offers": env.int("RETENTION_SAVED_OFFERS", default=90),
    "intakes": env.int("RETENTION_INTAKES", default=14),
    "import_files": env.int("RETENTION_IMPORT_FILES", default=7),
    "import_refusals": env.int("RETENTION_IMPORT_REFUSALS", default=30),
}

# How many invitations one person may send in 24 hours.
INVITATIONS_PER_DAY = env.int("INVITATIONS_PER_DAY", default=50)

# --- Language and time -------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "sto_cms" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
# Day before month in both languages, as people here type it.
FORMAT_MODULE_PATH = ["sto_cms.formats"]
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"

# Whom to tell of a weakness of the site: mailto:… or https://…; /.well-known/security.txt says it.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")

# --- Files -------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
# Of the package that ships Leaflet only its files: the map is drawn by js/map.js.
LEAFLET = Path(str(find_spec("leaflet").origin)).parent / "static" / "leaflet"  # type: ignore[union-attr]
STATICFILES_DIRS = [BASE_DIR / "sto_cms" / "static", ("leaflet", LEAFLET)]
STORAGES = {
    "default": {"BACKEND": "partners.files.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))()
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Where the web server keeps MEDIA_ROOT for X-Accel-Redirect, for example "/private/".
MEDIA_ACCEL_PREFIX = env.str("MEDIA_ACCEL_PREFIX", default="")

# --- Wagtail -----------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "STO-loket"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://localhost:8000")
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_PAGE_SEARCH_FILTER_BY_PERMISSIONS = True
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "login"
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 5
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "partners.pages.rich_text.RichTextArea"}}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Moderation (docs/moderation.md): a round ends well only by a decision of ours.
WAGTAIL_FINISH_WORKFLOW_ACTION = "moderation.finish.refuse_undecided"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = True
# Working days within which a project leader answers; companies read the day on their screen.
REVIEW_DAYS = env.int("REVIEW_DAYS", default=5)
MODERATION_APPROVABLE_PAGES = "partners.pages.rules.pages_approvable_by"

# Translations are ordinary drafts that pass the same moderation.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "simple"

# Pictures and documents (docs/security.md). Sizes in bytes and pixels.
WAGTAILIMAGES_IMAGE_MODEL = "files.CompanyImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "partners.files.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "jfif", "jpe", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 24_000_000
WAGTAILIMAGES_AVIF_QUALITY = 55  # looks like WebP at 80, and is half as heavy
PICTURE_LONGEST_SIDE = 2560  # what is larger is stored smaller
WAGTAILDOCS_DOCUMENT_MODEL = "files.CompanyDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "partners.files.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
DOCUMENT_MAX_UPLOAD_SIZE = 8 * 1024 * 1024
# A callable that says whether an upload is clean, for example partners.files.clamd.is_clean.
MEDIA_SCANNER = env.str("MEDIA_SCANNER", default="")
MEDIA_SCANNER_SECONDS = 10
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="/run/clamav/clamd.ctl")
# Uploading happens outside the transaction around other screens: no image work inside one.
MODERATION_VIEWS_WITHOUT_TRANSACTION = [
    "wagtailimages_chooser:create",
    "wagtailimages:add",
    "wagtailimages:add_multiple",
    "wagtaildocs_chooser:create",
    "wagtaildocs:add",
    "wagtaildocs:add_multiple",
]

# --- Imports (docs/imports.md) -----------------------------------------------------------

IMPORT_MAX_UPLOAD_SIZE = 8 * 1024 * 1024  # bytes
IMPORT_MAX_ROWS = 50_000

# --- Mail --------------------------------------------------------------------------------

# Every mail becomes a row in its event's transaction; the worker sends it (operations.md).
EMAIL_BACKEND = "mail.backend.OutboxBackend"
OUTBOX_TRANSPORT = "django.core.mail.backends.dummy.EmailBackend"
# Seconds after which a mail is sent again if its worker was never heard of since.
OUTBOX_CLAIM_SECONDS = 300
# Texts of sent mails are emptied: they hold codes and secret links.
OUTBOX_KEEPS_TEXT = False
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="STO-loket <loket@example.nl>")
WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = DEFAULT_FROM_EMAIL

# --- Background work (manage.py work) ----------------------------------------------------

# Callables that do one bounded piece of work and return True if there is more.
WORKER_JOBS = [
    "mail.delivery.deliver",
    "moderation.schedule.keep_schedule",
    "moderation.checking.keep_checking",
    "partners.imports.jobs.run_waiting",
    "partners.people.late_requests.tell_leaders_of_late_requests",
    "jobs.retention.keep_periods",
    "search.indexing.jobs.keep_catalogue",
    "saved.mailing.mail_what_is_new",
]
# Seconds to leave a job alone after it had nothing to do; 1 unless said here.
WORKER_PAUSES = {
    "search.indexing.jobs.keep_catalogue": 5,
    "saved.mailing.mail_what_is_new": 60,
    "moderation.schedule.keep_schedule": 60,
    "moderation.checking.keep_checking": 5 * 60,
    "partners.people.late_requests.tell_leaders_of_late_requests": 60 * 60,
    "jobs.retention.keep_periods": 24 * 60 * 60,
}

# --- Logging -----------------------------------------------------------------------------

# One line per event, or one JSON object for programs that collect them.
LOG_FORMAT = env.str("LOG_FORMAT", default="text")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "sto_cms.log_lines.LineFormatter"},
        "json": {"()": "sto_cms.log_lines.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    # Django brings a handler of its own for its lines; ours writes them all.
    "loggers": {"django": {"handlers": [], "level": "INFO"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}

# --- The demo ----------------------------------------------------------------------------

DEMO_BANNER = False
DEMO_ALLOWED = True
DEMO_MAIL = False  # whether everybody can read every mail at /demo/mail/
