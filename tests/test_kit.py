"""The contributor's kit says the same as the project it stands beside, on every forge."""

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
YAML_FILES = (
    ".pre-commit-config.yaml",
    ".gitlab-ci.yml",
    ".github/workflows/ci.yml",
    ".forgejo/workflows/ci.yml",
)
JSON_FILES = (".devcontainer/devcontainer.json", "renovate.json")
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)(?: ; ([^\\]+?))? \\$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n\n", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def read_yaml(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text())


def pins(name: str) -> dict[str, set[tuple[str, str]]]:
    """Return each pinned package with its versions, and for which Python or system each is."""
    found: dict[str, set[tuple[str, str]]] = {}
    for package, version, marker in PIN.findall((ROOT / "requirements" / name).read_text()):
        found.setdefault(package, set()).add((version, marker))
    return found


def wanted(name: str) -> set[str]:
    """Return the packages that an .in file asks for, written as the pinned lists write them."""
    lines = (ROOT / "requirements" / name).read_text().splitlines()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines if line[:1] not in ("#", "-"))
    return {re.sub(r"[._-]+", "-", match[0]).lower() for match in names if match}


@pytest.mark.parametrize("path", YAML_FILES)
def test_yaml_file_of_the_kit_is_a_mapping(path: str) -> None:
    assert isinstance(read_yaml(path), dict)


@pytest.mark.parametrize("path", JSON_FILES)
def test_json_file_of_the_kit_is_a_mapping(path: str) -> None:
    assert isinstance(json.loads((ROOT / path).read_text()), dict)


@pytest.mark.parametrize("path", [".github/workflows/ci.yml", ".forgejo/workflows/ci.yml"])
def test_workflow_ends_with_our_own_script_in_debian(path: str) -> None:
    job = read_yaml(path)["jobs"]["run"]

    image = job["container"] if isinstance(job["container"], str) else job["container"]["image"]
    assert image == "debian:12"
    assert job["steps"][-1] == {"run": "bash .ci/run"}


def test_gitlab_runs_nothing_but_our_own_script_in_debian() -> None:
    job = read_yaml(".gitlab-ci.yml")["run"]

    assert job["image"] == "debian:12"
    assert job["script"] == ["bash .ci/run"]


@pytest.mark.parametrize("subject", ["bug", "idea"])
def test_issue_template_asks_the_same_on_each_forge(subject: str) -> None:
    folders = (".github/ISSUE_TEMPLATE", ".forgejo/issue_template", ".gitlab/issue_templates")

    texts = {
        FRONT_MATTER.sub("", (ROOT / folder / f"{subject}.md").read_text()) for folder in folders
    }

    assert len(texts) == 1


def test_change_template_asks_the_same_on_each_forge() -> None:
    paths = (
        ".github/pull_request_template.md",
        ".forgejo/pull_request_template.md",
        ".gitlab/merge_request_templates/Default.md",
    )

    assert len({(ROOT / path).read_text() for path in paths}) == 1


def test_hooks_before_a_commit_run_what_setup_installs() -> None:
    hooks = [
        hook for repo in read_yaml(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]
    ]

    tools = {hook["entry"].split()[0] for hook in hooks}
    installed = {f".venv/bin/{path.name}" for path in Path(sys.executable).parent.iterdir()}

    assert {hook["language"] for hook in hooks} == {"system"}
    assert tools - installed == set()


@pytest.mark.parametrize("name", ["base", "dev", "sbom"])
def test_requirements_are_pinned_with_hashes_and_without_addresses(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()

    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert len(entries) == len(PIN.findall(text))
    assert re.findall(r"\S*://\S*|--\S*(?:index|find-links|trusted)\S*", text) == []


@pytest.mark.parametrize("name", ["base", "dev", "sbom"])
def test_requirements_pin_all_that_is_asked_for(name: str) -> None:
    asked = wanted(f"{name}.in")

    assert asked
    assert asked - set(pins(f"{name}.txt")) == set()


def test_tools_agree_with_the_site_about_versions() -> None:
    site, tools = pins("base.txt"), pins("dev.txt")

    both = site.keys() & tools.keys()

    def versions(found: set[tuple[str, str]]) -> set[str]:
        return {version for version, _ in found}

    assert "django" in both
    assert {name for name in both if versions(site[name]) != versions(tools[name])} == set()


def test_oldest_python_is_the_same_everywhere() -> None:
    oldest = (ROOT / ".python-version").read_text().strip()
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())

    assert PYPROJECT["requires-python"] == f">={oldest}"
    assert container["image"] == f"python:{oldest}-bookworm"
    assert f"--python-version={oldest} " in (ROOT / "requirements/base.txt").read_text()


def test_texts_link_to_files_that_exist() -> None:
    texts = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]

    lost = {
        (path.name, target)
        for path in texts
        for target in LINK.findall(path.read_text())
        if not (path.parent / target).exists()
    }

    assert lost == set()
