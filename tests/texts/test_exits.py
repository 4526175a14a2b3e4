"""Whatever is stored, from before the normaliser too: what leaves can be read."""

import io
import json
import re
from email import message_from_bytes
from email.policy import SMTP
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from mail.delivery import deliver
from mail.mails import Mail
from mail.models import OutgoingMail
from offers.models import OfferPage
from partners.imports.error_file import Shape, make_file
from partners.pages.models import CompanyPage, RegionPage
from saved.calendars import calendar_of
from saved.favourites import save_favourite
from tests.conftest import World
from tests.saved.saving import teacher
from texts.exits import calendar_text, header_line, without_tags, xml_text

# Everything Python can store and some programs cannot read; no database takes halves and NUL.
ODD = "".join(map(chr, [*range(1, 32), *range(127, 160), 0x2028, 0x2029, 0xFFFE, 0xFFFF, 0xFDD0]))
BAD = f"Las{ODD}sen]]>&<b>\u202e"
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def store_bad_text(world: World) -> OfferPage:
    """Past forms and columns, as a release before this one could have stored it."""
    page = world.live(title="Lassen", available_from="2027-03-01")
    OfferPage.objects.filter(pk=page.pk).update(title=BAD, summary=BAD, place=BAD)
    CompanyPage.objects.filter(pk=world.company_page.pk).update(title=BAD, summary=BAD)
    RegionPage.objects.filter(pk=world.region_page.pk).update(title=BAD)
    page.refresh_from_db()
    return page


@pytest.mark.parametrize("name", ["catalogue_feed", "region_feed"])
def test_feed_of_any_text_parses(world: World, name: str) -> None:
    store_bad_text(world)
    url = reverse(name, args=[world.region.slug] if name == "region_feed" else [])

    answer = Client().get(url)

    entries = ElementTree.fromstring(answer.content).findall("{*}entry")  # noqa: S314 - our own
    assert answer.status_code == 200
    assert len(entries) == 1
    assert str(entries[0].findtext("{*}title")).startswith("Las")


def test_calendar_of_any_text_has_no_control_character_but_line_ends(world: World) -> None:
    page, person = store_bad_text(world), teacher()
    save_favourite(person, page.pk)

    written = calendar_of(person).decode()

    [event] = Calendar.from_ical(written).walk("VEVENT")
    assert CONTROLS.search(written.replace("\r\n", "")) is None
    assert "\n" not in written.replace("\r\n", "")
    assert str(event["summary"]).endswith("sen]]>&<b>\u202e")


def test_calendar_without_a_dated_offer_has_a_component_and_no_event(world: World) -> None:
    calendar: Any = Calendar.from_ical(calendar_of(teacher()))

    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


def test_structured_data_of_any_text_is_json(world: World) -> None:
    page = store_bad_text(world)

    text = Client().get(page.get_url()).text

    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    names = [thing["name"] for thing in json.loads(blocks[0])["@graph"] if "name" in thing]
    assert names[0].startswith("Las")


@pytest.mark.parametrize("path", ["/api/v1/offers", "/api/v1/companies", "/sitemap.xml"])
def test_api_and_site_map_of_any_text_are_answered(world: World, path: str) -> None:
    store_bad_text(world)

    answer = Client().get(path)

    assert answer.status_code == 200
    if "json" in answer["Content-Type"]:
        assert json.loads(answer.content)["results"]
    else:
        ElementTree.fromstring(answer.content)  # noqa: S314 - our own


class Told(Mail):
    subject = "Over %(title)s"
    lead = "Over %(title)s"
    button = "Bekijk"


def test_mail_of_any_text_has_one_line_per_header(db: None, settings: Any) -> None:
    settings.EMAIL_BACKEND = "mail.backend.OutboxBackend"
    settings.OUTBOX_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    told = Told(event="x:1", link="https://example.nl/", facts={"title": BAD})
    told.send(["lezer@example.nl"])
    # As an older release wrote it in the outbox.
    OutgoingMail.objects.update(subject=f"Over {BAD}", headers={"X-Odd": BAD})

    deliver()

    [sent] = mail.outbox
    read = message_from_bytes(sent.message().as_bytes(), policy=SMTP)
    assert CONTROLS.search(read["Subject"]) is None
    assert CONTROLS.search(read["X-Odd"]) is None
    assert set(read.keys()) >= {"Subject", "X-Odd", "Message-ID", "Date", "Auto-Submitted"}


def test_workbook_of_any_text_opens(world: World, as_user: Any) -> None:
    store_bad_text(world)
    url = reverse("wagtailadmin_reports:site_history_results")

    answer = as_user(world.office).get(url, {"export": "xlsx"})

    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    assert load_workbook(io.BytesIO(content)).active.max_row > 1


@pytest.mark.parametrize("delimiter", ["", ";"], ids=["Excel", "CSV"])
def test_error_file_of_any_text_opens(delimiter: str) -> None:
    content = make_file(Shape(["naam"], delimiter), [([BAD], BAD)])

    if delimiter:
        content.decode("utf-8-sig")
    else:
        assert load_workbook(io.BytesIO(content)).active.max_row == 2


def test_exit_leaves_ordinary_text_as_it_is() -> None:
    text = "Één dag: foto’s, 1 < 2 & 👩\u200d🔧"

    assert {xml_text(text), header_line(text), calendar_text(text)} == {text}


def test_words_of_broken_html_are_kept() -> None:
    assert without_tags("<p>Een <b>twee</b></p><drie") == "Een twee<drie"
    assert without_tags("<a" * 60 + ">") == "<a" * 59


def test_page_whose_text_looks_like_broken_html_is_served(world: World) -> None:
    page = world.live(summary="<a" * 60)

    answer = Client().get(page.get_url())

    assert answer.status_code == 200
    assert "&lt;a&lt;a" in answer.text
