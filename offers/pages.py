"""The offer: what every form of participation has in common."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager
from wagtail_localize.fields import SynchronizedField

from moderation.models import ModeratedPage
from moderation.refusals import ModerationRefused
from offers import facts
from offers.enums import (
    Accessibility,
    ActivityLanguage,
    Audience,
    DurationUnit,
    PlaceKind,
    Setting,
    Weekday,
)
from offers.fields import ChoiceListField
from offers.forms import OfferForm
from offers.kind import Kind
from offers.querysets import OfferQuerySet
from offers.references import foreign_references
from partners.models import CompanyPage, NetworkPage, ProviderPage
from partners.models.pages import PLAIN_TEXT, leaders_of
from partners.rules import may_see_contacts
from partners.validators import validate_postcode

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from partners.models import User

OfferManager = PageManager.from_queryset(OfferQuerySet)


def dutch_only() -> list[str]:
    return [ActivityLanguage.DUTCH.value]


class OfferPage(ModeratedPage):
    """One participation form that one company or network offers.

    Not creatable itself: each kind in offers/kinds/ is a subclass with its own facts. The
    company, network and region follow from the place in the tree and never change.
    """

    kind: Kind
    required_facts: tuple[str, ...] = ("summary", "levels", "duration", "group_max")

    # What
    summary = models.CharField(
        _("in one or two sentences"),
        max_length=250,
        blank=True,
        help_text=_(
            "Shown on the card. For example: see how a lift is built, and mend one yourself."
        ),
    )
    description = RichTextField(
        _("what happens"),
        blank=True,
        features=PLAIN_TEXT,
        help_text=_(
            "Tell it in the order of the day. For example: welcome, tour, try it yourself."
        ),
    )
    learning_goals = models.TextField(
        _("what pupils learn"),
        blank=True,
        help_text=_("For example: you can read a simple working drawing."),
    )
    topics = ParentalManyToManyField(
        "partners.Topic",
        verbose_name=_("topics"),
        blank=True,
        help_text=_("For example drones or energy transition."),
    )

    # For whom
    profiles = ParentalManyToManyField(
        "partners.Profile",
        verbose_name=_("profiles"),
        blank=True,
        help_text=_("Which vmbo profiles does this fit? Leave empty if it fits all."),
    )
    levels = ParentalManyToManyField(
        "partners.Level", verbose_name=_("levels"), blank=True, help_text=_("For example vmbo kb.")
    )
    school_years = ParentalManyToManyField(
        "partners.SchoolYear",
        verbose_name=_("school years"),
        blank=True,
        help_text=_("For example year 3 and 4."),
    )
    audience = models.CharField(
        _("for whom"), max_length=10, choices=Audience.choices, default=Audience.PUPILS
    )
    group_min = models.PositiveSmallIntegerField(
        _("smallest group"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
        help_text=_("From how many people do you do this? For example 5."),
    )
    group_max = models.PositiveSmallIntegerField(
        _("largest group"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
        help_text=_("How many people fit at most? For example 24."),
    )
    minimum_age = models.PositiveSmallIntegerField(
        _("minimum age"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(99)],
        help_text=_("Only if there is one. For example 14."),
    )
    programme_line = models.ForeignKey(
        "partners.ProgrammeLine",
        verbose_name=_("programme line"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The project leader can fill this in."),
    )
    scalable = models.BooleanField(
        _("useful for several schools"),
        default=False,
        help_text=_("Tick this if other schools or profiles can use it in the same way."),
    )

    # When and where
    duration = models.PositiveSmallIntegerField(
        _("duration"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
        help_text=_("A number; choose the unit beside it. For example 150 minutes."),
    )
    duration_unit = models.CharField(
        _("unit"), max_length=10, choices=DurationUnit.choices, default=DurationUnit.MINUTES
    )
    available_from = models.DateField(
        _("possible from"), null=True, blank=True, help_text=_("For example 1 September.")
    )
    available_until = models.DateField(
        _("possible until"), null=True, blank=True, help_text=_("For example 30 June.")
    )
    weekdays = ChoiceListField(
        _("days"), options=Weekday, help_text=_("On which days is it possible? Empty: any day.")
    )
    lead_time_days = models.PositiveSmallIntegerField(
        _("days to ask ahead"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(365)],
        help_text=_("How long before must a school ask? For example 14."),
    )
    times_per_year = models.PositiveSmallIntegerField(
        _("times per year"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(365)],
        help_text=_("How often per year can you do this? For example 6."),
    )
    setting = models.CharField(
        _("way of working together"), max_length=20, choices=Setting.choices, blank=True
    )
    place_kind = models.CharField(
        _("where"), max_length=10, choices=PlaceKind.choices, default=PlaceKind.COMPANY
    )
    street = models.CharField(
        _("street and number"),
        max_length=120,
        blank=True,
        help_text=_("Where does the group report? For example Voorbeeldweg 1."),
    )
    postcode = models.CharField(
        _("postcode"),
        max_length=7,
        blank=True,
        validators=[validate_postcode],
        help_text=_("Schools search by distance with this. For example 2516 AB."),
    )
    place = models.CharField(
        _("place"), max_length=80, blank=True, help_text=_("For example Den Haag.")
    )
    languages = ChoiceListField(
        _("language of the activity"), options=ActivityLanguage, default=dutch_only
    )

    # What the school must know
    bring = models.TextField(
        _("what the school brings or prepares"),
        blank=True,
        help_text=_("For example: closed shoes and one supervisor for each ten pupils."),
    )
    safety_gear = models.CharField(
        _("safety gear"),
        max_length=200,
        blank=True,
        help_text=_("For example: you lend safety shoes and glasses."),
    )
    accessibility = models.CharField(
        _("accessibility"), max_length=10, choices=Accessibility.choices, blank=True
    )
    accessibility_note = models.CharField(
        _("about the accessibility"),
        max_length=200,
        blank=True,
        help_text=_("For example: the lift is at the back."),
    )
    cost = models.PositiveIntegerField(
        _("cost in euros"),
        default=0,
        blank=True,
        validators=[MaxValueValidator(100_000)],
        help_text=_("Whole euros; 0 is free."),
    )
    cost_note = models.CharField(
        _("cost for what"), max_length=120, blank=True, help_text=_("For example: per group.")
    )

    # Contact
    contact_role = models.CharField(
        _("contact person"),
        max_length=120,
        blank=True,
        help_text=_("A role, not a name. For example: head of the workshop."),
    )
    contact_email = models.EmailField(
        _("mailbox for requests"),
        blank=True,
        help_text=_("Your company's own mailbox. Only verified schools see it."),
    )
    partner_companies = ParentalManyToManyField(
        "partners.Company",
        verbose_name=_("together with"),
        blank=True,
        related_name="+",
        help_text=_("Companies that take part too."),
    )

    # Derived from the place in the tree
    company = models.ForeignKey(
        "partners.Company",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="offers",
    )
    network = models.ForeignKey(
        "partners.Network",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="offers",
    )
    region = models.ForeignKey(
        "partners.Region", on_delete=models.PROTECT, editable=False, related_name="offers"
    )

    objects = OfferManager()

    is_creatable = False
    parent_page_types = ["partners.CompanyPage", "partners.NetworkPage"]
    subpage_types: list[str] = []
    base_form_class = OfferForm
    template = "offers/offer_page.html"
    # wagtail-localize skips many-to-many choices it is not told about.
    override_translatable_fields = [
        SynchronizedField(name)
        for name in ("topics", "profiles", "levels", "school_years", "partner_companies")
    ]

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(company__isnull=True) ^ models.Q(network__isnull=True),
                name="offer_of_one_provider",
            ),
            models.CheckConstraint(
                condition=models.Q(group_min__isnull=True)
                | models.Q(group_max__isnull=True)
                | models.Q(group_min__lte=models.F("group_max")),
                name="offer_group_min_lte_max",
            ),
            models.CheckConstraint(
                condition=models.Q(available_from__isnull=True)
                | models.Q(available_until__isnull=True)
                | models.Q(available_from__lte=models.F("available_until")),
                name="offer_from_lte_until",
            ),
        ]

    # Checking -----------------------------------------------------------------------------

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.group_min and self.group_max and self.group_min > self.group_max:
            errors["group_min"] = _("The smallest group is larger than the largest group.")
        first, last = self.available_from, self.available_until
        if first and last and first > last:
            errors["available_until"] = _("This day is before the first day.")
        if self.go_live_at and self.expire_at and self.go_live_at >= self.expire_at:
            errors["expire_at"] = _("This moment is before the offer comes online.")
        errors.update(foreign_references(self))
        if errors:
            raise ValidationError(errors)

    def full_clean(self, exclude: Any = None, *args: Any, **kwargs: Any) -> None:
        """Check everything, and that nothing required is missing.

        A form excludes what it checks itself, so completeness is asked of whole versions
        only; drafts are stored without this.
        """
        super().full_clean(exclude, *args, **kwargs)
        missing = self.missing_facts() if exclude is None else []
        if missing:
            raise ValidationError({name: _("Fill this in before you submit.") for name in missing})

    def foreign_kind_references(self) -> dict[str, Any]:
        """Errors of fields only this kind has that refer to another company's things."""
        return {}

    def missing_facts(self) -> list[str]:
        """Return the names of required fields that are still empty."""
        return [name for name in self.required_facts if not self._is_filled(name)]

    def _is_filled(self, name: str) -> bool:
        value = getattr(self, name)
        if hasattr(value, "all"):
            return bool(value.all())
        return value not in (None, "", [])

    def check_before_approval(self) -> None:
        if not self.get_parent().live:
            raise ModerationRefused(_("Approve the page of the company first."))

    # Storing ------------------------------------------------------------------------------

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self._state.adding or self.region_id is None:
            self._belong_to(self.get_parent().specific)
        return super().save(*args, **kwargs)

    def _belong_to(self, provider: ProviderPage) -> None:
        self.company = provider.organisation if isinstance(provider, CompanyPage) else None
        self.network = provider.organisation if isinstance(provider, NetworkPage) else None
        self.region = provider.region

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        # Drafts are stored without clean(), and so would bring in another company's files.
        if foreign_references(self):
            raise ModerationRefused(_("Choose only pictures and documents of your own company."))
        return super().save_revision(*args, **kwargs)

    # Facts --------------------------------------------------------------------------------

    def get_approvers(self) -> "models.QuerySet[User]":
        return leaders_of(self.region)

    @property
    def provider_page(self) -> ProviderPage | None:
        """The company's or network's page, or None while that is not online."""
        parent = self.get_parent()
        return parent.specific if parent and parent.live else None

    @property
    def cover(self) -> "OfferPicture | None":
        return next(iter(self.pictures.all()), None)

    @property
    def group_text(self) -> str:
        return facts.group_text(self)

    @property
    def duration_text(self) -> str:
        return facts.duration_text(self)

    @property
    def levels_text(self) -> str:
        return facts.levels_text(self)

    @property
    def profiles_text(self) -> str:
        return ", ".join(profile.label for profile in self.profiles.all())

    @property
    def place_text(self) -> str:
        return facts.place_text(self)

    @property
    def period_text(self) -> str:
        return facts.period_text(self)

    @property
    def cost_text(self) -> str:
        return facts.cost_text(self)

    @property
    def languages_text(self) -> str:
        return ", ".join(self._meta.get_field("languages").labels(self.languages))

    @property
    def weekdays_text(self) -> str:
        return ", ".join(self._meta.get_field("weekdays").labels(self.weekdays))

    def plate(self) -> list[facts.Fact]:
        return facts.plate(self)

    def kind_facts(self) -> list[tuple[Any, str]]:
        """Return (label, value) pairs only this kind has; empty values are left out."""
        return []

    def filled(self, *pairs: tuple[Any, Any]) -> list[tuple[Any, str]]:
        """Keep the pairs that have a value."""
        return [(label, str(value)) for label, value in pairs if value not in (None, "", [])]

    # Serving ------------------------------------------------------------------------------

    def serve(self, request: "HttpRequest", *args: Any, **kwargs: Any) -> "HttpResponse":
        if not OfferPage.objects.visible().filter(pk=self.pk).exists():
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_sitemap_urls(self, request: "HttpRequest | None" = None) -> list[dict[str, Any]]:
        """Name the address to search engines only where a visitor would get an answer."""
        if not OfferPage.objects.visible().filter(pk=self.pk).exists():
            return []
        return super().get_sitemap_urls(request)

    def get_context(self, request: "HttpRequest", *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        provider = self.get_parent().specific
        context["plate"] = self.plate()
        context["provider"] = provider
        context["region_page"] = provider.get_parent()
        context["partners"] = self._live_partner_pages()
        context["show_contact"] = may_see_contacts(request.user)
        return context

    def _live_partner_pages(self) -> "models.QuerySet[CompanyPage]":
        return CompanyPage.objects.live().filter(
            company__in=self.partner_companies.all(), locale=self.locale
        )


class OfferPicture(Orderable):
    """A picture of an offer; the text says what it shows."""

    page = ParentalKey(OfferPage, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        "partners.CompanyImage",
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    alt_text = models.CharField(
        _("what the picture shows"),
        max_length=200,
        help_text=_("For people who cannot see it. For example: a pupil bends a copper pipe."),
    )


class OfferAttachment(Orderable):
    """A PDF that goes with an offer."""

    page = ParentalKey(OfferPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "partners.CompanyDocument",
        verbose_name=_("PDF"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(
        _("name for the reader"), max_length=120, help_text=_("For example: route and parking.")
    )
