"""axe finds nothing on the public pages: both languages, light and dark, phone and desk."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Response

from tests.e2e.conftest import DemoSite

PAGES = (
    "home",
    "catalogue",
    "offer",
    "company",
    "login",
    "forms to offer",
    "which fits",
    "registration",
)
CATALOGUE = {"nl": "/aanbod/", "en": "/en/offers/"}


def path_of(site: DemoSite, browser: Browser, name: str, language: str) -> str:
    """Return the address of one page of this kind in this language."""
    prefix = "" if language == "nl" else "/en"
    fixed = {
        "home": f"{prefix}/",
        "catalogue": CATALOGUE[language],
        "login": f"{prefix}/inloggen/",
        "forms to offer": f"{prefix}/bied-iets-aan/",
        "which fits": f"{prefix}/bied-iets-aan/wat-past/?aim=find_staff",
        "registration": f"{prefix}/meld-je-aan/?q=veurs",
    }
    if name in fixed:
        return fixed[name]
    tab = browser.new_page()
    site.open(tab, CATALOGUE[language])
    offer = tab.locator("a.card__link").first.get_attribute("href")
    tab.close()
    assert offer
    return offer if name == "offer" else offer.rstrip("/").rsplit("/", 1)[0] + "/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_violations(
    demo_site: DemoSite, browser: Browser, name: str, language: str, scheme: str
) -> None:
    path = path_of(demo_site, browser, name, language)
    width = 390 if scheme == "dark" else 1280
    context = browser.new_context(
        color_scheme=scheme, locale=language, viewport={"width": width, "height": 900}
    )
    tab = context.new_page()
    demo_site.open(tab, path)

    results = Axe().run(tab)

    sideways = tab.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    context.close()
    assert results.violations_count == 0, results.generate_report()
    assert not sideways, f"{path} scrolls sideways at {width} px"


ACCOUNT = ("", "mailadres/", "wachtwoord/", "app/", "passkeys/nieuw/", "apparaten/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_login_and_account_pages_have_no_violations(
    demo_site: DemoSite, browser: Browser, scheme: str
) -> None:
    width = 390 if scheme == "dark" else 1280
    context = browser.new_context(
        color_scheme=scheme, locale="nl", viewport={"width": width, "height": 900}
    )
    tab = context.new_page()
    found = {}

    demo_site.open(tab, "/inloggen/")
    tab.fill("input[name=login]", "school@example.nl")
    with tab.expect_navigation():
        tab.click("text=Stuur mij een code")
    found["code"] = Axe().run(tab)
    demo_site.log_in(tab, "school")
    for page in ACCOUNT:
        demo_site.open(tab, f"/account/{page}")
        if "/bevestigen/" in tab.url:
            found["again"] = Axe().run(tab)
            tab.fill("input[name=password]", demo_site.password)
            with tab.expect_navigation():
                tab.press("input[name=password]", "Enter")
        found[page] = Axe().run(tab)
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not tab.evaluate(wide), page

    context.close()
    assert [one.generate_report() for one in found.values() if one.violations_count] == []


def test_catalogue_page_weight_without_photos(demo_site: DemoSite, browser: Browser) -> None:
    """As production sends it: the demo serves static files from their folders, not compressed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    answers: list[Response] = []
    tab.on("response", lambda answer: answers.append(answer))

    demo_site.open(tab, "/aanbod/")
    tab.wait_for_load_state("networkidle")

    weights = {
        answer.url: len(gzip.compress(answer.body()))
        for answer in answers
        if "/media/" not in answer.url
    }
    context.close()
    scripts = sum(weight for url, weight in weights.items() if url.endswith(".js"))
    assert len(weights) > 10
    assert sum(weights.values()) <= 60 * 1024, f"{sum(weights.values()) / 1024:.1f} KB"
    assert 0 < scripts <= 15 * 1024, f"{scripts / 1024:.1f} KB of JavaScript"
