"""What production installs, asked of a process of its own with production's settings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json, django
django.setup()
from django.apps import apps
from django.urls import NoReverseMatch, reverse
try:
    mailbox = reverse("demo_mail:list")
except NoReverseMatch:
    mailbox = None
print(json.dumps({"apps": [config.name for config in apps.get_app_configs()], "mailbox": mailbox}))
"""


@pytest.fixture(scope="module")
def production() -> dict:
    env = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "sto_cms.settings.production",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "loket.example",
        "BASE_URL": "https://loket.example",
        "EMAIL_URL": "consolemail://",
        "DATABASE_URL": "sqlite:///:memory:",
    }
    call = [sys.executable, "-W", "ignore", "-c", ASK]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_production_installs_neither_demo_nor_benchmarks(production: dict) -> None:
    assert {"demo", "benchmarks"}.isdisjoint(production["apps"])
    assert {"moderation", "offers", "mail", "jobs"} <= set(production["apps"])


def test_production_has_no_mailbox_that_everybody_reads(production: dict) -> None:
    assert production["mailbox"] is None
