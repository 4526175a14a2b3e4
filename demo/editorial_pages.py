"""Fills the editorial pages: the programme office's own, outside moderation."""

from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from demo.editorial import CATALOGUE, FOR_COMPANIES, FOR_SCHOOLS, HOME
from demo.people import PROGRAMME_OFFICE
from demo.profiles import rich
from demo.tally import Tally
from home.models import AboutPage, HomePage
from partners.people.models import User
from search.models import CataloguePage

STORIES = {
    AboutPage.Audience.COMPANIES: FOR_COMPANIES,
    AboutPage.Audience.SCHOOLS: FOR_SCHOOLS,
}


@transaction.atomic
def build(tally: Tally) -> None:
    """Fill what is empty and add what is missing."""
    office = User.objects.get(email=PROGRAMME_OFFICE)
    for language in ("nl", "en"):
        fill_home(tally, language, office)
        fill_catalogue(tally, language, office)
    for audience, versions in STORIES.items():
        add_story(tally, audience, versions, office)


def fill_home(tally: Tally, language: str, office: User) -> None:
    page, told = HomePage.objects.get(locale__language_code=language), HOME[language]
    facts = {"heading": told["heading"], "intro": told["intro"], "story": rich(told["story"])}
    _fill(tally, page, facts, office)


def fill_catalogue(tally: Tally, language: str, office: User) -> None:
    page = CataloguePage.objects.get(locale__language_code=language)
    _fill(tally, page, {"intro": rich([CATALOGUE[language]])}, office)


def _fill(tally: Tally, page: Page, facts: dict[str, Any], office: User) -> None:
    """Publish these facts on a page whose introduction is still empty."""
    if page.intro:
        tally.found["redactiepagina's"] += 1
        return
    for name, value in facts.items():
        setattr(page, name, value)
    _publish(page, office)
    tally.made["redactiepagina's"] += 1


def add_story(
    tally: Tally, audience: str, versions: dict[str, dict[str, Any]], office: User
) -> None:
    """Add a story under each home page, as translations of each other."""
    for language, told in versions.items():
        locale = Locale.objects.get(language_code=language)
        if AboutPage.objects.filter(audience=audience, locale=locale).exists():
            tally.found["redactiepagina's"] += 1
            continue
        page = AboutPage(
            title=told["title"],
            slug=told["slug"],
            audience=audience,
            intro=told["intro"],
            body=[_block(*block) for block in told["body"]],
            locale=locale,
            live=False,
        )
        twin = AboutPage.objects.filter(audience=audience).first()
        if twin is not None:
            page.translation_key = twin.translation_key
        HomePage.objects.get(locale=locale).add_child(instance=page)
        _publish(page, office)
        tally.made["redactiepagina's"] += 1


def _block(kind: str, content: Any) -> tuple[str, Any]:
    """Return a block as the StreamField takes it."""
    if kind == "reasons":
        return kind, [{"title": title, "text": text} for title, text in content]
    if kind == "paragraph":
        return kind, rich(content)
    return kind, content


def _publish(page: Page, office: User) -> None:
    # Editorial pages are not moderated: the programme office answers for them itself.
    page.save_revision(user=office, log_action=True).publish(user=office)
