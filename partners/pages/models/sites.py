"""Where a company works, as far as everybody may know: a name, a place, four digits."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from partners.organisations.models.organisation import Place
from partners.organisations.validators import refuse_address, validate_postcode_area
from texts.model_fields import TypedCodeField, TypedNameField


class CompanySite(Orderable):
    """One site of a company on its profile.

    Never a street: for a sole trader that is a home. The full address belongs to the
    agreement with one school.
    """

    page = ParentalKey("pages.CompanyPage", on_delete=models.CASCADE, related_name="sites")
    name = TypedNameField(
        _("name of the site"),
        max_length=80,
        validators=[refuse_address],
        help_text=_("For example: workshop, or head office."),
    )
    # Wide enough to hold a full postcode, so that the mistake can be answered.
    postcode = TypedCodeField(
        _("four digits of the postcode"),
        max_length=7,
        validators=[validate_postcode_area],
        help_text=_("Only the digits, for example 2516. Schools see roughly where you are."),
    )
    place = TypedNameField(
        _("place"),
        max_length=80,
        blank=True,
        validators=[refuse_address],
        help_text=_("Leave empty: we look it up from the postcode."),
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("place")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("site of a company")
        verbose_name_plural = _("sites of companies")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(postcode__regex=r"^([1-9][0-9]{3})?$"),
                name="company_site_postcode_area",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.postcode} {self.place}"

    def clean(self) -> None:
        super().clean()
        self.postcode = self.postcode.strip()
        if self.place or not self.postcode:
            return
        known = Place.objects.filter(postcode=self.postcode).values_list("name", flat=True)
        self.place = known.first() or ""
        if not self.place:
            raise ValidationError(
                {"place": _("We do not know this postcode. Fill in the place, please.")}
            )
