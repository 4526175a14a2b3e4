"""The organisations of a region. What schools read of them stands on moderated pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.organisations.querysets import CompanyQuerySet
from partners.organisations.register_numbers import kvk_number, postcode, school_code
from partners.organisations.validators import (
    validate_kvk,
    validate_organisation_name,
    validate_postcode,
    validate_school_code,
)
from texts.model_fields import CodeField, MailAddressField, NameField


class KeepsItsRegion(models.Model):
    """An organisation whose region stays while it has pages.

    They stand under the page of its region, and that region's leaders decided about them: in
    another region they would have no leader at all.
    """

    region_id: int
    pk: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._refuse_another_region()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self._refuse_another_region()

    def _refuse_another_region(self) -> None:
        if self._state.adding:
            return
        stored: Any = type(self)._default_manager.filter(pk=self.pk)
        moved = stored.exclude(region=self.region_id)
        if moved.filter(pages__isnull=False).exists():
            raise ValidationError(
                {
                    "region": _(
                        "There are pages of this organisation in its region. Remove them first."
                    )
                }
            )


class Region(models.Model):
    """A region of the programme (STO-regio), with its own project leaders."""

    name = NameField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("short name"), unique=True)
    role_email = MailAddressField(
        _("mail address of the project leaders"),
        blank=True,
        help_text=_("An address of the role, not of a person. For example loket@example.nl."),
    )
    cofinancing_norm = models.PositiveSmallIntegerField(
        _("co-financing norm (%)"),
        default=10,
        validators=[MaxValueValidator(100)],
        help_text=_("The share of the region's plan that companies must carry."),
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Network(KeepsItsRegion):
    """An intermediary that bundles the companies of an area."""

    name = NameField(_("name"), max_length=120)
    slug = models.SlugField(_("short name"), unique=True)
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="networks"
    )

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Company(KeepsItsRegion):
    """A company that offers activities to schools."""

    name = NameField(_("name"), max_length=160, validators=[validate_organisation_name])
    slug = models.SlugField(_("short name"), unique=True)
    kvk = CodeField(
        _("KvK number"),
        max_length=8,
        unique=True,
        validators=[validate_kvk],
        normalise=kvk_number,
    )
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="companies"
    )
    networks = models.ManyToManyField(
        Network, verbose_name=_("networks"), blank=True, related_name="companies"
    )
    postcode = CodeField(
        _("postcode"),
        max_length=7,
        blank=True,
        validators=[validate_postcode],
        normalise=postcode,
    )
    place = NameField(_("place"), max_length=80, blank=True)
    contact_email = MailAddressField(
        _("mailbox of the company"),
        blank=True,
        help_text=_("A shared mailbox, not a personal address. For example info@example.nl."),
    )

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kvk__regex=r"^[0-9]{8}$"), name="company_kvk_8_digits"
            )
        ]

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """A school location, known by DUO's location code (BRIN plus location number)."""

    name = NameField(_("name"), max_length=160)
    code = CodeField(
        _("location code"),
        max_length=6,
        unique=True,
        validators=[validate_school_code],
        normalise=school_code,
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="schools",
        null=True,
        blank=True,
    )
    place = NameField(_("place"), max_length=80, blank=True)
    municipality = NameField(_("municipality"), max_length=80, blank=True)
    postcode = CodeField(
        _("postcode"),
        max_length=7,
        blank=True,
        validators=[validate_postcode],
        normalise=postcode,
    )
    levels = models.ManyToManyField("organisations.Level", verbose_name=_("levels"), blank=True)
    profiles = models.ManyToManyField(
        "organisations.Profile", verbose_name=_("profiles"), blank=True
    )

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A four-digit postcode with its place and the middle of its area (degrees, WGS 84)."""

    postcode = CodeField(_("postcode"), max_length=4, unique=True)
    name = NameField(_("place"), max_length=80, db_index=True)
    other_names = models.TextField(
        _("other places"),
        blank=True,
        help_text=_("Other places with this postcode, with “; ” between them."),
    )
    municipality = NameField(_("municipality"), max_length=80, blank=True)
    province = models.CharField(_("province"), max_length=20, blank=True, default="", db_default="")
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="places",
        help_text=_(
            "The region of companies here. One area per municipality is enough where all agree."
        ),
    )

    class Meta:
        verbose_name = _("postcode area")
        verbose_name_plural = _("postcode areas")
        ordering = ["postcode"]

    def __str__(self) -> str:
        return f"{self.postcode} {self.name}"
