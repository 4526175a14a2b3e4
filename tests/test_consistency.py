"""What no single test would notice: leftovers, missing drawings, modules grown too long."""

import re
from pathlib import Path

import allauth
import pytest
from django.apps import apps
from django.template.loader import get_template
from django.urls import get_resolver

from offers.models import KINDS
from partners.people.access import PEOPLE_VIEWS
from sto_cms.office.admin_access import (
    FILE_VIEWS,
    OPEN_VIEWS,
    PAGE_VIEWS,
    REPLACED_VIEWS,
    SESSION_VIEWS,
)
from sto_cms.templatetags.look import icon_shapes, motif_names

ROOT = Path(__file__).resolve().parents[1]
ALLAUTH = Path(allauth.__file__).parent
APPS = (
    "sto_cms",
    "demo",
    "benchmarks",
    "api",
    "saved",
    "home",
    "search",
    "offers",
    "partners",
    "moderation",
    "mail",
    "jobs",
    "texts",
)
MOST_LINES = 400
MAIL_PART = re.compile(r"_(subject|message)\.txt$")  # code names a mail, not its parts


def sources(*endings: str) -> list[Path]:
    return [
        path
        for app in APPS
        for ending in endings
        for path in (ROOT / app).rglob(f"*{ending}")
        if "migrations" not in path.parts
    ]


def templates() -> list[Path]:
    return [path for path in sources(".html", ".txt") if "templates" in path.parts]


def name_of(template: Path) -> str:
    """Return a template's name as code and other templates write it."""
    return template.as_posix().rsplit("/templates/", 1)[1]


def test_templates_compile_and_are_used_somewhere() -> None:
    text = "\n".join(path.read_text() for path in sources(".py", ".html"))
    by_django = {"403.html", "404.html", "429.html", "500.html"}

    unused = {
        name_of(path)
        for path in templates()
        if MAIL_PART.sub("", name_of(path)) not in text
        and name_of(path) not in by_django
        and not name_of(path).startswith(("wagtailadmin/", "wagtailusers/"))
        and not replaces_one_of_allauth(name_of(path))
    }
    for path in templates():
        get_template(name_of(path))

    assert unused == set()


def replaces_one_of_allauth(name: str) -> bool:
    """True if allauth has this template too, and it is a page or mail we send."""
    return (ALLAUTH / "templates" / name).exists()


def test_templates_have_no_inline_style_or_script() -> None:
    inline = re.compile(r'\sstyle="|<script(?![^>]*\ssrc=)|\son[a-z]+="')
    mails = "mail/"

    found = [
        name_of(path)
        for path in templates()
        if inline.search(path.read_text()) and not name_of(path).startswith(mails)
    ]

    assert found == []


@pytest.mark.parametrize("page_class", KINDS, ids=lambda page_class: page_class.kind.code)
def test_kind_has_its_drawings(page_class: type) -> None:
    assert page_class.kind.icon in icon_shapes()
    assert page_class.kind.code in motif_names()


def test_icons_named_in_templates_are_drawn() -> None:
    named = {
        name
        for path in templates()
        if "{% load" in path.read_text() and "look" in path.read_text()
        for name in re.findall(r'\{% icon "([a-z_-]+)" %\}', path.read_text())
    }

    assert named - set(icon_shapes()) == set()


def test_modules_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in [*sources(".py"), *(ROOT / "tests").rglob("*.py")]
        if len(path.read_text().splitlines()) > MOST_LINES
    }

    assert long == {}


def test_allow_list_names_only_views_that_exist() -> None:
    known = set(view_names(get_resolver().url_patterns))

    own = PAGE_VIEWS | PEOPLE_VIEWS | set(FILE_VIEWS)
    named = OPEN_VIEWS | own | SESSION_VIEWS | set(REPLACED_VIEWS)

    assert {name for name in named if name not in known} == set()


def view_names(patterns: list, namespaces: tuple[str, ...] = ()) -> list[str]:
    names: list[str] = []
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            names += view_names(pattern.url_patterns, inner)
        elif pattern.name:
            names.append(":".join((*namespaces, pattern.name)))
    return names


def test_no_app_has_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "common", "misc", "base", "core"}

    found = [path.name for path in sources(".py") if path.stem in drawers]

    assert [name for name in found if name != "base.py"] == []
    assert {config.name.partition(".")[0] for config in apps.get_app_configs()} >= set(APPS)
