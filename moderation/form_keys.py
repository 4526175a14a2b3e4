"""One filled-in form makes one page, however often and however fast it is sent.

Wagtail's autosave and the button both post to the address that makes a page; so does a form that
is sent again after going back. Each new form carries a key of its own, out of which the page's
`translation_key` is made: that is unique per language, so the database allows no second page.
"""

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.crypto import salted_hmac
from wagtail.admin.forms import WagtailAdminPageForm

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM_KEY = "form_key"


def page_key(user_id: int, parent_id: int, model_label: str, form_key: uuid.UUID) -> uuid.UUID:
    """Return the `translation_key` of the page that this form makes.

    Nobody can choose it: a key taken over from a known page would tie the new one to it.
    """
    said = f"{user_id}:{parent_id}:{model_label}:{form_key}"
    digest = salted_hmac("moderation.form_keys", said, algorithm="sha256").digest()
    return uuid.UUID(bytes=digest[:16], version=4)


def posted_key(data: "Mapping[str, Any]") -> uuid.UUID | None:
    """Return the key of a posted form, or None where it has none that can be read."""
    try:
        return uuid.UUID(str(data.get(FORM_KEY, "")))
    except ValueError:
        return None


class OncePageForm(WagtailAdminPageForm):
    """The form of a moderated page; a new one carries its key."""

    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        is_new = instance is None or instance.pk is None
        if data is not None and not is_new and posted_key(data):
            self._forget_rows_of_first_time(instance, data)
        super().__init__(data, *args, **kwargs)
        if not is_new:
            del self.fields[FORM_KEY]

    def _forget_rows_of_first_time(self, instance: Any, data: Any) -> None:
        """Drop, in memory, the rows that the same form brought before.

        A form that was drawn for a new page names none of them, and would add each again.
        """
        for rows in type(self).formsets:
            if rows != "comments" and data.get(f"{rows}-INITIAL_FORMS") == "0":
                getattr(instance, rows).set([])

    def save(self, commit: bool = True) -> Any:
        key = self.cleaned_data.get(FORM_KEY)
        if self.instance.pk is None and key and self.for_user and self.parent_page:
            self.instance.translation_key = page_key(
                self.for_user.pk, self.parent_page.pk, self.instance._meta.label_lower, key
            )
        return super().save(commit)
