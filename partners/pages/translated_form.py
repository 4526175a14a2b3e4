"""The form of a page in another language: the original beside each text, and what is the same."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.files.page_forms import OwnFilesForm
from partners.pages.translations import not_translated, original_of, plain_text, still_the_same

SAME_NAMES = "same_names"
TEXT_WIDGETS = (forms.widgets.Input, forms.Textarea)
# What somebody types as it is in every language.
NO_TEXTS = (forms.EmailField, forms.URLField, forms.IntegerField, forms.DateField, forms.TimeField)


class TranslatedForm(OwnFilesForm):
    """Refuses to submit texts that nobody translated."""

    TITLE_HELP = gettext_lazy("As schools read it.")

    same_names = forms.BooleanField(
        label=gettext_lazy("These names are the same in this language"),
        help_text=gettext_lazy("Tick this if a name needs no translation. For example Drone Lab."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].help_text = self.TITLE_HELP
        self.original: Any = original_of(self.instance)
        if self.original is None or not self.instance.names_to_confirm():
            del self.fields[SAME_NAMES]
        if self.original is not None:
            self._show_original()

    def _show_original(self) -> None:
        show_beside(self, self.original)
        for name, formset in self.formsets.items():
            rows = list(getattr(self.original, name).all()) if name != "comments" else []
            for form, row in zip(formset.forms, rows, strict=False):
                show_beside(form, row)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.original is not None and not self.is_deferred_validation:
            self._refuse_the_same(cleaned)
        return cleaned

    def _refuse_the_same(self, cleaned: dict[str, Any]) -> None:
        for name in still_the_same(cleaned, self.original, self.instance.texts_to_translate()):
            self.add_error(name, not_translated())
        if not cleaned.get(SAME_NAMES):
            for name in still_the_same(cleaned, self.original, self.instance.names_to_confirm()):
                self.add_error(
                    name,
                    _("This is still the Dutch text. Translate it, or tick that it is a name."),
                )


def show_beside(form: Any, original: Any) -> None:
    """Write the original's text under the hint of each text field."""
    for name, field in form.fields.items():
        is_text = isinstance(field.widget, TEXT_WIDGETS) and not isinstance(field, NO_TEXTS)
        said = getattr(original, name, "")
        text = plain_text(said) if is_text and isinstance(said, str) else ""
        if text and not field.widget.is_hidden:
            field.help_text = format_html(
                '{} <span class="sto-original" lang="nl"><b>{}</b> {}</span>',
                field.help_text,
                _("In Dutch:"),
                text,
            )
