"""Processes of a run share the work without building anything twice."""

import pytest

from tests.order import unit_of


@pytest.mark.parametrize(
    ("test", "unit"),
    [
        ("tests/offers/test_pages.py::test_a[x::y]", "tests/offers/test_pages.py"),
        ("tests/e2e/test_demo.py::test_a", "tests/e2e/"),
        ("tests/e2e/test_passkey.py::test_b", "tests/e2e/"),
        ("tests/security/test_tenancy.py::test_c[leader]",) * 2,
    ],
)
def test_unit_is_a_module_the_demo_or_one_walk(test: str, unit: str) -> None:
    assert unit_of(test) == unit
