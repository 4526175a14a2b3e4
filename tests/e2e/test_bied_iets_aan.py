"""A company that is new here, on a phone: from the home page to an offer in review."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import DemoSite
from tests.e2e.thumb import PHONE, Thumb
from tests.mailed_code import code_in

MOST_INTERACTIONS = 12
NEWCOMER = "nieuw.lasbedrijf@example.nl"
TITLE = "Las je eerste naad bij ons"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport=PHONE, has_touch=True)
    yield context.new_page()
    context.close()


def test_newcomer_has_an_offer_in_review_within_twelve_taps(
    demo_site: DemoSite, phone: Page
) -> None:
    demo_site.open(phone, "/")
    thumb = Thumb(phone)

    thumb.go(phone.get_by_role("link", name="Bied iets aan").first)
    assert_fits_and_accessible(phone)
    thumb.go(phone.get_by_role("link", name="Rondleiding"))
    fill_in(thumb)
    assert_fits_and_accessible(phone)
    thumb.go(phone.get_by_role("button", name="Verder"))
    assert_fits_and_accessible(phone)
    thumb.tap(phone.locator("input[name=code]"))
    thumb.type(code_for(demo_site, phone))
    thumb.go(phone.locator("main").get_by_role("button", name="Inloggen"))

    expect(phone.locator("h1")).to_have_text("Uw aanbod ligt bij de projectleider")
    expect(phone.locator("main")).to_contain_text("STO Haaglanden")
    assert_fits_and_accessible(phone)
    print(f"taps: {thumb.taps}")  # noqa: T201 - the figure of the promise
    assert thumb.taps <= MOST_INTERACTIONS
    assert_waits_for_the_leader(demo_site, phone)


def fill_in(thumb: Thumb) -> None:
    tab = thumb.tab
    thumb.tap(tab.locator("[name=title]"))
    thumb.type(TITLE)
    thumb.next("summary")
    thumb.type("Je last twee platen en neemt ze mee naar huis.")
    thumb.tap(tab.get_by_label("Vmbo kb"))
    thumb.tap(tab.locator("[name=duration]"))
    thumb.type("120")
    for name, text in (
        ("group_max", "12"),
        ("stops-title", "De lashal"),
        ("company_name", "Lasbedrijf Nieuw"),
        ("kvk", "87654321"),
        ("postcode", "2516 AB"),
        ("your_name", "Nieuwe Lasser"),
        ("email", NEWCOMER),
    ):
        thumb.next(name)
        thumb.type(text)


def code_for(site: DemoSite, tab: Page) -> str:
    """Read the newest mail of the demo, as the newcomer reads it in a mail program."""
    mails = tab.request.get(f"{site.url}/demo/mail/").text()
    newest = re.search(r'href="(/demo/mail/\d+/)"', mails)
    assert newest, mails
    text = tab.request.get(site.url + newest.group(1)).text()
    return code_in(text)


def assert_fits_and_accessible(tab: Page) -> None:
    sideways = tab.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    results = Axe().run(tab)

    assert not sideways, tab.url
    assert results.violations_count == 0, results.generate_report()


def assert_waits_for_the_leader(site: DemoSite, tab: Page) -> None:
    """Both the company's page and the offer are in the queue; schools see neither."""
    tab.context.clear_cookies()
    site.open(tab, f"/aanbod/?q={TITLE}")
    expect(tab.locator("a.card__link", has_text=TITLE)).to_have_count(0)
    site.log_in(tab, "projectleider")
    expect(tab.locator(".sto-row", has_text=TITLE)).to_have_count(1)
    expect(tab.locator(".sto-row", has_text="KvK 87654321")).to_have_count(1)


def test_three_questions_lead_to_a_form_without_javascript(
    demo_site: DemoSite, browser: Browser
) -> None:
    context = browser.new_context(locale="nl-NL", viewport=PHONE, java_script_enabled=False)
    tab = context.new_page()
    demo_site.open(tab, "/bied-iets-aan/")
    tab.get_by_role("link", name="Wat past bij ons?").click()
    tab.get_by_label("Een frisse blik op een vraag van ons").check()
    tab.get_by_label("Enkele dagen of dagdelen").check()
    tab.get_by_role("button", name="Laat zien wat past").click()
    tab.get_by_role("link", name="Opdracht").click()
    tab.get_by_role("button", name="Verder").click()

    expect(tab.locator(".errors")).to_contain_text("Vul dit in.")
    expect(tab.locator("h1")).to_have_text("Vertel over uw idee")
    context.close()
