"""What counts as content of a page, and the snapshot that notices when that changes."""

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader

from moderation import snapshots, upcasting
from moderation.changes import Added, Change, ChoiceRenamed, Dropped, Renamed
from moderation.models import ModeratedPage
from moderation.schema import VOLATILE_KEYS, schema_of
from moderation.snapshots import moderated_apps, stale, unexplained
from moderation.upcasting import Step, version_of
from offers.kinds.tour import TourPage
from offers.models import KINDS, OfferPage
from partners.pages.models import CompanyPage, NetworkPage, RegionPage
from tests.moderation.upgrades import APP, UPGRADES, Upgrade, class_of, upcasters
from tests.notices.models import NoticePage

pytestmark = pytest.mark.django_db
MODERATED = [RegionPage, CompanyPage, NetworkPage, *KINDS]


# What counts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("model", MODERATED, ids=lambda model: model.__name__)
def test_every_key_of_a_version_counts_or_is_named_as_volatile(model: Any) -> None:
    keys = model(title="x").serializable_data().keys()
    fields = {name for name in keys if not name.endswith("_ptr")}

    assert fields == set(schema_of(model)) | (VOLATILE_KEYS & keys)


@pytest.mark.parametrize("name", sorted(VOLATILE_KEYS))
def test_volatile_key_is_really_one_of_every_version(name: str) -> None:
    assert name in TourPage(title="x").serializable_data()


@pytest.mark.parametrize("name", sorted(ModeratedPage.BOOKKEEPING))
def test_bookkeeping_is_a_field_that_no_version_tells_readers(name: str) -> None:
    assert TourPage._meta.get_field(name)
    assert name in VOLATILE_KEYS


def test_schema_tells_rows_choices_and_defaults() -> None:
    schema = schema_of(TourPage)

    assert schema["stops"]["of"] == "offers.TourStop"
    assert schema["stops"]["fields"]["title"] == {"type": "text"}
    assert schema["walking"]["choices"] == ["walking", "mixed", "standing", "seated"]
    assert schema["languages"]["default"] == ["nl"]
    assert "default" not in schema["weekdays"]
    assert "default" not in schema["translation_key"]
    assert schema["topics"] == {"type": "ParentalManyToManyField", "of": "organisations.Topic"}


# The snapshot --------------------------------------------------------------------------------


def test_snapshots_in_the_repository_are_those_of_the_code() -> None:
    assert {"offers", "pages", APP} <= set(moderated_apps())
    for app in moderated_apps():
        assert unexplained(app) == []
        assert stale(app) == []
    call_command("moderated_schema")


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps name the migration of this test, which is no file."""
    monkeypatch.setattr(snapshots, "migration_exists", lambda config, name: name != "0099_none")


def after(upgrade: Upgrade) -> Any:
    state = MigrationLoader(connection).project_state((APP, "0001_notice"))
    for operation in upgrade.operations:
        operation.state_forwards(APP, state)
    return class_of(state)


@pytest.mark.parametrize("upgrade", UPGRADES.values(), ids=UPGRADES)
def test_missing_upcaster_fails_the_check_and_names_the_field(
    upgrade: Upgrade, released: None
) -> None:
    with after(upgrade):
        found = unexplained(APP)
        with pytest.raises(CommandError, match=f"NoticePage.{upgrade.field} "):
            call_command("moderated_schema", check=True)
        with pytest.raises(CommandError, match=f"NoticePage.{upgrade.field} "):
            call_command("moderated_schema", write=True)

    assert any(line.startswith(f"notices.NoticePage.{upgrade.field} ") for line in found)
    assert unexplained(APP) == []


@pytest.mark.parametrize("upgrade", UPGRADES.values(), ids=UPGRADES)
def test_upcaster_explains_and_only_the_file_is_to_be_written(
    upgrade: Upgrade, released: None
) -> None:
    with after(upgrade), upcasters(*upgrade.changes):
        assert unexplained(APP) == []
        assert "notices.NoticePage has version 2" in stale(APP)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ((Added("audience"),), "must state its default, which is 'everybody'"),
        ((Added("lines.audience", default=""),), "NoticePage.audience is new"),
        ((Dropped("audience"),), "NoticePage.audience is new"),
        ((ChoiceRenamed("audience", "x", "y"),), "NoticePage.audience is new"),
        ((Renamed("text", "tekst"),), "NoticePage.audience is new"),
    ],
)
def test_upcaster_of_another_field_explains_nothing(
    released: None, changes: tuple[Change, ...], problem: str
) -> None:
    with after(UPGRADES["new field with a default"]), upcasters(*changes):
        found = unexplained(APP)

    assert problem in "\n".join(found)


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ([Step(3, "notices.NoticePage", "0001_notice", ())], "the next version is 2"),
        ([Step(2, "notices.NoticePage", "0099_none", ())], "there is no migration 0099_none"),
        ([Step(2, "offers.OfferPage", "0001_notice", ())], "no moderated page of this app"),
    ],
)
def test_step_in_disorder_is_named(
    monkeypatch: pytest.MonkeyPatch, released: None, steps: list[Step], problem: str
) -> None:
    monkeypatch.setitem(upcasting.KNOWN_STEPS, APP, tuple(steps))

    assert problem in "\n".join(unexplained(APP))


def test_write_stores_what_the_code_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, settings: Any
) -> None:
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(snapshots, "path_of", lambda app: tmp_path / f"{app}.json")

    assert unexplained("offers") == []
    assert "offers.TourPage is new" in stale("offers")
    call_command("moderated_schema", write=True)

    stored = json.loads((tmp_path / "offers.json").read_text())
    assert stored["offers.TourPage"]["kind_of"] == "offers.OfferPage"
    assert "title" not in stored["offers.TourPage"]["fields"]
    assert stored["offers.OfferPage"]["fields"]["title"] == {"type": "text"}
    assert stale("offers") == []


def test_choice_more_or_another_default_needs_no_upcaster(released: None) -> None:
    blank = {"max_length": 10, "blank": True}
    more = models.CharField(
        **blank, choices=[("red", "Red"), ("blue", "Blue"), ("green", "Green")], default="red"
    )
    upgrade = Upgrade("colour", (migrations.AlterField("noticepage", "colour", more),), ())

    with after(upgrade):
        found, told = unexplained(APP), stale(APP)

    assert found == []
    assert told == [
        "notices.NoticePage.colour has other choices",
        "notices.NoticePage.colour has the default 'red'",
    ]


# Versions ------------------------------------------------------------------------------------


def test_version_of_a_kind_counts_the_steps_of_what_it_is_a_kind_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = (
        Step(2, "offers.TourPage", "0002", (Dropped("walking"),)),
        Step(3, "offers.OfferPage", "0003", (Renamed("summary", "in_short"),)),
    )
    monkeypatch.setitem(upcasting.KNOWN_STEPS, "offers", steps)

    versions = {model: version_of(model) for model in (TourPage, KINDS[1], OfferPage, CompanyPage)}
    old = {"summary": "x", "walking": "mixed", "title": "Y"}

    assert list(versions.values()) == [3, 3, 3, 1]
    assert upcasting.upcast(TourPage, old) == {"in_short": "x", "title": "Y", "_schema": 3}
    assert upcasting.upcast(KINDS[1], old | {"_schema": 2})["walking"] == "mixed"
    assert old == {"summary": "x", "walking": "mixed", "title": "Y"}


def test_content_of_a_newer_release_is_left_as_it_is() -> None:
    newer = {"title": "Y", "_schema": 9}

    assert upcasting.upcast(NoticePage, newer) is newer
