"""What the headers are worth by the Observatory's rules, with production's settings (P15)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests.conftest import World
from tests.security.guards import nothing_to_switch_off
from tests.security.observatory import Answer, results, score

PRODUCTION = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "loket.example",
    "BASE_URL": "https://loket.example",
    "EMAIL_URL": "consolemail://",
    "DJANGO_SETTINGS_MODULE": "sto_cms.settings.production",
}
# Settings of production that decide about headers and cookies.
NAMES = (
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "SECURE_REFERRER_POLICY",
    "SECURE_CONTENT_TYPE_NOSNIFF",
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_SECURE",
    "CSRF_COOKIE_NAME",
    "X_FRAME_OPTIONS",
    "CONTENT_SECURITY_POLICY",
    "ADMIN_CONTENT_SECURITY_POLICY",
    "MIDDLEWARE",
)
READ = (
    "import json; from django.conf import settings; "
    "print(json.dumps([getattr(settings, name) for name in {names!r}]))"
)


@pytest.fixture(scope="module")
def production() -> dict[str, Any]:
    """Read production's settings in a process of their own: they are not those of the tests."""
    done = subprocess.run(
        [sys.executable, "-c", READ.format(names=NAMES)],
        env=os.environ | PRODUCTION,
        cwd=Path(settings.BASE_DIR),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(NAMES, json.loads(done.stdout), strict=True))


def answer_of(client: Client, path: str, *, listed: bool) -> Answer:
    page, plain = client.get(path, secure=True), client.get(path)
    return Answer(
        headers=page.headers,
        cookies=page.cookies,
        html=page.text,
        plain_location=plain.headers.get("Location", ""),
        session_cookies=frozenset({settings.SESSION_COOKIE_NAME}),
        listed=listed,
    )


@nothing_to_switch_off("settings; each is data")
@pytest.mark.parametrize(
    ("path", "unlisted", "listed"),
    [("/", 135, 140), ("/aanbod/", 135, 140), ("/inloggen/", 140, 145)],
)
def test_public_pages_score_by_the_observatory(
    client: Client, db: None, production: dict[str, Any], path: str, unlisted: int, listed: int
) -> None:
    """All that headers can give: a page without scripts or cookies gets no bonus for theirs."""
    with override_settings(**production):
        client = Client()
        scores = [score(answer_of(client, path, listed=on)) for on in (False, True)]
        found = results(answer_of(client, path, listed=True))

    assert (scores[0] >= unlisted, scores[1] >= listed) == (True, True), (scores, found)


@nothing_to_switch_off("settings; each is data")
def test_admin_scores_what_inline_scripts_leave(
    world: World, as_user: Any, production: dict[str, Any]
) -> None:
    """Wagtail 8.0's templates have inline scripts and no nonces."""
    with override_settings(**production):
        answer = answer_of(as_user(world.editor), "/admin/", listed=True)

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert score(answer) >= 80, results(answer)
