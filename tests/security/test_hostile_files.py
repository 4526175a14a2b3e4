"""Hostile files, uploaded as a company's editor would: a sentence or a clean file, and cheap.

`manage.py bench_files` prints the figures of all of them.
"""

from typing import Any

import pytest

from benchmarks.hostile_files.documents import PDF
from benchmarks.hostile_files.uploads import HostileFile, Outcome, hostile_files, upload
from partners.files.models import CompanyDocument, CompanyImage
from tests.conftest import World
from tests.factories.media import ImageFactory, picture_bytes
from tests.security.attack import picture_of
from tests.security.guards import nothing_to_switch_off, without

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@nothing_to_switch_off("measures what taking a file in costs; test_reencoding.py has the guards")
def test_hostile_files_are_no_crash_and_cost_little(world: World, as_user: Any) -> None:
    client = as_user(world.editor)
    client.raise_request_exception = False

    outcomes = [upload(client, file) for file in hostile_files()]

    assert len(outcomes) >= 40
    assert [told(outcome) for outcome in outcomes if not outcome.keeps_the_promise] == []


def told(outcome: Outcome) -> str:
    return (
        f"{outcome.file.what}: {outcome.status}, {outcome.seconds:.1f} s, "
        f"{outcome.megabytes:.0f} MB"
    )


@without("uploads are made anew")
def test_stored_picture_holds_nothing_of_the_file_but_its_pixels(
    world: World, as_user: Any
) -> None:
    tail = b"<script>alert(1)</script>"
    file = HostileFile("image", "a tail", "a.png", picture_bytes() + tail)

    upload(as_user(world.editor), file)

    stored = CompanyImage.objects.get()
    assert tail not in stored.file.read()
    assert tail not in stored.get_rendition("original").file.read()


@nothing_to_switch_off("the name is Django's and ours together; each alone is enough")
@pytest.mark.parametrize("name", ["../../../a.{}", "a\0.{}", "<script>.{}", "a.php.{}"])
def test_stored_file_has_a_name_of_ours(world: World, as_user: Any, name: str) -> None:
    client = as_user(world.editor)

    upload(client, HostileFile("image", "", name.format("png"), picture_bytes()))
    upload(client, HostileFile("document", "", name.format("pdf"), PDF))

    for stored in (CompanyImage.objects.get(), CompanyDocument.objects.get()):
        folder, own = stored.file.name.split("/")
        assert folder in ("original_images", "documents")
        assert len(own.split(".")[0]) == 32
        assert own.split(".")[1:] in (["png"], ["pdf"])


@without("a file stays with its company", who="office")
@pytest.mark.parametrize("who", ["office"])
def test_company_of_a_file_is_not_changed_by_the_office(
    world: World, as_user: Any, who: str
) -> None:
    picture = picture_of(world.company)

    as_user(getattr(world, who)).post(
        f"/admin/images/{picture.pk}/",
        {
            "title": "x",
            "company": world.neighbour.pk,
            "collection": picture.collection_id,
            "consent": "nobody",
        },
    )

    assert CompanyImage.objects.get(pk=picture.pk).company == world.company


@without("pictures on a screen are one's own")
def test_consent_for_a_picture_of_others_is_not_given(world: World, as_user: Any) -> None:
    picture = ImageFactory(company=world.neighbour, not_asked=True)

    as_user(world.editor).post(f"/admin/fotos/{picture.pk}/", {"title": "x", "consent": "agreed"})

    assert CompanyImage.objects.get(pk=picture.pk).consent == "not_asked"
