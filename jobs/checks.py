"""System check: every job of the worker can be called."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string


@register()
def check_jobs(**kwargs: Any) -> list[CheckMessage]:
    problems: list[CheckMessage] = []
    for path in settings.WORKER_JOBS:
        try:
            import_string(path)
        except ImportError as error:
            problems.append(Error(f"WORKER_JOBS: {error}", id="worker.E001"))
    unknown = set(settings.WORKER_PAUSES) - set(settings.WORKER_JOBS)
    for path in sorted(unknown):
        problems.append(Error(f"WORKER_PAUSES names no job: {path}", id="worker.E002"))
    return problems
