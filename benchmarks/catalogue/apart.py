"""What is measured in a process of its own: memory, and the sitemap.

Run as `python -m benchmarks.catalogue.apart memory` (or sitemap) on the database that
DATABASE_URL names; prints numbers as JSON.
"""

import gc
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

MEBI = 1024
NOTHING = "0"


def megabytes(name: str) -> float:
    """Return VmRSS (now) or VmHWM (the most since the start) of this process."""
    status = Path("/proc/self/status").read_text()
    found = re.search(rf"^{name}:\s+(\d+) kB", status, re.MULTILINE)
    return int(found.group(1)) / MEBI if found else 0.0


def measure_apart(what: str, database: str) -> dict[str, float]:
    """Measure in a fresh process and return its numbers."""
    done = subprocess.run(  # noqa: S603 - this very module
        [sys.executable, "-m", __name__, what],
        env={**os.environ, "DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def memory() -> dict[str, float]:
    """Load the index and ask it a hundred queries, half of them with words."""
    from django.db import connection

    connection.ensure_connection()
    gc.collect()
    before = megabytes("VmRSS")
    from benchmarks.catalogue.queries import Queries
    from search.engine.matches import find
    from search.engine.refresh import fresh_index
    from search.facets.declared import FACETS

    index = fresh_index()
    gc.collect()
    loaded = megabytes("VmRSS")
    for draw in Queries().mixes().values():
        for number in range(15):
            query = draw()
            query.words = WORDS[number % len(WORDS)]
            matches = find(index, query)
            matches.page_ids(0, 24)
            for facet in FACETS:
                matches.counts(facet.name)
    gc.collect()
    return {"loaded": loaded - before, "asked": megabytes("VmRSS") - before}


WORDS = ("", "", "lassen", "metaal", "robot drone", "warmtepmp", "de bouw", "techniek")


def sitemap() -> dict[str, float]:
    """Read the sitemap and every part it names, keeping nothing."""
    from benchmarks.catalogue.timing import Caller

    caller = Caller()
    caller.get("/robots.txt")  # what every first request does
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # forget the most so far
    before, start = megabytes("VmRSS"), time.perf_counter()
    parts, urls = _read(caller, "/sitemap.xml")
    for part in parts:
        urls += _read(caller, part)[1]
    return {
        "seconds": time.perf_counter() - start,
        "megabytes": megabytes("VmHWM") - before,
        "urls": urls,
    }


def _read(caller: Any, path: str) -> tuple[list[str], int]:
    """Return the sitemaps a sitemap names, and how many pages."""
    parts: list[bytes] = []
    urls, rest = 0, b""
    for chunk in caller.get(path):
        text = rest + chunk
        # An element may be cut in two: what follows the last whole one waits.
        last = max(text.rfind(b"</url>"), text.rfind(b"</sitemap>"))
        whole, rest = (b"", text) if last < 0 else _cut(text, text.index(b">", last) + 1)
        urls += whole.count(b"</url>")
        parts += re.findall(rb"<sitemap>\s*<loc>https?://[^/]+(/[^<]*)</loc>", whole)
    return [part.decode().replace("&amp;", "&") for part in parts], urls


def _cut(text: bytes, at: int) -> tuple[bytes, bytes]:
    return text[:at], text[at:]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sto_cms.settings.dev")
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    print(json.dumps({"memory": memory, "sitemap": sitemap}[sys.argv[1]]()))  # noqa: T201 - the parent reads it
