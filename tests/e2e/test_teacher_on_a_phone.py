"""A teacher on a phone: something in metal, for these pupils, on that day, not too far."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import DemoSite
from tests.e2e.thumb import PHONE, Thumb

MOST_INTERACTIONS = 6
PLACE = "Hardenberg"
ASKED = {
    "q": "metaal",
    "group": "24",
    "near": PLACE,
    "within": "15",
    "weekday": "4",
    "year": "3",
}


@pytest.fixture(params=["script", "no script"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        locale="nl-NL",
        viewport=PHONE,
        has_touch=True,
        java_script_enabled=request.param == "script",
    )
    yield context.new_page()
    context.close()


def parameters(url: str) -> dict[str, str]:
    """Return what an address asks; what it leaves empty is not asked."""
    return dict(re.findall(r"[?&](\w+)=([^&]+)", url))


@pytest.mark.parametrize("start", ["/", "/aanbod/"])
def test_teacher_finds_an_offer_within_six_interactions(
    demo_site: DemoSite, phone: Page, start: str
) -> None:
    demo_site.open(phone, start)
    thumb = Thumb(phone)

    thumb.tap(phone.locator("[name=q]"))
    thumb.type("metaal")
    thumb.next("group")
    thumb.type("24")
    thumb.next("near")
    thumb.type(PLACE)
    thumb.tap(phone.get_by_label("15 km"))
    thumb.tap(phone.get_by_label("donderdag"))
    thumb.tap(phone.get_by_label("Leerjaar 3"))
    thumb.tap(phone.locator(".sentence").get_by_role("button", name="Zoek"))
    expect(phone.locator(".applied--results li")).to_have_count(len(ASKED))
    assert parameters(phone.url) == ASKED
    thumb.go(phone.locator("a.card__link").first)

    print(f"interactions: {thumb.taps}")  # noqa: T201 - the figure of the promise
    expect(phone.locator("article.offer h1")).to_be_visible()
    assert thumb.taps <= MOST_INTERACTIONS


@pytest.fixture
def scripted(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport=PHONE, has_touch=True)
    yield context.new_page()
    context.close()


def test_sheet_of_filters_counts_while_one_chooses_and_closes_on_its_button(
    demo_site: DemoSite, scripted: Page
) -> None:
    demo_site.open(scripted, "/aanbod/?q=metaal")
    scripted.locator("#filters > summary").tap()
    show = scripted.locator("[data-show]")
    before = show.inner_text()

    scripted.locator("#facet-kind input").first.tap()

    expect(show).not_to_have_text(before)
    expect(scripted.locator("#facet-kind input").first).to_be_focused()
    found = re.findall(r"\d+", show.inner_text())
    sheet = Axe().run(scripted)
    show.tap()
    expect(scripted.locator("#results-title")).to_be_focused()
    assert re.findall(r"\d+", scripted.locator("#results-title").inner_text()) == found
    expect(scripted.locator("#filters > .filters__list")).to_be_hidden()
    assert "kind=" in scripted.url
    assert sheet.violations_count == 0, sheet.generate_report()
    scripted.go_back()
    expect(show).to_have_text(before)
