"""docs/configuration.md against the settings: every variable there is, and no other."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs/configuration.md").read_text()
MODULES = sorted((ROOT / "sto_cms/settings").glob("*.py"))
# The prefix of a federation's variables stands in an f-string: OIDC_SURFCONEXT_NAME and so on.
FEDERATION = "OIDC_SURFCONEXT"


def read_variables() -> dict[str, ast.expr | None]:
    """Map each variable that the settings read to its default, None where it has none."""
    found: dict[str, ast.expr | None] = {}
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text())):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "env":
                given = {word.arg: word.value for word in node.keywords}
                found[_name(node.args[0])] = given.get("default")
    return found


def _name(argument: ast.expr) -> str:
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    assert isinstance(argument, ast.JoinedStr), ast.dump(argument)
    return FEDERATION + str(argument.values[-1].value)  # type: ignore[attr-defined]


def sections() -> dict[str, str]:
    parts = re.split(r"^## ", DOC, flags=re.M)[1:]
    return {part.split("\n", 1)[0]: part for part in parts}


def first_columns(text: str) -> list[str]:
    cells = re.findall(r"^\| (`[^|]+) \|", text, flags=re.M)
    return [name for cell in cells for name in re.findall(r"`([A-Z][A-Z0-9_]+)`", cell)]


VARIABLES = ("Everywhere", "Production", "Development and demo")


def documented() -> set[str]:
    return {name for title in VARIABLES for name in first_columns(sections()[title])}


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    assert documented() == set(read_variables())


@pytest.mark.parametrize("name", sorted(read_variables()))
def test_default_in_the_doc_is_the_one_in_the_settings(name: str) -> None:
    default = read_variables()[name]
    rows = [line for line in DOC.splitlines() if re.match(rf"\| `[^|]*{name}`[^|]* \|", line)]
    if isinstance(default, ast.Constant) and default.value not in ("", None):
        assert any(str(default.value) in row for row in rows)
    elif default is None:
        assert any("required" in row for row in rows)


def test_settings_without_a_variable_are_there() -> None:
    text = sections()["Settings without a variable"]
    named = re.findall(r"^\| ((?:`[A-Z_]+(?:\[[^\]]+\])?`(?:, )?)+) \|", text, flags=re.M)
    names = [name for cell in named for name in re.findall(r"`([A-Z_]+)", cell)]

    assert len(names) > 20
    assert [name for name in names if not hasattr(settings, name)] == []
    assert documented().isdisjoint(names)


def test_retention_days_are_those_of_the_settings() -> None:
    row = next(line for line in DOC.splitlines() if "`RETENTION_SESSIONS`" in line)
    names = re.findall(r"`RETENTION_([A-Z_]+)`", row)
    days = [int(number) for number in row.split("|")[3].split(",")]

    told = dict(zip((name.lower() for name in names), days, strict=True))
    assert told == settings.RETENTION_DAYS
