"""How two versions of a page are laid beside each other: in words, never as Python writes them."""

from typing import Any

from django.db import models
from django.utils.html import escape
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

from moderation.labels import label_of, words_of

# What Wagtail shows as it is stored. Texts and relations it shows well.
STORED_OTHERWISE = (
    models.BooleanField,
    models.DateField,
    models.TimeField,
    models.IntegerField,
    models.DecimalField,
    models.JSONField,
)


class ComparisonInWords(FieldComparison):
    """One field before and after, in the reader's language and with the form's own name."""

    def __init__(self, field: Any, obj_a: models.Model, obj_b: models.Model) -> None:
        super().__init__(field, obj_a, obj_b)
        self.words = [words_of(row, field.name) for row in (obj_a, obj_b)]

    def field_label(self) -> str:
        return label_of(self.field.model, self.field.name)

    def htmldiff(self) -> str:
        before, after = self.words
        if before == after:
            return escape(after)
        return TextDiff([("deletion", before), ("addition", after)], separator=" ").to_html()


def compare_in_words() -> None:
    """Let every comparison in the admin say these fields in words."""
    for field_class in STORED_OTHERWISE:
        register_comparison_class(field_class, comparison_class=ComparisonInWords)
