"""Every page and every admin screen of the demo answers, for the role it is for."""

import re
from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from bs4 import BeautifulSoup

from tests.e2e.conftest import DemoSite

# Addresses that differ only in their numbers are one screen of the admin and opened once; each
# kind has one of its own. Public pages are opened one and all.
MOST_OF_A_SCREEN = {"/": 1000, "/admin/": 1}
NOT_FOLLOWED = ("/admin/logout", "/admin/bulk/", "/uitloggen", "/en/uitloggen", "/static/")
ROLES = ("bedrijf", "netwerk", "projectleider")


def visitor(site: DemoSite, role: str = "") -> requests.Session:
    """Return a session, logged in if a role is given."""
    session = requests.Session()
    if role:
        address = f"{site.url}/inloggen/"
        token = BeautifulSoup(session.get(address).text, "html.parser").find(
            "input", {"name": "csrfmiddlewaretoken"}
        )["value"]
        answer = session.post(
            address,
            {
                "login": f"{role}@example.nl",
                "password": site.password,
                "csrfmiddlewaretoken": token,
            },
            headers={"Referer": address},
        )
        assert "/inloggen/" not in answer.url, role
    return session


def crawl(site: DemoSite, session: requests.Session, start: str, inside: str) -> dict[str, int]:
    """Follow every link below `inside` and return the status of each address."""
    found: dict[str, int] = {}
    opened: Counter[str] = Counter()
    most = MOST_OF_A_SCREEN[inside]
    waiting = deque([start])
    while waiting:
        path = waiting.popleft()
        screen = re.sub(r"\d+", "0", path)
        if path in found or opened[screen] >= most:
            continue
        opened[screen] += 1
        answer = session.get(site.url + path)
        found[path] = answer.status_code
        if "html" not in answer.headers.get("Content-Type", ""):
            continue
        waiting.extend(link for link in links(site, path, answer.text) if follows(link, inside))
    return found


def links(site: DemoSite, path: str, html: str) -> list[str]:
    """Return the paths a page links to; the admin's menu is in the data of its sidebar."""
    soup = BeautifulSoup(html, "html.parser")
    # Not by a selector: newer versions skip what is inside a <template>, where dialogs are.
    named = [link["href"] for link in soup.find_all("a", href=True)]
    for sidebar in soup.select("#wagtail-sidebar-props"):
        named += re.findall(r'"(/admin/[\w/-]+/)"', sidebar.text)
    targets = [urlsplit(urljoin(site.url + path, href)) for href in named]
    return [target.path for target in targets if target.netloc == urlsplit(site.url).netloc]


def follows(path: str, inside: str) -> bool:
    return path.startswith(inside) and not path.startswith(NOT_FOLLOWED)


def broken(found: dict[str, int]) -> dict[str, int]:
    return {path: status for path, status in found.items() if status >= 400}


def test_public_pages_answer_for_a_visitor(demo_site: DemoSite) -> None:
    session = visitor(demo_site)

    found = crawl(demo_site, session, "/", "/")
    found |= crawl(demo_site, session, "/en/", "/")

    assert broken(found) == {}
    assert len(found) > 80


@pytest.mark.parametrize("role", ROLES)
def test_admin_screens_answer_for_staff(demo_site: DemoSite, role: str) -> None:
    found = crawl(demo_site, visitor(demo_site, role), "/admin/", "/admin/")

    assert broken(found) == {}
    assert len(found) > 3


def test_admin_screens_answer_for_the_programme_office(demo_site: DemoSite) -> None:
    found = crawl(demo_site, visitor(demo_site, "beheer"), "/admin/", "/admin/")

    assert broken(found) == {}
    assert len(found) > 50


def test_school_member_sees_contacts_and_no_admin(demo_site: DemoSite) -> None:
    session = visitor(demo_site, "school")
    catalogue = BeautifulSoup(session.get(f"{demo_site.url}/aanbod/").text, "html.parser")
    offer = catalogue.select_one("a.card__link")["href"]

    with_login = session.get(demo_site.url + offer).text
    without_login = visitor(demo_site).get(demo_site.url + offer).text

    assert "mailto:" in with_login
    assert "mailto:" not in without_login
    refused = session.get(f"{demo_site.url}/admin/")
    assert refused.url == f"{demo_site.url}/"
    assert "bedrijven en projectleiders" in refused.text
