"""What also runs on PostgreSQL says why, and nothing that depends on the database is left out."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
# A number of queries, a lock or another process: each answers otherwise on another database.
DEPENDS = re.compile(
    r"num_queries|assertNumQueries|CaptureQueriesContext|select_for_update|transaction=True"
)
INFRASTRUCTURE = {"conftest.py", "test_markers.py"}


def test_every_database_marker_says_why(request: pytest.FixtureRequest) -> None:
    marked = {
        (item.nodeid, mark.args)
        for item in request.session.items
        for mark in item.iter_markers("database")
    }

    assert [node for node, args in marked if not (len(args) == 1 and str(args[0]).strip())] == []


def test_what_counts_queries_or_commits_also_runs_on_postgresql() -> None:
    forgotten = [
        str(path.relative_to(TESTS))
        for path in TESTS.rglob("*.py")
        if path.name not in INFRASTRUCTURE
        and DEPENDS.search(text := path.read_text(encoding="utf-8"))
        and "mark.database(" not in text
    ]

    assert forgotten == []
