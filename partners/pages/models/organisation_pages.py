"""The moderated pages of regions, networks and companies."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from moderation.evidence import ApprovalContext
from moderation.models import ModeratedPage
from moderation.permissions import ModeratedPagePermissionTester
from partners.files import photo_consent
from partners.files.choosers import picture_chooser
from partners.organisations.enums import Sector
from partners.organisations.validators import refuse_address, refuse_postcode
from partners.pages.company_form import CompanyPageForm
from partners.pages.error_list import ErrorListPanel
from partners.pages.evidence import evidence_about
from partners.pages.texts import PLAIN_TEXT, name_panel
from partners.pages.translated_form import TranslatedForm
from partners.pages.translations import TranslatedPage
from partners.people.models.user import User
from partners.people.roles import answering_for, leaders_of, profiles_changed_by
from texts.model_fields import TypedNameField

if TYPE_CHECKING:
    from django.http import HttpRequest

    from partners.organisations.models.organisation import Region


class RegionPagePermissionTester(ModeratedPagePermissionTester):
    """Only the programme office says which organisations a region has pages of."""

    def can_add_subpage(self) -> bool:
        return self.user.is_superuser and super().can_add_subpage()


class RegionPage(TranslatedPage, ModeratedPage):
    """What a region tells about itself. Written by its leaders, approved by another one."""

    region = models.ForeignKey(
        "organisations.Region",
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="pages",
    )
    OWNERSHIP = ("region",)
    base_form_class = TranslatedForm

    intro = models.CharField(
        _("introduction"),
        max_length=300,
        blank=True,
        help_text=_(
            "Two sentences about the region. For example: eight schools and forty companies."
        ),
    )
    body = RichTextField(_("text"), blank=True, features=PLAIN_TEXT)

    content_panels = [
        ErrorListPanel(),
        name_panel(),
        FieldPanel("region", permission="superuser"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["pages.CompanyPage", "pages.NetworkPage"]
    template = "pages/region_page.html"

    class Meta:
        verbose_name = _("region page")
        verbose_name_plural = _("region pages")

    @classmethod
    def texts_to_translate(cls) -> tuple[str, ...]:
        return ("intro",)

    def permissions_for_user(self, user: User) -> "RegionPagePermissionTester":
        return RegionPagePermissionTester(user, self)

    def get_approvers(self) -> "models.QuerySet[User]":
        """Another leader of the region, or the programme office where there is only one."""
        leaders = leaders_of(self.region).values("pk")
        return User.objects.filter(
            models.Q(pk__in=leaders) | models.Q(is_superuser=True), is_active=True
        )

    def get_makers(self) -> "models.QuerySet[User]":
        return leaders_of(self.region)

    def approval_context(self) -> ApprovalContext:
        return evidence_about(self.region)

    def get_context(self, request: "HttpRequest", *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["leaders_email"] = self.region.role_email
        context["companies"] = CompanyPage.objects.live().child_of(self).order_by("title")
        context["networks"] = NetworkPage.objects.live().child_of(self).order_by("title")
        return context


class ProviderPage(TranslatedPage, ModeratedPage):
    """A page whose organisation offers activities: a company or a network."""

    summary = models.CharField(
        _("in one sentence"),
        max_length=200,
        blank=True,
        validators=[refuse_postcode],
        help_text=_("What you do, in plain words. For example: we build and mend lifts."),
    )
    story = RichTextField(
        _("story"),
        blank=True,
        features=PLAIN_TEXT,
        validators=[refuse_postcode],
        help_text=_("What would a pupil like to know? For example what you make, and for whom."),
    )

    base_form_class = TranslatedForm
    parent_page_types = ["pages.RegionPage"]
    organisation_field: str

    class Meta:
        abstract = True

    @classmethod
    def texts_to_translate(cls) -> tuple[str, ...]:
        return ("summary",)

    @property
    def organisation(self) -> Any:
        return getattr(self, self.organisation_field)

    @property
    def region(self) -> "Region":
        return self.organisation.region

    def clean(self) -> None:
        super().clean()
        if self._twin_exists():
            self._refuse(_("There is a page for this organisation already."))

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self._state.adding:
            self._check_place()
        return super().save(*args, **kwargs)

    def _check_place(self) -> None:
        """One page per organisation and language, under the page of its own region."""
        if self._twin_exists():
            self._refuse(_("There is a page for this organisation already."))
        parent = self.get_parent().specific
        if isinstance(parent, RegionPage) and parent.region_id != self.region.pk:
            self._refuse(_("This organisation belongs to another region."))

    def _refuse(self, sentence: Any) -> None:
        """Raise with the field's name: Wagtail's API can answer nothing else."""
        raise ValidationError({self.organisation_field: sentence})

    def _twin_exists(self) -> bool:
        """One page per organisation and language."""
        if getattr(self, f"{self.organisation_field}_id") is None or not self.locale_id:
            return False
        twins = type(self).objects.filter(
            **{self.organisation_field: self.organisation}, locale_id=self.locale_id
        )
        return twins.exclude(pk=self.pk).exists()

    def get_approvers(self) -> "models.QuerySet[User]":
        return leaders_of(self.region)

    def get_makers(self) -> "models.QuerySet[User]":
        return answering_for(self.organisation)

    def approval_context(self) -> ApprovalContext:
        return evidence_about(self.region, self.organisation)


class CompanyPagePermissionTester(ModeratedPagePermissionTester):
    """The profile is the owner's; an editor only makes offers under it (DOMAIN, roles)."""

    permissions: set[str]

    def __init__(self, user: User, page: "CompanyPage") -> None:
        super().__init__(user, page)
        if user.is_active and not user.is_superuser and not self.may_change_profile():
            self.permissions = self.permissions - {"change"}

    def may_change_profile(self) -> bool:
        company_id = self.page.specific_deferred.company_id
        return profiles_changed_by(self.user).filter(pk=company_id).exists()

    def can_edit(self) -> bool:
        # Wagtail also lets the one who made a page edit it, as an editor who starts a
        # translation does.
        return super().can_edit() and (self.user.is_superuser or self.may_change_profile())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.can_edit() and super().can_delete(ignore_bulk)


class CompanyPage(ProviderPage):
    """The public profile of a company."""

    organisation_field = "company"
    OWNERSHIP = ("company",)

    company = models.ForeignKey(
        "organisations.Company",
        verbose_name=_("company"),
        on_delete=models.PROTECT,
        related_name="pages",
    )
    sector = models.CharField(
        _("sector"),
        max_length=80,
        blank=True,
        choices=Sector.choices,
        help_text=_("Choose what comes closest. It tells schools what you work in."),
    )
    place = TypedNameField(
        _("place"),
        max_length=80,
        blank=True,
        validators=[refuse_address],
        help_text=_("For example Den Haag."),
    )
    know_how = models.TextField(
        _("what we can do"),
        blank=True,
        max_length=1500,
        validators=[refuse_postcode],
        help_text=_("One thing on each line. For example: weld stainless steel."),
    )
    facilities = models.TextField(
        _("machines and rooms"),
        blank=True,
        max_length=1500,
        validators=[refuse_postcode],
        help_text=_("One thing on each line. For example: classroom for 20 pupils."),
    )
    recognised_training_company = models.BooleanField(
        _("recognised training company"),
        default=False,
        help_text=_("Tick this if SBB recognises you as a training company (erkend leerbedrijf)."),
    )
    website = models.URLField(
        _("website"), blank=True, help_text=_("For example https://www.example.nl.")
    )
    logo = models.ForeignKey(
        "files.CompanyImage",
        verbose_name=_("logo"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    photo = models.ForeignKey(
        "files.CompanyImage",
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    photo_alt = models.CharField(
        _("what the picture shows"),
        max_length=200,
        blank=True,
        help_text=_("For people who cannot see it. For example: a pupil welds at a work bench."),
    )

    content_panels = [
        ErrorListPanel(),
        name_panel(),
        FieldPanel("company", permission="superuser"),
        FieldPanel("summary"),
        FieldPanel("sector"),
        FieldPanel("recognised_training_company"),
        FieldPanel("story"),
        MultiFieldPanel(
            [FieldPanel("know_how"), FieldPanel("facilities")],
            heading=_("What schools can use"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("place"),
                InlinePanel(
                    "sites", heading=pgettext_lazy("provider", "Sites"), label=_("Site"), max_num=10
                ),
            ],
            heading=_("Where you are"),
        ),
        FieldPanel("website"),
        MultiFieldPanel(
            [
                FieldPanel("logo", widget=picture_chooser()),
                FieldPanel("logo_consent"),
                FieldPanel("photo", widget=picture_chooser()),
                FieldPanel("photo_consent"),
                FieldPanel("photo_alt"),
            ],
            heading=_("Pictures"),
        ),
    ]
    base_form_class = CompanyPageForm
    template = "pages/company_page.html"
    # wagtail-localize translates by its own guess; rows of sites are the same everywhere.
    override_translatable_fields = [
        TranslatableField("know_how"),
        TranslatableField("facilities"),
        SynchronizedField("sites"),
        SynchronizedField("sector"),
        SynchronizedField("place"),
    ]

    class Meta:
        verbose_name = _("company page")
        verbose_name_plural = _("company pages")

    def clean(self) -> None:
        super().clean()
        if self.photo_id and not self.photo_alt.strip():
            raise ValidationError(
                {"photo_alt": _("Say what the picture shows, for people who cannot see it.")}
            )
        for picture in (self.logo, self.photo):
            if picture is not None and picture.company_id != self.company_id:
                raise ValidationError(
                    {NON_FIELD_ERRORS: _("Choose a picture of your own company.")}
                )

    def full_clean(self, exclude: Any = None, *args: Any, **kwargs: Any) -> None:
        """Check also, of a whole version, that the people in its pictures agreed."""
        super().full_clean(exclude, *args, **kwargs)
        if exclude is None and (sentences := photo_consent.refusals([self.logo, self.photo])):
            raise ValidationError({NON_FIELD_ERRORS: sentences})

    def permissions_for_user(self, user: User) -> CompanyPagePermissionTester:
        return CompanyPagePermissionTester(user, self)

    @property
    def know_how_lines(self) -> list[str]:
        return lines_of(self.know_how)

    @property
    def facility_lines(self) -> list[str]:
        return lines_of(self.facilities)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that say something, without the dashes people type."""
    lines = (line.strip().lstrip("-•* ").strip() for line in text.splitlines())
    return [line for line in lines if line]


class NetworkPage(ProviderPage):
    """The public profile of a network, with its joint offers under it."""

    organisation_field = "network"
    OWNERSHIP = ("network",)

    network = models.ForeignKey(
        "organisations.Network",
        verbose_name=_("network"),
        on_delete=models.PROTECT,
        related_name="pages",
    )
    area = models.CharField(
        _("area"), max_length=120, blank=True, help_text=_("For example: the harbour district.")
    )

    content_panels = [
        ErrorListPanel(),
        name_panel(),
        FieldPanel("network", permission="superuser"),
        FieldPanel("summary"),
        FieldPanel("area"),
        FieldPanel("story"),
    ]
    template = "pages/network_page.html"

    class Meta:
        verbose_name = _("network page")
        verbose_name_plural = _("network pages")

    def get_context(self, request: "HttpRequest", *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        members = CompanyPage.objects.live().filter(company__networks=self.network)
        context["companies"] = members.filter(locale=self.locale).order_by("title")
        return context
