"""A model field for a few choices out of a closed list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """A list of values out of `options` (a TextChoices class), stored in the options' order."""

    def __init__(self, *args: Any, options: type[models.TextChoices] | None = None, **kwargs: Any):
        self.options = options
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        value = super().clean(value or [], model_instance) or []
        known = self.options.values if self.options else []
        if not isinstance(value, list) or any(item not in known for item in value):
            raise ValidationError(_("Choose from the list."), code="invalid_choice")
        return [item for item in known if item in value]

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not self.blank and not value:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.options.choices if self.options else [],
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            required=kwargs.get("required", not self.blank),
            widget=forms.CheckboxSelectMultiple,
        )

    def labels(self, values: list[str]) -> list[str]:
        """Return the chosen labels in the reader's language."""
        names = dict(self.options.choices) if self.options else {}
        return [str(names[value]) for value in values or [] if value in names]
