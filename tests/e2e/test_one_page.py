"""A press on “Bewaar concept” at any moment around the first autosave makes one page."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DemoSite

TRIES = 20
# From long before to long after the first autosave, which starts about a second after typing.
STEP = 100  # milliseconds


def test_press_around_the_first_autosave_makes_one_page(demo_site: DemoSite, tab: Page) -> None:
    demo_site.log_in(tab, "bedrijf")
    demo_site.open(tab, "/admin/nieuw-aanbod/")
    new = tab.locator(".sto-kind a", has_text="Gastles").get_attribute("href") or ""
    assert new

    for number in range(TRIES):
        demo_site.open(tab, new)
        tab.locator("#id_title").press_sequentially(title(number))
        tab.wait_for_timeout(number * STEP)
        with tab.expect_navigation():
            tab.get_by_role("button", name="Bewaar concept").click()
        expect(tab).to_have_url(re.compile(r"/pages/\d+/edit/"))

    demo_site.open(tab, "/admin/")
    rows = {title(n): tab.locator(".sto-row", has_text=title(n)).count() for n in range(TRIES)}
    assert rows == {title(n): 1 for n in range(TRIES)}


def test_press_on_submit_around_the_first_autosave_is_not_lost(
    demo_site: DemoSite, tab: Page
) -> None:
    """What is missing is named: the button's own action came along, in one page."""
    demo_site.log_in(tab, "bedrijf")
    demo_site.open(tab, "/admin/nieuw-aanbod/")
    new = tab.locator(".sto-kind a", has_text="Gastles").get_attribute("href") or ""

    for number, wait in enumerate((0, 700, 900, 1100, 1400)):
        demo_site.open(tab, new)
        tab.locator("#id_title").press_sequentially(f"Ingediend {number}")
        tab.wait_for_timeout(wait)
        with tab.expect_navigation():
            tab.locator("button[name=action-submit]").click()
        expect(
            tab.locator("#panel-child-content-child-group_max-errors, .error-message").first
        ).to_be_visible()


def title(number: int) -> str:
    return f"Eén keer, poging {number:02}"
