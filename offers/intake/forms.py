"""The form a newcomer fills in: the facts of one kind, the company, and whom to mail."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from offers.editor.readiness import NAMES_OF_ROWS
from offers.intake.required_facts import fact_fields
from partners.organisations.models import Region
from partners.organisations.register_numbers import kvk_number, postcode
from partners.organisations.validators import (
    validate_kvk,
    validate_organisation_name,
    validate_postcode,
)
from partners.pages.region_lookup import open_regions, region_of_postcode
from partners.people.person_names import validate_full_name
from texts.form_fields import CodeField, NameField
from texts.normalise import lines

if TYPE_CHECKING:
    from wagtail.models import Page

    from offers.pages import OfferPage
    from partners.people.models import User

COMPANY_FIELDS = ("company_name", "kvk", "postcode", "region", "contact_email")
PERSON_FIELDS = ("your_name", "email")
TRAP = "fax"
FILL_IN, CHOOSE = _("Fill this in."), _("Choose at least one.")
# What is saved of one field; more is nobody's honest answer.
LONGEST_ANSWER, MOST_ANSWERS = 2000, 40


class TrapInput(forms.TextInput):
    """What stands in it never comes back: who sends the form again sends it empty."""

    def format_value(self, value: Any) -> None:
        return None


class IntakeForm(forms.Form):
    """Asks a person who is known already neither for a mail address nor for a name."""

    company_name = NameField(
        label=_("Name of your company"),
        max_length=120,
        validators=[validate_organisation_name],
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    kvk = CodeField(
        label=_("KvK number"),
        max_length=20,
        help_text=_("8 digits, as on your registration. For example 12345678."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    postcode = CodeField(
        label=_("Postcode of your company"),
        max_length=12,
        help_text=_("It tells us your region. For example 2516 AB."),
        widget=forms.TextInput({"autocomplete": "postal-code"}),
    )
    region = forms.ModelChoiceField(
        label=_("Your region"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("Choose a region"),
        help_text=_("This postcode is not in our list yet. Choose the region nearest to you."),
    )
    contact_email = forms.EmailField(
        label=_("Mailbox for requests from schools"),
        max_length=254,
        required=False,
        help_text=_(
            "Only schools that your region knows see it. Empty: we take your own mail address."
        ),
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    your_name = NameField(
        label=_("Your name"),
        max_length=150,
        validators=[validate_full_name],
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your mail address"),
        max_length=254,
        help_text=_("We mail you a code to confirm it. You log in with it later too."),
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    # Our own errors, in the reader's language, instead of the browser's.
    use_required_attribute = False

    # Nobody sees it, so only a machine fills it in.
    fax = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=TrapInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self, *args: Any, page_class: "type[OfferPage]", person: "User | None" = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.page_class = page_class
        self.person = person
        self.fact_names = list(fact_fields(page_class))
        self.fields = {**fact_fields(page_class), **self.fields}
        region: Any = self.fields["region"]
        region.queryset = open_regions()
        for field in self.fields.values():
            several = isinstance(field, forms.ModelMultipleChoiceField)
            field.error_messages["required"] = CHOOSE if several else FILL_IN
        if person is not None:
            self._know(person)

    def _know(self, person: "User") -> None:
        """Ask less of who proved an address; it is the first suggestion for the mailbox."""
        del self.fields["email"]
        if person.get_full_name():
            del self.fields["your_name"]
        mailbox = self.fields["contact_email"]
        mailbox.required = True
        mailbox.help_text = _("Only schools that your region knows see it.")
        if not self.initial.get("contact_email"):
            self.initial["contact_email"] = person.email
        if self.is_bound and "contact_email" not in self.data:
            # Opened before the mailbox was asked; a browser sends an emptied field as empty.
            posted: Any = self.data
            self.data = answers = posted.copy()
            answers["contact_email"] = person.email

    def clean_kvk(self) -> str:
        kvk = kvk_number(self.cleaned_data["kvk"])
        validate_kvk(kvk)
        return kvk

    def clean_postcode(self) -> str:
        validate_postcode(self.cleaned_data["postcode"])
        return postcode(self.cleaned_data["postcode"])

    def clean_fax(self) -> str:
        if self.cleaned_data["fax"]:
            raise ValidationError(_("Leave the hidden field empty, and send the form again."))
        return ""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("contact_email") and "contact_email" not in self.errors:
            told["contact_email"] = told.get("email", "")
        if "postcode" in told:
            told["region"] = region_of_postcode(told["postcode"]) or told.get("region")
            if told["region"] is None and "region" not in self.errors:
                self.fields["region"].required = True  # so that it does not say "optional"
                self.add_error("region", _("We do not know this postcode. Check it, or choose."))
        return told

    @property
    def address(self) -> str:
        """The mail address to prove, or nothing where the form is not complete."""
        if not self.is_valid():
            return ""
        return self.person.email if self.person else self.cleaned_data["email"]

    # What the page shows ------------------------------------------------------------------

    @property
    def facts(self) -> list[Any]:
        return [self[name] for name in self.fact_names if name != "duration_unit"]

    @property
    def company(self) -> list[Any]:
        hidden = () if self.asks_region else ("region",)
        return [self[name] for name in COMPANY_FIELDS if name not in hidden]

    @property
    def asks_region(self) -> bool:
        """Only where the postcode does not tell it, or somebody chose one already."""
        return bool(self["region"].value()) or (self.is_bound and "region" in self.errors)

    @property
    def you(self) -> list[Any]:
        return [self[name] for name in PERSON_FIELDS if name in self.fields]

    @property
    def problems(self) -> list[Any]:
        """The fields with an error, in the order of the page."""
        shown = [*self.facts, *self.company, *self.you]
        return [field for field in shown if field.errors]

    def sentences(self) -> list[str]:
        """Return what is wrong, each with the name of its field."""
        return [
            str(error) if name == NON_FIELD_ERRORS else f"{self[name].label}: {error}"
            for name, errors in self.errors.items()
            for error in errors
        ]

    def typed(self) -> dict[str, list[str]]:
        """Return what was posted, also where it is wrong, cut to what we save."""
        posted: Any = self.data
        names = [name for name in self.fields if name != TRAP and name in posted]
        return {name: _saved(posted.getlist(name)) for name in names}

    def typed_by_whom(self) -> dict[str, list[str]]:
        """The same with the address of who is known: so that it can be told, and erased."""
        return self.typed() | ({"email": [self.person.email]} if self.person else {})


def _saved(values: list[str]) -> list[str]:
    return [lines(value[:LONGEST_ANSWER]) for value in values[:MOST_ANSWERS]]


def initial_of(answers: dict[str, list[str]], page_class: "type[OfferPage]") -> dict[str, Any]:
    """Return answers as the first values of a form that was not sent yet."""
    several = {
        name
        for name, field in fact_fields(page_class).items()
        if isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField)
    }
    return {
        name: values if name in several else values[-1]
        for name, values in answers.items()
        if values
    }


def sentences_of(error: ValidationError, *page_classes: "type[Page]") -> list[str]:
    """Return what a page refused, each sentence with the name of its field where it has one."""
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        f"{label}: {sentence}" if (label := _label_of(name, page_classes)) else sentence
        for name, sentences in error.message_dict.items()
        for sentence in sentences
    ]


def _label_of(name: str, page_classes: "tuple[type[Page], ...]") -> str:
    if name in NAMES_OF_ROWS:
        return str(NAMES_OF_ROWS[name])
    for page_class in page_classes:
        for field in page_class._meta.get_fields():
            if field.name == name and hasattr(field, "verbose_name"):
                return capfirst(str(field.verbose_name))
    return ""
