"""WSGI entry point for gunicorn; production settings unless told otherwise."""

import os
from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sto_cms.settings.production")


class Utf8Request(WSGIRequest):
    """Reads every address as UTF-8.

    Django lets a request name another encoding (`Content-Type: text/plain; charset=cp037`), in
    which the same address asks something else: its answer would be kept for all who ask that
    address. Some encodings it can name are none for text and end in an error.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        written = meta.get("CONTENT_TYPE", "")
        self.content_type, self.content_params = parse_header_parameters(written)


application: WSGIHandler = get_wsgi_application()
application.request_class = Utf8Request
