"""The catalogue at a desk: words completed, counts without loading, the map beside the list."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DemoSite


def test_words_are_completed_with_the_keyboard(demo_site: DemoSite, tab: Page) -> None:
    demo_site.open(tab, "/aanbod/")
    words = tab.get_by_role("combobox").first

    words.press_sequentially("lass")
    expect(tab.get_by_role("option").first).to_be_visible()
    first = tab.get_by_role("option").first.inner_text()
    words.press("ArrowDown")
    chosen = words.get_attribute("aria-activedescendant")
    words.press("Enter")

    assert chosen == "suggestion-0"
    expect(words).to_have_value(first)
    expect(words).to_have_attribute("aria-expanded", "false")
    expect(tab.locator(".applied--results")).to_contain_text(first)


def test_choosing_loads_no_page_and_back_undoes_it(demo_site: DemoSite, tab: Page) -> None:
    pages: list[str] = []
    tab.on("request", lambda asked: pages.append(asked.resource_type))
    demo_site.open(tab, "/aanbod/")
    everything = tab.locator("#results-title").inner_text()

    tab.locator("#facet-kind input").first.check()
    expect(tab.locator("#results-title")).not_to_have_text(everything)
    tab.locator(".facts a").first.click()
    expect(tab.locator(".applied--results li")).not_to_have_count(2)
    tab.go_back()
    tab.go_back()

    expect(tab.locator("#results-title")).to_have_text(everything)
    assert tab.url == f"{demo_site.url}/aanbod/"
    assert pages.count("document") == 1


def test_choosing_is_followed_by_keeping_languages_and_ticks(
    demo_site: DemoSite, tab: Page
) -> None:
    demo_site.log_in(tab, "school")
    demo_site.open(tab, "/aanbod/")
    everything = tab.locator("#results-title").inner_text()
    bar = tab.locator("#compare-form")

    tab.locator("#facet-kind input").first.check()
    expect(tab.locator("#results-title")).not_to_have_text(everything)
    tab.locator("#list [name=offer]").first.check()
    expect(bar).to_be_in_viewport()
    tab.locator(".sorts a").last.click()
    expect(tab).to_have_url(re.compile("sort="))
    expect(tab.locator("#list [name=offer]:checked")).to_have_count(1)
    asked = tab.url
    english = tab.locator(".top a[hreflang=en]").get_attribute("href") or ""
    with tab.expect_navigation():
        tab.locator("#list button.save-button").first.click()

    assert tab.url.split("#")[0] == asked
    assert english.split("?")[1] == asked.split("?")[1]
    demo_site.open(tab, "/aanbod/?q=nergens+te+vinden")
    expect(bar).to_be_hidden()


def test_error_behind_the_script_falls_back_to_a_page(demo_site: DemoSite, tab: Page) -> None:
    demo_site.open(tab, "/aanbod/")
    tab.route(
        "**/aanbod/?*",
        lambda route: (
            route.fulfill(status=500) if "x-part" in route.request.headers else route.continue_()
        ),
    )

    with tab.expect_navigation():
        tab.locator("#facet-kind input").first.check()

    expect(tab.locator(".applied--results li")).to_have_count(2)


def test_map_has_what_the_list_has_and_asks_nobody_else(demo_site: DemoSite, tab: Page) -> None:
    hosts = set()
    tab.on("request", lambda asked: hosts.add(asked.url.split("/")[2]))
    demo_site.open(tab, "/aanbod/?near=Den+Haag&within=25")
    assert tab.locator("script[src*=leaflet]").count() == 0

    tab.locator("[data-map]").click()
    expect(tab.locator(".pin").first).to_be_visible()

    named = " ".join(pin.get_attribute("aria-label") or "" for pin in tab.locator(".pin").all())
    for title in tab.locator("#list a.card__link").all_inner_texts():
        assert title in named
    pin = tab.locator(".pin").first
    pin.focus()
    pin.press("Enter")
    expect(tab.locator(".leaflet-popup a").first).to_be_visible()
    results = Axe().run(tab)
    assert results.violations_count == 0, results.generate_report()
    assert hosts == {demo_site.url.removeprefix("http://")}
