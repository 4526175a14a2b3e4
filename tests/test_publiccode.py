"""publiccode.yml describes this software by its standard (0.7, the core)."""

import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PUBLISHED = yaml.safe_load((ROOT / "publiccode.yml").read_text())


def test_publiccode_repeats_what_pyproject_says() -> None:
    assert PUBLISHED["softwareVersion"] == PYPROJECT["version"]
    assert PUBLISHED["legal"]["license"] == PYPROJECT["license"]


def test_publiccode_keeps_to_its_standard() -> None:
    assert PUBLISHED["publiccodeYmlVersion"] == "0"
    assert PUBLISHED["url"].startswith("https://")
    assert PUBLISHED["platforms"] == ["web"]
    assert PUBLISHED["developmentStatus"] in {
        "concept",
        "development",
        "beta",
        "stable",
        "obsolete",
    }
    assert PUBLISHED["softwareType"] == "standalone/web"
    assert set(PUBLISHED["localisation"]) == {"localisationReady", "availableLanguages"}
    assert {"name", "description", "maintenance"} <= PUBLISHED.keys()


def test_publiccode_names_a_person_when_somebody_maintains_it() -> None:
    maintenance = PUBLISHED["maintenance"]

    needs = {
        "none": None,
        "internal": "contacts",
        "community": "contacts",
        "contract": "contractors",
    }

    needed = needs[maintenance["type"]]
    assert needed is None or maintenance[needed]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_publiccode_describes_in_the_lengths_of_its_standard(language: str) -> None:
    description = PUBLISHED["description"][language]

    assert len(description["genericName"]) <= 35
    assert len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert max(len(feature) for feature in description["features"]) <= 100
