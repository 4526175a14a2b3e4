"""The editor's form of an offer: complete to submit, incomplete to save."""

import copy
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.forms import ModelChoiceField
from django.forms.widgets import ChoiceWidget
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moderation.pages import PAST_END
from partners.organisations.models import Company, ProgrammeLine
from partners.pages.models import CompanyPage
from partners.pages.translated_form import TranslatedForm
from partners.people.roles import is_programme_office, regions_led_by

if TYPE_CHECKING:
    from django.db.models import QuerySet


# What a region's leader says about an offer; nobody else is asked, or can send it.
LEADERS_ONLY = ("programme_line",)


class OfferForm(TranslatedForm):
    """Asks for the kind's required facts on submitting; a draft may lack all but its title."""

    TITLE_HELP = gettext_lazy("Short and concrete. For example: build your own robot arm.")
    _end: datetime | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.instance.facts_to_submit():
            if name in self.fields:
                self.fields[name].required = True
        if not self._is_for_leader():
            for name in LEADERS_ONLY:
                self.fields.pop(name, None)
        self._limit_choices()
        self._read_choices_once()
        self._suggest_mailbox()

    def _suggest_mailbox(self) -> None:
        """A new offer begins with the mailbox that the company gave for itself."""
        parent = self.parent_page.specific if self.parent_page else None
        company = getattr(parent, "company", None)
        if self.instance.pk is None and company and not self.initial.get("contact_email"):
            self.initial["contact_email"] = company.contact_email

    def _is_for_leader(self) -> bool:
        """True for those who lead the offer's region, and for the programme office."""
        region_id = self.instance.region_id or self._region_of_parent()
        user = self.for_user
        if user is None or is_programme_office(user):
            return True
        if region_id is None:
            return False
        return regions_led_by(user).filter(pk=region_id).exists()

    def _read_choices_once(self) -> None:
        """The editor draws each list twice; that need not be two queries."""
        for field in self.fields.values():
            if isinstance(field, ModelChoiceField) and isinstance(field.widget, ChoiceWidget):
                choices: Any = field.choices
                field.widget.choices = list(iter(choices))  # list(choices) counts them first

    def _limit_choices(self) -> None:
        """Offer only what is public in the provider's own region."""
        region_id = self.instance.region_id or self._region_of_parent()
        public, own_ids = self._public_companies(region_id), self._own_company_ids()
        others = public.exclude(pk__in=own_ids)
        if "partner_companies" in self.fields:
            self.fields["partner_companies"].queryset = others
        if "programme_line" in self.fields:
            own = Q(region=None) | Q(region=region_id)
            self.fields["programme_line"].queryset = ProgrammeLine.objects.filter(own)

        for name, formset in self.formsets.items():
            if "company" in formset.form.base_fields:
                # A row that names the own company, from before, stays a valid choice.
                named = {row.company_id for row in getattr(self.instance, name).all()}
                choices = others if named.isdisjoint(own_ids) else public
                formset.form = _form_for_companies(formset.form, choices)

    @staticmethod
    def _public_companies(region_id: int | None) -> "QuerySet[Company]":
        """Companies schools can already see in this region."""
        public = CompanyPage.objects.live().values("company")
        return Company.objects.filter(pk__in=public, region=region_id)

    def _own_company_ids(self) -> list[int]:
        """The offer's company; a new one has none yet and goes by the page it comes under."""
        parent = self.parent_page.specific if self.parent_page else None
        key = self.instance.company_id or getattr(parent, "company_id", None)
        return [key] if key else []

    def _region_of_parent(self) -> int | None:
        parent = self.parent_page.specific if self.parent_page else None
        region = getattr(parent, "region", None)
        return region.pk if region else None

    def clean(self) -> dict[str, Any]:
        self._end = self.cleaned_data.get("expire_at")  # Wagtail takes out one that is over
        return super().clean() or self.cleaned_data

    def _judge_end(self) -> None:
        """Ask for an end that is still to come on submitting only.

        Wagtail asks for it whenever the form is sent: an offer that ended could never be
        edited. While it is under review the decision asks (moderation/decide.py).
        """
        start, end = self.cleaned_data.get("go_live_at"), self._end
        if end is None or end > timezone.now() or (start is not None and start > end):
            return
        self.errors.pop("expire_at", None)
        self.cleaned_data["expire_at"] = end
        if not self.is_deferred_validation and not self.instance.workflow_in_progress:
            self.add_error("expire_at", PAST_END)

    def _post_clean(self) -> None:
        """Name what is missing and has no field of its own to say so."""
        self._judge_end()
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for name in self.instance.missing_facts():
            field = self.instance._meta.get_field(name)
            told_elsewhere = name in self.errors or name in self.formsets or field.many_to_many
            if name in self.fields and not told_elsewhere:
                self.add_error(name, _("Fill this in before you submit."))

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        for name in self.instance.facts_to_submit():
            if name in self.fields:
                self.fields[name].required = False

    def restore_required_fields(self) -> None:
        super().restore_required_fields()
        for name in self.instance.facts_to_submit():
            if name in self.fields:
                self.fields[name].required = True


def _form_for_companies(form: type[Any], companies: "QuerySet[Company]") -> type[Any]:
    """Return a form class for one request, whose company field offers only these."""
    limited: Any = type(form.__name__, (form,), {})
    # Afterwards: making the class fills its fields anew from the model.
    limited.base_fields = copy.deepcopy(form.base_fields)
    limited.base_fields["company"].queryset = companies
    return limited
