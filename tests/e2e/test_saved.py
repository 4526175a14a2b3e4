"""A teacher keeps offers, compares them and saves a search: on a phone, also without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import DemoSite

# The steps below lead from one to the next; each is looked at by axe where there are scripts.
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def press(tab: Page, words: str) -> None:
    with tab.expect_navigation():
        tab.locator(f"button:visible:has-text('{words}')").first.click()


def check(tab: Page, *, scripts: bool) -> None:
    if scripts:
        found = Axe().run(tab)
        assert found.violations_count == 0, found.generate_report()
        assert not tab.evaluate(WIDE), tab.url


@pytest.mark.parametrize("scripts", [True, False])
def test_teacher_keeps_compares_and_saves(
    demo_site: DemoSite, browser: Browser, scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        locale="nl",
        color_scheme="dark",
        java_script_enabled=scripts,
    )
    tab = context.new_page()
    demo_site.log_in(tab, "school")
    demo_site.open(tab, "/aanbod/")
    offers = [link.get_attribute("href") for link in tab.locator("a.card__link").all()[:2]]

    for offer in offers:
        demo_site.open(tab, str(offer))
        if tab.locator("button.save-button--saved").count():  # by the run before
            press(tab, "Bewaard")
        press(tab, "Bewaar")
        assert tab.locator("button.save-button--saved").count() == 1
    check(tab, scripts=scripts)

    demo_site.open(tab, "/bewaard/")
    check(tab, scripts=scripts)
    for box in tab.locator("input[name=offer][type=checkbox]").all()[:2]:
        box.check()
    press(tab, "Vergelijk")
    assert tab.locator("th[scope=col]").count() == 2
    check(tab, scripts=scripts)

    demo_site.open(tab, "/bewaard/zoekopdracht/nieuw/?kind=workshop&group=24")
    check(tab, scripts=scripts)
    press(tab, "Bewaar de zoekopdracht")
    assert "Workshop" in tab.locator("h1").inner_text()
    check(tab, scripts=scripts)
    context.close()
