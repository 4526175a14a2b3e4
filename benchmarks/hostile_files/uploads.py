"""Uploads every hostile file as a company's editor does, and measures what it costs."""

import time
from collections.abc import Iterator
from ctypes import CDLL
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse

from benchmarks.hostile_files.documents import PDF, documents
from benchmarks.hostile_files.names import named
from benchmarks.hostile_files.pictures import noise, pictures, saved

MOST_SECONDS, MOST_MEGABYTES = 3.0, 150.0
BOUNDARY = "een-grens-die-nergens-in-staat"
OWN_STATUS, OWN_PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True)
class HostileFile:
    kind: str  # "image" or "document": the chooser it goes to
    what: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Outcome:
    """What an upload led to.

    `seconds` are those the processor worked on it, so that a busy machine does not count;
    `megabytes` is how much more memory the process took at most.
    """

    file: HostileFile
    status: int
    stored: bool
    seconds: float
    megabytes: float

    @property
    def keeps_the_promise(self) -> bool:
        cheap = self.seconds < MOST_SECONDS and self.megabytes < MOST_MEGABYTES
        return self.status < 500 and cheap


def hostile_files() -> Iterator[HostileFile]:
    """Make one after the other: together they would not fit."""
    for what, name, content in pictures():
        yield HostileFile("image", what, name, content)
    for what, name, content in named("png", saved(noise(40, 30), "PNG")):
        yield HostileFile("image", what, name, content)
    for what, name, content in documents():
        yield HostileFile("document", what, name, content)
    for what, name, content in named("pdf", PDF):
        yield HostileFile("document", what, name, content)


def upload(client: Client, file: HostileFile) -> Outcome:
    """Post one file to its chooser."""
    app = "wagtailimages" if file.kind == "image" else "wagtaildocs"
    url, body = reverse(f"{app}_chooser:create"), _body(file)
    before, start = start_of_peak(), time.process_time()
    answer = client.generic("POST", url, body, f"multipart/form-data; boundary={BOUNDARY}")
    seconds = time.process_time() - start
    stored = answer.status_code == 200 and answer.json()["step"] != "reshow_creation_form"
    return Outcome(file, answer.status_code, stored, seconds, _megabytes("VmHWM") - before)


def _body(file: HostileFile) -> bytes:
    """Write the form by hand: an attacker's browser does not tidy the name up."""
    prefix = f"{file.kind}-chooser-upload"
    title = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{prefix}-title"\r\n\r\nx\r\n'
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{prefix}-file"; '
        f'filename="{file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
    )
    return title.encode() + head.encode() + file.content + f"\r\n--{BOUNDARY}--\r\n".encode()


def start_of_peak() -> float:
    """Forget the highest memory use so far (Linux with glibc), and return the use now in MB.

    The peak counts all memory the process has in use, also what decoders take outside Python;
    tracemalloc would not see that. What was freed is given back first, or it would be used
    again unnoticed.
    """
    CDLL(None).malloc_trim(0)
    OWN_PEAK.write_text("5")
    return _megabytes("VmRSS")


def _megabytes(name: str) -> float:
    lines: list[Any] = OWN_STATUS.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) / 1024
