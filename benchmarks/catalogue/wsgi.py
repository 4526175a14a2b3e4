"""The site with the URLs of the benchmark, for gunicorn."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sto_cms.settings.dev")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
settings.ROOT_URLCONF = "benchmarks.catalogue.urls"
settings.ALLOWED_HOSTS = ["*"]


def _same_bytes() -> bytes:
    from benchmarks.catalogue.timing import Caller
    from search.catalogue_url import catalogue_url

    return Caller().get(catalogue_url("nl")).content


# Inline: urls need the apps, which the application set up.
from benchmarks.catalogue.urls import SameBytes  # noqa: E402 - after the set-up

SameBytes.content = _same_bytes()
