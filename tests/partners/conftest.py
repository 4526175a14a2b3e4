"""What the tests about people need."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """Limits on mailed codes are counted in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()
