"""The demo site, built and served as `make demo` does, and a browser to look at it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.databases import Templates

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class DemoSite:
    """Where the demo is served, and the password its command printed."""

    url: str
    password: str
    env: dict[str, str] = field(default_factory=dict, repr=False)

    def manage(self, *arguments: str) -> str:
        """Run a management command on the demo and return what it printed."""
        return manage(self.env, *arguments)

    def open(self, page: Page, path: str) -> None:
        response = page.goto(self.url + path)
        assert response is not None
        assert response.status < 400, f"{path}: {response.status}"

    def log_in(self, page: Page, role: str) -> None:
        """Log in as one of the demo's people, for example "bedrijf"."""
        page.context.clear_cookies()
        self.open(page, "/inloggen/")
        page.fill("input[name=login]", f"{role}@example.nl")
        page.fill("input[name=password]", self.password)
        with page.expect_navigation():
            page.press("input[name=password]", "Enter")
        assert "/inloggen/" not in page.url


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def demo_site(
    templates: Templates, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[DemoSite]:
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    with django_db_blocker.unblock():
        database, media = demo_of_this_process(templates, folder)
    env = environment(templates.server.address(database), media) | {
        "BASE_URL": f"http://127.0.0.1:{port}"
    }
    # Everything is there; this tells the site where it is served.
    password = password_in(manage(env, "demo"))
    server = serve(env, port, folder / "server.log")
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield DemoSite(f"http://127.0.0.1:{port}", password, env)
    finally:
        server.terminate()
        server.wait(timeout=20)
        with django_db_blocker.unblock():
            templates.server.drop(database)


def demo_of_this_process(templates: Templates, folder: Path) -> tuple[str, Path]:
    """Return a clone of the demo and of its files; the first of a run to ask builds it."""
    built = templates.folder / "demo-media"

    def build(database: str) -> None:
        templates.server.clone(migrated, database)
        built.mkdir(exist_ok=True)
        manage(environment(templates.server.address(database), built), "demo")

    migrated = templates.migrated()
    template = templates.get("demo", build)
    return templates.clone(template, "demo"), Path(shutil.copytree(built, folder / "media"))


def environment(address: str, media: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": address,
        "MEDIA_ROOT": str(media),
        "DJANGO_SETTINGS_MODULE": "sto_cms.settings.dev",
    }


def manage(env: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def password_in(printed: str) -> str:
    """Find the password among what the demo command printed."""
    found = re.search(r"(?:wachtwoord|password)\W+(\S+)", printed, re.IGNORECASE)
    assert found, printed
    return found.group(1)


def serve(env: dict[str, str], port: int, log: Path) -> subprocess.Popen[bytes]:
    command = [
        str(Path(sys.executable).with_name("gunicorn")),
        "sto_cms.wsgi",
        f"--bind=127.0.0.1:{port}",
        "--threads=4",
        "--log-level=warning",
    ]
    with log.open("wb") as output:
        return subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output)


def wait_for(url: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=10).close()  # noqa: S310 - our own address
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; per module, because its event loop forbids database tests."""
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A fresh Dutch tab; an error in the page's own script fails the test."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    yield page
    context.close()
    assert errors == []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "demo_site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.e2e)
