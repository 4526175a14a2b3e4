"""Words that mean the same here."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class Synonym(models.Model):
    """A group of words: who looks for one of them finds the others too."""

    words = models.CharField(
        _("words"),
        max_length=400,
        unique=True,
        help_text=_("Separated by commas. For example: excursie, rondleiding, bedrijfsbezoek."),
    )

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        super().clean()
        if len(self.group) < 2:
            raise ValidationError({"words": _("Give at least two words, with a comma between.")})

    @property
    def group(self) -> list[str]:
        return [word for word in (part.strip() for part in self.words.split(",")) if word]
