"""What people do with offers, beside what moderation does."""

import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale

from moderation.authors import had_a_hand_in
from moderation.models import Approval, ModeratedPage
from moderation.refusals import ModerationRefused
from moderation.states import state_of
from offers.pages import OfferPage
from offers.references import drop_foreign_references
from offers.rules import may_be_copied
from partners.pages.models import RegionPage
from partners.people.models import User


@transaction.atomic
def start_translation(page: ModeratedPage, locale: Locale, *, by: User) -> ModeratedPage:
    """Return the version of a page in another language, made as a draft if there is none.

    The company's page comes along when it has no version in that language yet. Both are
    ordinary drafts, approved like any other. Raises ModerationRefused when the region has
    no page in that language.
    """
    existing = page.get_translation_or_none(locale)
    if existing is not None:
        return existing.specific
    parent = page.get_parent().specific
    if parent.get_translation_or_none(locale) is None:
        if isinstance(parent, RegionPage):
            raise ModerationRefused(
                _("The region has no page in this language yet. Ask the programme office.")
            )
        start_translation(parent, locale, by=by)
    copy = page.copy_for_translation(locale)
    copy.owner = by
    copy.save(update_fields=["owner"], clean=False)
    # Four eyes: their words come along, so none of them approves the version made of those.
    for writer in User.objects.filter(pk__in=had_a_hand_in(page)).order_by("pk"):
        copy.save_revision(user=writer, clean=False)
    return copy


@transaction.atomic
def copy_for_new_year(offer: OfferPage, *, by: User) -> OfferPage:
    """Return a draft like what schools could read of this offer, one or more years later.

    Takes what schools could read, never a newer draft. The copy belongs to the same company
    and language, is nobody's translation, and starts without approval, round of review or date
    to go online. Dates move by whole years until the last one is still to come. Files of
    others and companies that no longer take part stay behind. Raises ModerationRefused for an
    offer that was not online last year.
    """
    if not may_be_copied(offer, state_of(offer)):
        raise ModerationRefused(_("Only an offer that was online last year can be copied."))
    source = approved_content_of(offer)
    drop_foreign_references(source)
    fresh_start = {
        "slug": find_available_slug(source.get_parent(), source.slug),
        "go_live_at": None,
        "expire_at": None,
        "expired": False,
        "live": False,
        "locked": False,
        "locked_at": None,
        "locked_by": None,
        **_dates_of_next_time(source),
    }
    action = CopyPageAction(
        source, update_attrs=fresh_start, copy_revisions=False, keep_live=False, user=by
    )
    # Wagtail's own rule is about its copy screen, which companies do not have.
    return action.execute(skip_permission_checks=True)


def approved_content_of(offer: OfferPage) -> OfferPage:
    """Return the offer as schools read it last, from its row or from the evidence.

    Only the row of an offer that is online says what was approved: while it is offline each
    draft is saved there too.
    """
    row = OfferPage.objects.get(pk=offer.pk).specific
    if row.live:
        return row
    shown = Approval.objects.filter(page_id=row.pk, approved_at__lte=row.last_published_at)
    approval = next((found for found in shown if found.is_untouched), None)
    if approval is None:
        raise ModerationRefused(_("Only an offer that was online last year can be copied."))
    return row.with_content_json(approval.content)


def _dates_of_next_time(offer: OfferPage) -> dict[str, Any]:
    """Return every day the offer names, moved on by the same whole number of years."""
    names = [field.name for field in offer._meta.get_fields() if type(field) is models.DateField]
    days = {name: getattr(offer, name) for name in names if getattr(offer, name)}
    if not days:
        return {}
    years = max(1, timezone.localdate().year - max(days.values()).year)
    while _years_later(max(days.values()), years) < timezone.localdate():
        years += 1
    return {name: _years_later(day, years) for name, day in days.items()}


def _years_later(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February in a year without one
        return day.replace(year=day.year + years, day=28)
