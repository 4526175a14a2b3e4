"""A scanner of your own looks at each upload before it is stored, and fails closed.

`MEDIA_SCANNER` names a callable that takes the file and returns True if it is clean. False
refuses the upload; so does an error, and so does a scanner that does not answer in time.
"""

import io
import logging
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

INFECTED = _("Our virus scanner refuses this file. Choose another one.")
NOT_SCANNED = _("We cannot check this file for viruses now. Try again in a few minutes.")


def scan(upload: Any) -> None:
    """Raise ValidationError unless the scanner calls this file clean; no scanner, no opinion."""
    if not settings.MEDIA_SCANNER:
        return
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    verdict = _verdict(content)
    if verdict is False:
        raise ValidationError(INFECTED, code="infected")
    if verdict is not True:
        raise ValidationError(NOT_SCANNED, code="not_scanned")


def _verdict(content: bytes) -> Any:
    """Return what the scanner says, or None if it does not say it in time.

    In a thread of its own: a scanner that hangs holds up nobody but that thread.
    """
    answers: SimpleQueue[Any] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(import_string(settings.MEDIA_SCANNER)(io.BytesIO(content)))
        except Exception:  # whatever goes wrong, the file was not scanned
            logger.exception("The scanner of uploads failed.")
            answers.put(None)

    Thread(target=ask, daemon=True).start()
    try:
        return answers.get(timeout=settings.MEDIA_SCANNER_SECONDS)
    except Empty:
        logger.error("The scanner of uploads did not answer in time.")
        return None
