"""What the documentation names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
# A file of ours in backticks, perhaps with what is in it: `search/page.py:serve`.
FILE = re.compile(r"`([a-z_]+(?:/[a-z_]+)+\.(?:py|html|css|js))\b")
# The form that a reader of add-a-participation-form.md makes.
EXAMPLE = "contest"
STEP = re.compile(r"^\d+\. `(?P<file>[^`]+)`(?:, `(?:(?P<owner>\w+)\.)?(?P<name>\w+)\(\)`)?", re.M)


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_files_named_in_a_doc_exist(doc: Path) -> None:
    if doc.name == "CHANGELOG.md":
        pytest.skip("tells of what was")
    named = set(FILE.findall(doc.read_text()))

    assert sorted(name for name in named if not (is_there(name) or EXAMPLE in name)) == []


def is_there(name: str) -> bool:
    """True for a path from the top, or from the folder of an app or of the static files."""
    return (
        (ROOT / name).exists()
        or bool(list(ROOT.glob(f"*/{name}")))
        or bool(list(ROOT.glob(f"*/*/{name}")) or list(ROOT.glob(f"*/static/sto/{name}")))
    )


def test_the_story_names_files_and_functions_in_its_order() -> None:
    text = (ROOT / "docs/architecture.md").read_text()
    story = text.split("## From a text to a card", 1)[1].split("\n## ", 1)[0]
    steps = list(STEP.finditer(story))

    assert len(steps) == 10
    for step in steps:
        source = (ROOT / step["file"]).read_text()
        if step["name"]:
            assert re.search(rf"def {step['name']}\(", source), step[0]
        if step["owner"]:
            assert f"class {step['owner']}" in source
