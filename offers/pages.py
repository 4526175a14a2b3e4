"""The offer: what every kind of participation has in common."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from moderation.evidence import ApprovalContext
from moderation.models import ModeratedPage
from moderation.refusals import ModerationRefused
from offers import facts
from offers.editor.forms import OfferForm
from offers.kind import Kind
from offers.ownership import OfOneProvider
from offers.querysets import OfferQuerySet
from offers.references import foreign_references
from offers.rules import may_see_contact, was_public
from offers.sections import Sections
from partners.files import photo_consent
from partners.files.choosers import document_chooser, picture_chooser
from partners.pages.evidence import evidence_about
from partners.pages.long_lines import LONGEST_LINE
from partners.pages.models import CompanyPage, ProviderPage
from partners.pages.translations import TranslatedPage
from partners.people.roles import answering_for, leaders_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from partners.people.models import User

# What foreign_references() names and is no field of the form.
INLINE_ROWS = frozenset({"pictures", "attachments", "stops"})

OfferManager = PageManager.from_queryset(OfferQuerySet)


class OfferPage(Sections, OfOneProvider, TranslatedPage, ModeratedPage):
    """One activity that one company or network offers.

    Not creatable itself: each kind in offers/kinds/ is a subclass with its own facts.
    """

    kind: Kind
    OWNERSHIP = ("company", "network", "region")
    SHOWN_WITH_PARENT = True  # as visible() has it

    objects = OfferManager()

    is_creatable = False
    parent_page_types = ["pages.CompanyPage", "pages.NetworkPage"]
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

    # Languages ----------------------------------------------------------------------------

    @classmethod
    def texts_to_translate(cls) -> tuple[str, ...]:
        """The required sentences: none of them is the same in two languages."""
        return tuple(name for name in cls._required_texts() if cls._is_sentence(name))

    @classmethod
    def names_to_confirm(cls) -> tuple[str, ...]:
        """The required names and words, which may be: "Drone Lab", "PIE"."""
        return tuple(name for name in cls._required_texts() if not cls._is_sentence(name))

    @classmethod
    def _required_texts(cls) -> list[str]:
        fields = [cls._meta.get_field(name) for name in ("title", *cls.required_facts)]
        texts = models.CharField | models.TextField
        return [field.name for field in fields if isinstance(field, texts) and not field.choices]

    @classmethod
    def _is_sentence(cls, name: str) -> bool:
        field: Any = cls._meta.get_field(name)
        return name != "title" and (field.max_length is None or field.max_length > LONGEST_LINE)

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
        for name, sentence in foreign_references(self).items():
            # A form has no field of its own for inline rows.
            field = NON_FIELD_ERRORS if name in INLINE_ROWS else name
            errors.setdefault(field, []).append(sentence)
        if errors:
            raise ValidationError(errors)

    def full_clean(self, exclude: Any = None, *args: Any, **kwargs: Any) -> None:
        """Check everything, and that nothing required is missing.

        A form excludes what it checks itself, so completeness is asked of whole versions
        only; drafts are stored without this.
        """
        super().full_clean(exclude, *args, **kwargs)
        if exclude is not None:
            return
        missing = self.missing_facts()
        errors: dict[str, Any] = {name: _("Fill this in before you submit.") for name in missing}
        if pictures := self._picture_refusals():
            errors[NON_FIELD_ERRORS] = pictures
        if errors:
            raise ValidationError(errors)

    def _picture_refusals(self) -> list[str]:
        """Say of each picture what it lacks: the consent of who is in it, or its text."""
        rows = list(self.pictures.all())
        return [
            *photo_consent.refusals(row.image for row in rows),
            *(photo_consent.untold(row.image) for row in rows if not row.alt_text.strip()),
        ]

    def foreign_kind_references(self) -> dict[str, Any]:
        """Errors of fields only this kind has that refer to another company's things."""
        return {}

    def drop_foreign_kind_references(self) -> None:
        """Take out, in memory, what `foreign_kind_references` would refuse."""

    def check_before_submission(self) -> None:
        """Refuse also an offer about which no school could ask anything."""
        super().check_before_submission()
        empty = [name for name in self.required_to_submit if not self._is_filled(name)]
        if empty:
            raise ValidationError(dict.fromkeys(empty, _("Fill this in before you submit.")))

    def check_before_approval(self) -> None:
        if not self.get_parent().live:
            raise ModerationRefused(_("Approve the page of the company first."))

    # Storing ------------------------------------------------------------------------------

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self._state.adding or self.region_id is None:
            self.belong_to(self.get_parent().specific)
        return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        # Drafts are stored without clean(), and so would bring in another company's files.
        if foreign_references(self):
            raise ModerationRefused(_("Choose only pictures and documents of your own company."))
        return super().save_revision(*args, **kwargs)

    # Facts --------------------------------------------------------------------------------

    def get_approvers(self) -> "models.QuerySet[User]":
        return leaders_of(self.region)

    def get_makers(self) -> "models.QuerySet[User]":
        return answering_for(self.company or self.network)

    def approval_context(self) -> ApprovalContext:
        return evidence_about(self.region, self.company or self.network)

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
        return self.choices_text("languages")

    @property
    def weekdays_text(self) -> str:
        return self.choices_text("weekdays")

    def plate(self) -> list[facts.Fact]:
        return facts.plate(self)

    def kind_facts(self) -> list[tuple[Any, str]]:
        """Return (label, value) pairs only this kind has; empty values are left out."""
        return []

    def filled(self, *pairs: tuple[Any, Any]) -> list[tuple[Any, str]]:
        """Keep the pairs that have a value."""
        return [(label, str(value)) for label, value in pairs if value not in (None, "", [])]

    # Serving ------------------------------------------------------------------------------

    def route(self, request: "HttpRequest", path_components: list[str]) -> RouteResult:
        """Lead to the page also where it was public once: serve() says that it is gone."""
        if not path_components and not self.live and was_public(self):
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: "HttpRequest", *args: Any, **kwargs: Any) -> "HttpResponse":
        if OfferPage.objects.visible().filter(pk=self.pk).exists():
            return super().serve(request, *args, **kwargs)
        if was_public(self):
            return self._say_gone(request)
        # The page that says so draws what it can of the page that was asked for.
        request._wagtail_route_for_request = None  # type: ignore[attr-defined]
        raise Http404

    def _say_gone(self, request: "HttpRequest") -> "HttpResponse":
        """Answer without a word of the offer itself: what was withdrawn is not public."""
        # Header and head of the page speak of the page that was found.
        request._wagtail_route_for_request = None  # type: ignore[attr-defined]
        return render(request, "offers/gone.html", {"withdrawn": self}, status=HTTPStatus.GONE)

    def get_context(self, request: "HttpRequest", *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        provider = self.get_parent().specific
        context["plate"] = self.plate()
        context["provider"] = provider
        region_page = provider.get_parent()
        context["region_page"] = region_page if region_page.live else None
        context["partners"] = self._live_partner_pages()
        context["show_contact"] = may_see_contact(request.user, self)
        return context

    def _live_partner_pages(self) -> "models.QuerySet[CompanyPage]":
        return CompanyPage.objects.live().filter(
            company__in=self.partner_companies.all(), locale=self.locale
        )


class OfferPicture(Orderable):
    """A picture of an offer; the text says what it shows."""

    page = ParentalKey(OfferPage, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        "files.CompanyImage",
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    alt_text = models.CharField(
        _("what the picture shows"),
        max_length=200,
        help_text=_("For people who cannot see it. For example: a pupil bends a copper pipe."),
    )

    panels = [
        FieldPanel("image", widget=picture_chooser()),
        FieldPanel("image_consent"),
        FieldPanel("alt_text"),
    ]


class OfferAttachment(Orderable):
    """A PDF that goes with an offer."""

    page = ParentalKey(OfferPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "files.CompanyDocument",
        verbose_name=_("PDF"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(
        _("name for the reader"), max_length=120, help_text=_("For example: route and parking.")
    )

    panels = [FieldPanel("document", widget=document_chooser()), FieldPanel("title")]
