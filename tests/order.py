"""Which process of pytest-xdist runs what: a module at a time, the longest first.

A module that is spread over processes has its world built in each of them. pytest-xdist's own
groups (`--dist loadgroup`) do nothing with pytest 9.2, and say nothing about it.
"""

from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parents[1]
DEMO = "tests/e2e/"
# Split further: a person walks for half a minute, and this is one person of thirteen.
SPLIT = "tests/security/test_tenancy.py"
# Begun first, so that at the end no process waits for another.
LONGEST = (DEMO, SPLIT)


def unit_of(nodeid: str) -> str:
    """Return what one process runs as a whole: the demo is served in one, so built once."""
    if nodeid.startswith(DEMO):
        return DEMO
    return nodeid if nodeid.startswith(SPLIT) else nodeid.split("::")[0]


class ByModule(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByModule:
    config.option.loadscopereorder = False  # not the most tests first, but the longest
    return ByModule(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Any:
    result = yield  # to pytest-django, which puts tests that commit at the end
    items.sort(key=place)
    return result


def place(item: pytest.Item) -> int:
    starts = [item.nodeid.startswith(longest) for longest in LONGEST]
    return starts.index(True) if any(starts) else len(starts)
