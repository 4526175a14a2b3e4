"""The worker's part: one bounded piece of the oldest import."""

import logging
import time

from partners.imports import runs
from partners.imports.models import ImportRun
from partners.imports.reasons import UnreadableFile

logger = logging.getLogger(__name__)

# A file is read once per piece; longer pieces read less often, shorter ones let mail pass.
SECONDS = 2.0


def run_waiting() -> bool:
    """Work on the oldest waiting import for about two seconds; True if there is more to do."""
    run = ImportRun.objects.at_work().first()
    if run is None:
        return False
    try:
        _work_on(run)
    except UnreadableFile:
        # It was readable when it was uploaded: the rules or limits are newer than the file.
        logger.warning("Import %s can no longer be read.", run.pk)
        runs.fail(run)
    except Exception:
        # One broken run must not keep the worker from all others.
        logger.exception("Import %s stopped.", run.pk)
        runs.fail(run)
    return ImportRun.objects.at_work().exists()


def _work_on(run: ImportRun) -> None:
    reading = runs.read(run)
    until = time.monotonic() + SECONDS
    while runs.advance(run, reading) and time.monotonic() < until:
        pass
