"""What people do with offers, beside what moderation does."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from moderation.models import ModeratedPage
from moderation.refusals import ModerationRefused
from partners.models import RegionPage

if TYPE_CHECKING:
    from partners.models import User


@transaction.atomic
def start_translation(page: ModeratedPage, locale: Locale, *, by: "User") -> ModeratedPage:
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
    return copy
