"""Words that mean the same here."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from search.text.folding import normalised


class Synonym(models.Model):
    """A group of words: who looks for one of them finds the others too."""

    MOST = 20

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
        self.words = ", ".join(self.group)
        if problem := self._problem():
            raise ValidationError({"words": problem})

    def _problem(self) -> str:
        """Return why these words cannot find each other, for the person who gave them."""
        meanings = {word: tuple(normalised(word)) for word in self.group}
        for word, meaning in meanings.items():
            if not meaning:
                says_nothing = gettext("“%(word)s” says nothing to look for. Leave it out.")
                return says_nothing % {"word": word}
        if len(set(meanings.values())) < 2:
            return gettext("Give at least two words, with a comma between.")
        if len(meanings) > self.MOST:
            return gettext("Give at most %(number)s words.") % {"number": self.MOST}
        return ""

    @property
    def group(self) -> list[str]:
        """The words as they were given; one of them may be a few words (bezoek aan een bedrijf)."""
        return [word for word in (" ".join(part.split()) for part in self.words.split(",")) if word]
