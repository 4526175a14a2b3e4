"""A script names the fingerprint of the very bytes that are served."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from django import template
from django.core.management import call_command
from django.test import Client, override_settings

from sto_cms.templatetags.scripts import integrity_of, script

WHITENOISE = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def fingerprint(content: bytes) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


def test_script_names_the_fingerprint_of_what_is_served(client: Client) -> None:
    tag = script("sto/js/passkey.js")

    src, integrity = re.findall(r'(?:src|integrity)="([^"]+)"', tag)
    assert fingerprint(client.get(src).getvalue()) == integrity


def test_script_that_was_collected_names_the_collected_file(tmp_path: Path) -> None:
    stores: dict[str, Any] = {"staticfiles": {"BACKEND": WHITENOISE}}

    with override_settings(STORAGES=stores, STATIC_ROOT=str(tmp_path)):
        integrity_of.cache_clear()
        call_command("collectstatic", interactive=False, verbosity=0)
        tag = script("sto/js/passkey.js")
    integrity_of.cache_clear()

    src, integrity = re.findall(r'(?:src|integrity)="([^"]+)"', tag)
    collected = (tmp_path / src.removeprefix("/static/")).read_bytes()
    assert fingerprint(collected) == integrity


def test_script_nobody_has_is_an_error_of_the_template() -> None:
    with pytest.raises(template.TemplateSyntaxError):
        script("sto/js/nowhere.js")
