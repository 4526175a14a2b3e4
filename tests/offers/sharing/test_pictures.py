"""Pictures of shared links: of what is visible only, one drawing per version."""

import io
import re
import shutil
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st
from PIL import Image

from moderation.actions import withdraw
from offers.models import KINDS
from offers.sharing import drawing as share_drawing
from offers.sharing import pictures as share_pictures
from offers.sharing.drawing import Sheet, draw
from offers.sharing.line_drawings import lines_of
from offers.sharing.pictures import picture_url
from offers.sharing.svg_paths import strokes_of
from tests.conftest import World
from tests.factories.pages import approve
from tests.security.attack import fresh

SHEET = Sheet("Las een naad", "Workshop", "learn", "workshop", ("STO-loket", "Bedrijf", "Delft"))


def address_in(html: str) -> str:
    found = re.search(r'property="og:image" content="http://localhost:8000([^"]+)"', html)
    assert found is not None
    return found[1]


@pytest.fixture(autouse=True)
def no_pictures_of_other_tests() -> None:
    """Their pages had numbers that every test uses again."""
    shutil.rmtree(share_pictures._folder(0).parent, ignore_errors=True)


def files_of(page: Any) -> list[str]:
    folder = share_pictures._folder(page.pk)
    return sorted(path.name for path in folder.glob("*")) if folder.exists() else []


def test_picture_of_an_offer_is_a_png_of_the_right_size(world: World, client: Client) -> None:
    page = world.live()

    answer = client.get(address_in(client.get(page.get_url()).text))

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert len(answer.content) < 60_000


def test_picture_is_not_sent_twice_to_who_has_it(world: World, client: Client) -> None:
    address = address_in(client.get(world.live().get_url()).text)
    etag = client.get(address).headers["ETag"]

    again = client.get(address, headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")


def test_another_version_has_another_address_and_leaves_no_old_file(
    world: World, client: Client
) -> None:
    page = world.live()
    old = address_in(client.get(page.get_url()).text)
    client.get(old)
    before = files_of(page)

    page.title = "Een andere titel"
    page.save_revision(user=world.editor)
    approve(page, requested_by=world.editor, by=world.leader)
    new = address_in(client.get(page.get_url()).text)
    answer = client.get(old)
    client.get(new)

    assert answer.headers["Location"] == settings.WAGTAILADMIN_BASE_URL + new
    assert (new != old, len(before), len(files_of(page))) == (True, 1, 1)


def test_picture_of_what_is_withdrawn_is_gone_at_once(world: World, client: Client) -> None:
    page = world.live()
    address = address_in(client.get(page.get_url()).text)
    client.get(address)

    withdraw(fresh(page), by=world.editor)

    assert client.get(address).status_code == 404
    assert files_of(page) == []


def test_draft_has_no_picture(world: World, client: Client) -> None:
    page = world.draft()
    address = picture_url(page, world.company_page.title)

    assert client.get(address.removeprefix("http://localhost:8000")).status_code == 404
    assert files_of(page) == []


@pytest.mark.parametrize("number", [0, 2**63, 10**30])
def test_picture_of_what_does_not_exist_is_a_404(client: Client, db: None, number: int) -> None:
    assert client.get(f"/deel/{number}/x.png").status_code == 404


@pytest.mark.parametrize("path", ["/", "/aanbod/", "/en/"])
def test_other_pages_share_a_picture_of_the_site(client: Client, db: None, path: str) -> None:
    answer = client.get(address_in(client.get(path).text))

    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert client.get("/deel/xx/0.png").status_code == 404


def test_full_disk_costs_no_picture(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise OSError("disk full")

    page = world.live()
    monkeypatch.setattr(share_pictures.tempfile, "NamedTemporaryFile", refuse)

    assert client.get(address_in(client.get(page.get_url()).text)).status_code == 200


def test_head_says_what_a_link_shows(world: World, client: Client) -> None:
    page = world.live(title='Las "zelf" & meer')

    head = client.get(page.get_url()).text.split("</head>")[0]

    whole = settings.WAGTAILADMIN_BASE_URL + page.get_url()
    assert f'<link rel="canonical" href="{whole}" />' in head
    assert f'property="og:url" content="{whole}"' in head
    assert 'property="og:title" content="Las &quot;zelf&quot; &amp; meer"' in head
    assert f'property="og:description" content="{page.summary}"' in head
    assert 'property="og:locale" content="nl_NL"' in head
    assert 'name="twitter:card" content="summary_large_image"' in head


@pytest.mark.parametrize(
    ("path", "canonical"), [("/aanbod/", True), ("/aanbod/?kind=tour", False), ("/nergens/", False)]
)
def test_mix_of_filters_and_errors_are_no_page_of_their_own(
    client: Client, db: None, path: str, canonical: bool
) -> None:
    assert ('rel="canonical"' in client.get(path).text) is canonical


# Drawing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [page_class.kind.code for page_class in KINDS])
def test_drawing_of_each_kind_lies_within_its_sheet(code: str) -> None:
    lines = lines_of(code)

    points = [point for line in lines for point in line.points]
    assert len(lines) > 10
    assert {line.colour for line in lines} == {"ink", "accent"}
    assert all(0 <= x <= 400 and 0 <= y <= 240 for x, y in points)


def test_path_is_followed_with_small_and_capital_letters() -> None:
    path = "M10 10h5v-5H20V0l-2 3zM0 0a5 5 0 0 1 10 0"

    square, arc = strokes_of(path)

    assert square == [(10, 10), (15, 10), (15, 5), (20, 5), (20, 0), (18, 3), (10, 10)]
    assert arc[-1] == pytest.approx((10, 0))
    assert min(y for _x, y in arc) == pytest.approx(-5)


def test_accent_of_the_family_is_on_the_picture() -> None:
    picture = Image.open(io.BytesIO(draw(SHEET))).convert("RGB")

    assert picture.getpixel((600, 45)) == pytest.approx((0x15, 0x56, 0x9C), abs=6)


def test_machine_without_our_fonts_draws_with_pillows_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(share_drawing, "HEAD_FONTS", ())
    monkeypatch.setattr(share_drawing, "TEXT_FONTS", ())

    font = share_drawing._font((), 40)

    assert share_drawing._printable("Één “café” – 日本", font).startswith("Een “cafe” - ")
    assert len(draw(SHEET)) > 5_000


@trials(max_examples=40, deadline=None)
@given(st.text(max_size=255), st.text(max_size=80))
def test_every_text_can_be_drawn(title: str, provider: str) -> None:
    sheet = Sheet(title, "Workshop", "learn", "workshop", ("STO-loket", provider, title))

    assert draw(sheet).startswith(b"\x89PNG")


def test_same_words_are_the_same_address() -> None:
    assert reverse("share_picture", args=[1, share_pictures.digest_of(SHEET)]) == reverse(
        "share_picture", args=[1, share_pictures.digest_of(Sheet(**vars(SHEET)))]
    )
