"""A page in another language: what of it is still the text of the original.

Made as a copy (offers/actions.py), it says everything in the first language at first. Schools
must not read a page as English that nobody translated.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page


def original_of(page: Page) -> Page | None:
    """Return the page in the first language, as its newest version says; None for that itself."""
    if page.pk is None or page.locale_id is None or page.locale_id == Locale.get_default().pk:
        return None
    original = page.get_translation_or_none(Locale.get_default())
    return original.get_latest_revision_as_object() if original is not None else None


def still_the_same(content: Any, original: Any, names: "tuple[str, ...]") -> list[str]:
    """Return which of these texts say the same as the original; empty ones say nothing."""
    return [
        name
        for name in names
        if (text := _plain(_value(content, name))) and text == _plain(_value(original, name))
    ]


def _value(page: Any, name: str) -> Any:
    return page.get(name) if isinstance(page, dict) else getattr(page, name, None)


def _plain(value: Any) -> str:
    return " ".join(strip_tags(str(value or "").replace("<", " <")).split())


def plain_text(value: Any) -> str:
    """Return a text as one reads it beside its translation, without its marks."""
    return _plain(value)


class TranslatedPage(models.Model):
    """What a type of page says about its texts in another language."""

    class Meta:
        abstract = True

    @classmethod
    def texts_to_translate(cls) -> tuple[str, ...]:
        """Cannot be submitted while they say the same as the original."""
        return ()

    @classmethod
    def names_to_confirm(cls) -> tuple[str, ...]:
        """May be the same, and somebody says so."""
        return ()

    def check_before_submission(self) -> None:
        """Refuse what is not translated yet; a draft may wait."""
        super().check_before_submission()  # type: ignore[misc] # of the moderated page
        page: Any = self
        original = original_of(page)
        same = still_the_same(self, original, self.texts_to_translate()) if original else []
        if same:
            raise ValidationError({name: not_translated() for name in same})


def not_translated() -> str:
    return _("This is still the Dutch text. Translate it before you submit.")
