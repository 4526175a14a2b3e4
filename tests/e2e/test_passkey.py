"""A passkey is added and logs in, in a real browser with a device that is made up."""

from playwright.sync_api import Browser, Page

from tests.e2e.conftest import DemoSite

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def confirm(tab: Page, password: str) -> None:
    """Say the password again before a change to how one logs in."""
    tab.fill("input[name=password]", password)
    with tab.expect_navigation():
        tab.press("input[name=password]", "Enter")


def test_passkey_is_added_logs_in_and_is_removed(demo_site: DemoSite, browser: Browser) -> None:
    # Passkeys belong to a name; an address in figures has none.
    site = DemoSite(demo_site.url.replace("127.0.0.1", "localhost"), demo_site.password)
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 844})
    tab = context.new_page()
    errors: list[str] = []
    tab.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    device = context.new_cdp_session(tab)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    site.log_in(tab, "school")
    site.open(tab, "/account/passkeys/nieuw/")
    confirm(tab, site.password)
    tab.fill("input[name=name]", "Mijn telefoon")
    with tab.expect_navigation():
        tab.click("#passkey")
    codes = tab.url

    with tab.expect_navigation():
        tab.click("text=Uitloggen")
    site.open(tab, "/inloggen/")
    with tab.expect_navigation():
        tab.click("#passkey")
    site.open(tab, "/account/passkeys/")
    added = tab.locator("dt").all_inner_texts()
    with tab.expect_navigation():
        tab.click("main .actions >> text=Verwijder")
    confirm(tab, site.password)
    with tab.expect_navigation():
        tab.click("main button")

    assert codes.endswith("/account/herstelcodes/")
    assert added == ["Mijn telefoon"]
    assert "nog geen passkey" in tab.inner_text("main")
    assert errors == []
    context.close()
