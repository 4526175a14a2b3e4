"""Reference data: lists the programme office keeps, and every offer refers to."""

from django.core.validators import validate_slug
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class ReferenceItem(models.Model):
    """One choice in a reference list, named in Dutch and in English."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name in Dutch"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("code"),
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        abstract = True
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        if (get_language() or "nl").startswith("en") and self.name_en:
            return self.name_en
        return self.name


class Profile(ReferenceItem):
    """A vmbo profile with its official code, for example PIE."""

    class Meta(ReferenceItem.Meta):
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")


class Level(ReferenceItem):
    """A level of education, from primary school to hbo."""

    class Meta(ReferenceItem.Meta):
        verbose_name = _("level")
        verbose_name_plural = _("levels")


class SchoolYear(ReferenceItem):
    """A year of primary or secondary school."""

    class Meta(ReferenceItem.Meta):
        verbose_name = _("school year")
        verbose_name_plural = _("school years")


class ProgrammeLine(ReferenceItem):
    """A theme of the programme; without a region it holds for the whole country."""

    region = models.ForeignKey(
        "organisations.Region",
        verbose_name=_("region"),
        on_delete=models.CASCADE,
        related_name="programme_lines",
        null=True,
        blank=True,
        help_text=_("Leave empty for a line of the whole country."),
    )

    panels = [*ReferenceItem.panels, FieldPanel("region")]

    class Meta(ReferenceItem.Meta):
        verbose_name = _("programme line")
        verbose_name_plural = _("programme lines")


class Topic(ReferenceItem):
    """A subject an offer is about, for example drones."""

    code = models.CharField(_("code"), max_length=40, unique=True, validators=[validate_slug])

    class Meta(ReferenceItem.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
