"""Makes English versions: ordinary drafts, submitted and approved like any other."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale

from demo.english import TRANSLATIONS
from demo.know_how import KNOW_HOW_IN_ENGLISH
from demo.offer_pages import author_of, provider_page
from demo.profiles import leader_for, rich
from demo.rounds import approve, fresh, revise
from demo.tally import Tally
from moderation.models import ModeratedPage
from offers.actions import start_translation
from offers.models import OfferPage
from partners.pages.models import CompanyPage
from partners.people.models import User

RICH_TEXT = ("story", "description")
ROWS = ("stops", "picture", "attachment", "sites")
LINES = ("know_how", "facilities")


def build(tally: Tally) -> None:
    """Make every English version that is missing; the Dutch ones must be live."""
    english = Locale.objects.get(language_code="en")
    for slug, told in TRANSLATIONS.items():
        with transaction.atomic():
            translate_company(tally, slug, told, english)


def translate_company(tally: Tally, slug: str, told: dict[str, Any], english: Locale) -> None:
    page = provider_page(slug)
    author = author_of(page)
    translate(tally, page, profile_in_english(slug, told["profile"]), english, author)
    for title, facts in told["offers"].items():
        offer = OfferPage.objects.child_of(page).get(title=title).specific
        facts = {
            **facts,
            "slug": slugify(facts["title"]),
            "contact_role": told["contact_role"],
        }
        translate(tally, offer, facts, english, author)


def profile_in_english(slug: str, told: dict[str, Any]) -> dict[str, Any]:
    more = KNOW_HOW_IN_ENGLISH.get(slug, {})
    return {**told, **{n: "\n".join(v) if n in LINES else v for n, v in more.items()}}


def translate(
    tally: Tally, page: ModeratedPage, facts: dict[str, Any], english: Locale, author: User
) -> None:
    """Make one version; leaves what stands there as it is."""
    if page.get_translation_or_none(english) is not None:
        tally.found["Engelse versies"] += 1
        return
    tally.made["Engelse versies"] += 1
    draft = start_translation(fresh(page), english, by=author)
    changes = {
        name: rich(value) if name in RICH_TEXT else value
        for name, value in facts.items()
        if name not in ROWS
    }
    if isinstance(page, CompanyPage):
        changes["slug"] = page.slug
    draft = revise(draft, by=author, **changes, **rows_in_english(draft, facts))
    approve(draft, author=author, leader=leader_for(draft, author))


def rows_in_english(draft: ModeratedPage, facts: dict[str, Any]) -> dict[str, Any]:
    """Return stops, pictures and attachments with their words replaced."""
    version = draft.get_latest_revision_as_object()
    changed: dict[str, Any] = {}
    if "stops" in facts:
        changed["stops"] = list(version.stops.all())
        for row, (title, seen) in zip(changed["stops"], facts["stops"], strict=True):
            row.title, row.seen = title, seen
    if "sites" in facts:
        changed["sites"] = list(version.sites.all())
        for row, name in zip(changed["sites"], facts["sites"], strict=True):
            row.name = name
    if "picture" in facts:
        changed["pictures"] = list(version.pictures.all())
        changed["pictures"][0].alt_text = facts["picture"]
    if "attachment" in facts:
        changed["attachments"] = list(version.attachments.all())
        changed["attachments"][0].title = facts["attachment"]
    return changed
