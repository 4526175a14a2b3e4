"""From the last release to this code, as docs/operations.md says: nothing is lost on the way.

The demo is built by the last release's own code, on SQLite in a folder of its own. That release
is the newest heading of the CHANGELOG that names the commit it was made of.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
RELEASE = re.compile(r"^## \[(?P<version>[\d.]+)\].*\n+Commit `(?P<commit>[0-9a-f]{7,40})`", re.M)
QUESTIONS = Path(__file__).with_name("questions.py")


def last_release() -> tuple[str, str] | None:
    """Return version and commit of the newest release that can be upgraded from here."""
    for found in RELEASE.finditer((ROOT / "CHANGELOG.md").read_text()):
        known = ["git", "cat-file", "-e", f"{found['commit']}^{{commit}}"]
        if subprocess.run(known, cwd=ROOT, capture_output=True, check=False).returncode == 0:
            return found["version"], found["commit"]
    return None


@dataclass
class Site:
    """One database and its files, run by the code of one release or another."""

    folder: Path
    old: Path

    def manage(self, code: Path, *arguments: str) -> str:
        env = os.environ | {
            "DATABASE_URL": f"sqlite:///{self.folder / 'db.sqlite3'}",
            "MEDIA_ROOT": str(self.folder / "media"),
            "DJANGO_SETTINGS_MODULE": "sto_cms.settings.dev",
            "BASE_URL": "http://localhost",
        }
        env.pop("PYTEST_CURRENT_TEST", None)
        call = [sys.executable, "-W", "ignore", "manage.py", *arguments]
        done = subprocess.run(call, cwd=code, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def answers(self, code: Path) -> dict[str, Any]:
        told = self.manage(code, "shell", "-v0", "-c", QUESTIONS.read_text())
        return json.loads(told.strip().splitlines()[-1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    release = last_release()
    if release is None:
        pytest.skip("no release that this clone has, from 0.2.0 on, is named in the CHANGELOG")
    folder = tmp_path_factory.mktemp("upgrade")
    packed = subprocess.run(
        ["git", "archive", release[1]], cwd=ROOT, capture_output=True, check=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder / "old", filter="data")
    found = Site(folder, folder / "old")
    found.manage(found.old, "migrate", "-v0")
    found.manage(found.old, "demo")
    yield found
    shutil.rmtree(folder, ignore_errors=True)


def test_upgrade_from_the_last_release_loses_nothing(site: Site) -> None:
    before = site.answers(site.old)

    told = site.manage(ROOT, "upgrade")
    after = site.answers(ROOT)
    old_code = site.answers(site.old)

    assert "Done." in told
    assert after["login"] is True
    assert set(after["pages"].values()) == {200}
    assert (after["pages"], after["offers"]) == (before["pages"], before["offers"])
    assert after["shown"] == before["shown"] > 0
    # First widen, later narrow: the release before still runs on the new schema.
    assert set(old_code["few"].values()) == {200}
