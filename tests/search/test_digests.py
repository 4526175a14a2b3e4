"""Rows and cards of another release are written anew; those of this one are left alone."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from search.engine.consistency import differences
from search.indexing import digests
from search.indexing.digests import (
    card_template_digest,
    mark_cards_of_another_template,
    needs_rebuild,
    rebuild_if_needed,
    row_format_digest,
)
from search.indexing.jobs import keep_catalogue
from search.models import CatalogueEntry, CatalogueVersion
from tests.conftest import World

pytestmark = pytest.mark.django_db


def upgrade_from(name: str) -> None:
    """Let the rows be of a release that wrote them otherwise."""
    CatalogueVersion.objects.update(**{name: "0" * 32})


def test_rows_of_this_release_are_not_written_again(world: World) -> None:
    world.live()
    keep_catalogue()

    assert not needs_rebuild()
    assert not rebuild_if_needed()
    assert not keep_catalogue()


def test_rows_of_another_format_are_written_anew_once(world: World) -> None:
    page = world.live()
    keep_catalogue()
    CatalogueEntry.objects.update(values={})
    upgrade_from("row_format")

    assert needs_rebuild()
    assert keep_catalogue()

    assert CatalogueEntry.objects.get().values["kind"] == [page.specific.kind.code]
    assert not needs_rebuild()
    assert not keep_catalogue()


def test_rows_that_are_not_there_are_written(world: World) -> None:
    world.live()
    keep_catalogue()
    CatalogueEntry.objects.all()._raw_delete("default")

    assert rebuild_if_needed()

    assert CatalogueEntry.objects.count() == 1


def test_empty_catalogue_needs_nothing_and_its_first_rows_neither(world: World) -> None:
    assert not keep_catalogue()

    world.live()

    assert not needs_rebuild()


def test_repair_leaves_nothing_to_rebuild(world: World) -> None:
    world.live()

    call_command("rebuild_catalogue", stdout=StringIO())

    assert not needs_rebuild()
    assert not mark_cards_of_another_template()


def test_cards_of_another_template_are_drawn_anew(world: World) -> None:
    world.live(title="Las een naad")
    keep_catalogue()
    CatalogueEntry.objects.update(card="<p>Oud</p>")
    assert differences()
    upgrade_from("card_template")

    assert keep_catalogue()

    assert "Las een naad" in CatalogueEntry.objects.get().card
    assert differences() == []
    assert not keep_catalogue()


def test_card_digest_follows_what_a_card_includes(tmp_path: Path, settings: Any) -> None:
    before = card_template_digest()
    (tmp_path / "sto").mkdir()
    (tmp_path / "sto" / "_facts.html").write_text("<p>otherwise</p>")
    assert card_template_digest() == before

    config = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**config, "DIRS": [tmp_path, *config["DIRS"]]}]

    assert card_template_digest() != before


def test_row_digest_follows_code_and_not_its_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    before = row_format_digest()
    source = digests.inspect.getsource

    monkeypatch.setattr(digests.inspect, "getsource", lambda module: f"{source(module)}\n# more\n")
    assert row_format_digest() == before

    monkeypatch.setattr(
        digests.inspect, "getsource", lambda module: f"{source(module)}\nmore = 1\n"
    )
    assert row_format_digest() != before
