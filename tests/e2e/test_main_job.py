"""The main job in a real browser: draft, ask for a change, mend, approve, find, withdraw."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DemoSite

TITLE = "Proefrit langs de takels"
SUMMARY = "Je ziet hoe een takel wordt getest."
MENDED = "Je ziet hoe een takel wordt getest en je bedient er zelf een."
NEWER = "Proefrit langs de nieuwe takels"


def test_tour_from_draft_to_withdrawn(demo_site: DemoSite, tab: Page) -> None:
    draft_tour_with_two_stops(demo_site, tab)
    assert_not_in_catalogue(demo_site, tab, TITLE)

    ask_for_change(demo_site, tab)
    mend_and_resubmit(demo_site, tab)
    approve(demo_site, tab, TITLE)
    find_by_text_and_by_each_filter(demo_site, tab)

    change_again(demo_site, tab)
    assert_in_catalogue(demo_site, tab, TITLE)
    assert_not_in_catalogue(demo_site, tab, NEWER)
    approve(demo_site, tab, NEWER)
    assert_in_catalogue(demo_site, tab, NEWER)

    withdraw(demo_site, tab)
    assert_gone_everywhere(demo_site, tab)


def draft_tour_with_two_stops(site: DemoSite, tab: Page) -> None:
    site.log_in(tab, "bedrijf")
    tab.get_by_role("link", name="Nieuw aanbod").first.click()
    tab.locator(".sto-kind a", has_text="Rondleiding").click()
    tab.fill("#id_title", TITLE)
    tab.fill("#id_summary", SUMMARY)
    tab.fill("#id_stops-0-start_time", "09:30")
    tab.fill("#id_stops-0-title", "De takelhal")
    tab.locator("#id_stops-ADD").click()
    tab.fill("#id_stops-1-title", "Het testveld")
    tab.get_by_label("Vmbo kb").check()
    unfold(tab)
    tab.get_by_label("Produceren, installeren en energie").check()
    tab.fill("#id_group_min", "8")
    tab.fill("#id_group_max", "24")
    tab.fill("#id_duration", "120")
    tab.fill("#id_postcode", "2516 AB")
    tab.fill("#id_place", "Den Haag")
    tab.fill("#id_available_from", "2026-09-01")
    tab.fill("#id_available_until", "2027-06-30")
    submit(tab)


def unfold(tab: Page) -> None:
    """Open the parts of the form that nobody needs to submit."""
    folded = "[data-panel-toggle][aria-expanded=false]"
    tab.evaluate(f"document.querySelectorAll('{folded}').forEach(part => part.click())")


def submit(tab: Page) -> None:
    with tab.expect_navigation(url="**/admin/"):
        tab.locator("button[name=action-submit]").click()
    expect(tab.locator(".messages")).to_contain_text(TITLE.split()[0])


def open_from_home(tab: Page, title: str) -> None:
    tab.locator(".sto-row", has_text=title).locator(".sto-row__title").first.click()


def ask_for_change(site: DemoSite, tab: Page) -> None:
    site.log_in(tab, "projectleider")
    open_from_home(tab, TITLE)
    decide(tab, "reject")
    dialog = tab.locator(".modal-body")
    dialog.locator("textarea").fill("Zet erbij of leerlingen zelf iets mogen doen.")
    with tab.expect_navigation(url="**/admin/"):
        dialog.locator("[type=submit]").click()


def decide(tab: Page, action: str) -> None:
    tab.locator(".footer .w-dropdown__toggle").click()
    tab.locator(f'[data-workflow-action-name="{action}"]').first.click()


def mend_and_resubmit(site: DemoSite, tab: Page) -> None:
    site.log_in(tab, "bedrijf")
    row = tab.locator(".sto-row", has_text=TITLE)
    expect(row).to_contain_text("Zet erbij of leerlingen zelf iets mogen doen.")
    open_from_home(tab, TITLE)
    tab.fill("#id_summary", MENDED)
    submit(tab)


def approve(site: DemoSite, tab: Page, title: str) -> None:
    site.log_in(tab, "projectleider")
    open_from_home(tab, title)
    with tab.expect_navigation(url="**/admin/"):
        tab.locator('[data-workflow-action-name="approve"]').first.click()
    expect(tab.locator(".sto-row", has_text=title)).to_have_count(0)


def catalogue(site: DemoSite, tab: Page, query: str) -> None:
    tab.context.clear_cookies()
    site.open(tab, f"/aanbod/?{query}")


def card(tab: Page, title: str) -> Locator:
    return tab.locator("a.card__link", has_text=title)


def assert_in_catalogue(site: DemoSite, tab: Page, title: str, query: str = "") -> None:
    catalogue(site, tab, query or f"q={title}")
    expect(card(tab, title)).to_have_count(1)


def assert_not_in_catalogue(site: DemoSite, tab: Page, title: str) -> None:
    catalogue(site, tab, f"q={title}")
    expect(card(tab, title)).to_have_count(0)


def find_by_text_and_by_each_filter(site: DemoSite, tab: Page) -> None:
    word = "takel"
    fits = [
        "kind=tour",
        "profile=PIE",
        "level=kb",
        "region=haaglanden",
        "near=2516",
        "group=20",
        "date=2026-10-01",
    ]
    misses = [
        "kind=workshop",
        "profile=HBR",
        "level=vwo",
        "region=drenthe",
        "near=9401&within=5",
        "group=60",
        "date=2027-08-15",
    ]
    for query in fits:
        assert_in_catalogue(site, tab, TITLE, f"q={word}&{query}")
    for query in misses:
        # Below an empty list there may be what is a little farther away.
        catalogue(site, tab, f"q={word}&{query}")
        expect(tab.locator("#list a.card__link", has_text=TITLE)).to_have_count(0)
    assert_in_catalogue(site, tab, TITLE)
    card(tab, TITLE).click()
    expect(tab.locator("h1")).to_have_text(TITLE)
    expect(tab.locator("main")).to_contain_text(MENDED)
    expect(tab.locator("main")).to_contain_text("Het testveld")


def change_again(site: DemoSite, tab: Page) -> None:
    site.log_in(tab, "bedrijf")
    open_from_home(tab, TITLE)
    tab.fill("#id_title", NEWER)
    submit(tab)


def withdraw(site: DemoSite, tab: Page) -> None:
    site.log_in(tab, "bedrijf")
    tab.locator(".sto-row", has_text=NEWER).get_by_role("link", name="Trek in").click()
    with tab.expect_navigation(url="**/admin/"):
        tab.get_by_role("button", name="Ja, trek het in").click()


def assert_gone_everywhere(site: DemoSite, tab: Page) -> None:
    assert_not_in_catalogue(site, tab, NEWER)
    for path in ("/", "/haaglanden/"):
        tab.goto(site.url + path)
        assert NEWER not in tab.content()
    index = tab.request.get(f"{site.url}/sitemap.xml").text()
    parts = re.findall(r"<loc>https?://[^/]+(/[^<]+)</loc>", index)
    assert parts
    for part in parts:
        assert "proefrit-langs-de-takels" not in tab.request.get(site.url + part).text()
