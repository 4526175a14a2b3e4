"""No circle of files: what imports what can be read from the bottom to the top."""

import tomllib
from pathlib import Path

from tests.import_graph import circles, graph_of, sources_of

ROOT = Path(__file__).resolve().parents[1]
A_DOZEN = 12


def our_packages() -> list[str]:
    """The packages that the contracts of import-linter order."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return settings["tool"]["importlinter"]["root_packages"]


def test_no_files_import_each_other_in_a_circle() -> None:
    graph = graph_of(sources_of(ROOT, our_packages()))

    assert [" → ".join(chain) for chain in circles(graph)] == []


def test_tests_share_their_parts_without_a_circle() -> None:
    graph = graph_of(sources_of(ROOT, ["tests"]))

    assert circles(graph) == []


def test_a_circle_is_named_wherever_its_imports_stand() -> None:
    made_up = {
        "shop": "",
        "shop.goods": "from shop import prices\n",
        "shop.prices": (
            "from typing import TYPE_CHECKING\n"
            "if TYPE_CHECKING:\n    from shop.customers import Customer\n"
        ),
        "shop.customers": "def basket():\n    import shop.goods\n    from datetime import date\n",
        "shop.till": "from shop.goods import Thing\nfrom shop.customers import Customer\n",
    }

    found = circles(graph_of(made_up))

    assert found == [["shop.customers", "shop.goods", "shop.prices", "shop.customers"]]


def test_each_circle_is_named_once_by_its_shortest_chain() -> None:
    made_up = {
        "a": "import b\n",
        "b": "import c\nimport a\n",
        "c": "import a\n",
        "d": "import e\n",
        "e": "from d import thing\n",
    }

    assert circles(graph_of(made_up)) == [["a", "b", "a"], ["d", "e", "d"]]


def test_a_module_beside_its_package_is_no_circle() -> None:
    """A package hands on what its modules have; they import each other by full name."""
    made_up = {
        "models": "from models.page import Page\nfrom models.row import Row\n",
        "models.page": "class Page: ...\n",
        "models.row": "from models.page import Page\n",
    }

    assert circles(graph_of(made_up)) == []


def test_a_package_that_its_own_module_asks_is_a_circle() -> None:
    made_up = {
        "models": "from models.page import Page\n",
        "models.page": "from models import Row\n",
    }

    assert circles(graph_of(made_up)) == [["models", "models.page", "models"]]


# Not ordered by a contract of its own: the project, and what is no part of the product.
UNORDERED = {"sto_cms", "demo", "benchmarks"}


def test_each_large_app_has_a_contract_that_names_all_its_parts() -> None:
    large = {name for name in our_apps() if len(parts_of(name)) > A_DOZEN}

    assert large - ordered_apps() - UNORDERED == set()


def our_apps() -> list[str]:
    nested = [f"partners.{path.parent.name}" for path in (ROOT / "partners").glob("*/apps.py")]
    return [name for name in our_packages() if name != "partners"] + nested


def parts_of(app: str) -> set[str]:
    folder = ROOT / app.replace(".", "/")
    return {
        path.stem
        for path in folder.iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists())
        and path.stem not in {"__init__", "migrations"}
    }


def ordered_apps() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    return {
        app
        for contract in contracts
        if contract.get("exhaustive")
        for app in contract["containers"]
    }
