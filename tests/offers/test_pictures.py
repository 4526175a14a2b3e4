"""Pictures in sizes: a plain one at once, the choice of sizes once the worker made them."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from offers.pages import OfferPicture
from offers.pictures import FRAMES, is_ready, make_ready
from partners.files.serving import PICTURE_TYPES
from search.indexing.entries import write_stale
from search.indexing.jobs import keep_catalogue
from search.models import CatalogueEntry
from tests.conftest import World
from tests.factories.media import ImageFactory
from tests.factories.pages import approve


@pytest.fixture
def illustrated(world: World) -> OfferPicture:
    page = world.draft(title="Met een foto")
    image = ImageFactory(company=world.company)
    page.pictures.add(OfferPicture(image=image, alt_text="Een gebogen buis"))
    page.save_revision()
    approve(page, requested_by=world.editor, by=world.leader)
    return OfferPicture.objects.get(page=page)


def card_of(picture: OfferPicture) -> CatalogueEntry:
    return CatalogueEntry.objects.get(page=picture.page_id)


def test_card_has_a_plain_picture_until_the_worker_made_the_others(
    illustrated: OfferPicture, client: Client
) -> None:
    at_first = card_of(illustrated)
    assert at_first.stale
    assert "<picture>" not in at_first.card
    assert "format-webp" in at_first.card

    write_stale()

    drawn = card_of(illustrated)
    assert not drawn.stale
    assert is_ready(illustrated.image, "card")
    for format_ in (".avif", ".webp"):
        assert f"{format_} 400w" in drawn.card or f"{format_} " in drawn.card
    assert '<source type="image/avif"' in client.get("/aanbod/").text
    assert '<source type="image/avif"' in client.get(drawn.url).text


def test_worker_tries_a_picture_that_cannot_be_read_once(illustrated: OfferPicture) -> None:
    file = illustrated.image.file
    file.storage.delete(file.name)
    file.storage.save(file.name, ContentFile(b"no picture"))

    assert keep_catalogue() is True
    assert card_of(illustrated).stale is False
    assert keep_catalogue() is False


def test_every_format_has_its_type(illustrated: OfferPicture) -> None:
    make_ready([illustrated.image])

    made = {rendition.file.name for rendition in illustrated.image.renditions.all()}
    assert {f".{name.rsplit('.', 1)[1]}" for name in made} <= set(PICTURE_TYPES)
    assert len(made) >= sum(len(frame.all_filters) for frame in FRAMES.values())
