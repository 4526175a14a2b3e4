"""The facts a form of participation must have before it is submitted, as fields to fill in.

They follow from the kind itself: its title and what `missing_facts()` names of an empty
offer, five to seven in all (offers/checks.py), a duration with its unit.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from offers.enums import DurationUnit
from partners.organisations.whole_numbers import WholeNumberField
from texts.titles import validate_title

if TYPE_CHECKING:
    from offers.pages import OfferPage

TITLE_HELP = _("Short and concrete. For example: build your own robot arm.")
PLACE_HELP = _("Where does the group work?")
# More than this is a list to open, fewer are answers to tap.
MOST_TO_TAP = 6
# Longer texts get room for three lines.
LONGEST_LINE = 120


def asked_facts(page_class: "type[OfferPage]") -> list[str]:
    """Return the names of the facts this kind cannot be submitted without."""
    return ["title", *page_class().missing_facts()]


def fact_fields(page_class: "type[OfferPage]") -> dict[str, forms.Field]:
    """Return the fields of the required facts, and of where it happens."""
    fields: dict[str, forms.Field] = {}
    for name in asked_facts(page_class):
        fields |= _fields_of(page_class, name)
    place: Any = page_class._meta.get_field("place_kind")
    fields["place_kind"] = place.formfield(
        initial=page_class.kind.usual_place.value, help_text=PLACE_HELP
    )
    return fields


def _fields_of(page_class: "type[OfferPage]", name: str) -> dict[str, forms.Field]:
    field: Any = page_class._meta.get_field(name)
    if field.one_to_many:
        return _first_row(name, field.related_model)
    made = {name: _required(field)}
    if name == "duration":
        made["duration_unit"] = forms.ChoiceField(
            label=capfirst(_("unit")), choices=DurationUnit.choices, initial=DurationUnit.MINUTES
        )
    return made


def _first_row(name: str, model: type[models.Model]) -> dict[str, forms.Field]:
    """Return what the first of several rows needs, for example the first stop of a tour."""
    needed = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.blank
    ]
    return {row_field(name, field.name): _required(field) for field in needed}


def row_field(rows: str, name: str) -> str:
    return f"{rows}-{name}"


def _required(field: Any) -> Any:
    """Return the form field of a required fact, with the bounds its model has.

    Django gives them to the forms of a model only: a duration of 0 would be refused on sending.
    """
    made = _unbound(field)
    if not field.many_to_many:
        made.validators = [*made.validators, *field.validators]
    return made


def _unbound(field: Any) -> Any:
    if field.many_to_many:
        # By code: a key can be a number too large for the database.
        return field.formfield(
            required=True, widget=forms.CheckboxSelectMultiple, to_field_name="code"
        )
    if field.choices:
        return _choice(field)
    if field.name == "title" and issubclass(field.model, Page):
        return field.formfield(
            label=_("Name of the activity"),
            help_text=TITLE_HELP,
            max_length=LONGEST_LINE,
            validators=[validate_title],
        )
    if isinstance(field, models.TextField) or (field.max_length or 0) > LONGEST_LINE:
        return field.formfield(required=True, widget=forms.Textarea({"rows": 3}))
    if isinstance(field, models.IntegerField):
        return field.formfield(required=True, form_class=WholeNumberField)
    return field.formfield(required=True)


def _choice(field: Any) -> forms.ChoiceField:
    choices = [choice for choice in field.choices if choice[0]]
    few = len(choices) <= MOST_TO_TAP
    return forms.ChoiceField(
        label=capfirst(field.verbose_name),
        help_text=field.help_text,
        choices=choices if few else [("", "---------"), *choices],
        widget=forms.RadioSelect if few else forms.Select,
    )


def new_offer(page_class: "type[OfferPage]", told: dict[str, Any]) -> "OfferPage":
    """Return an offer that is not stored yet, with the facts a valid form told."""
    page = page_class(live=False)
    rows: dict[str, dict[str, Any]] = {}
    for name in fact_fields(page_class):
        relation, _dash, column = name.partition("-")
        if column:
            rows.setdefault(relation, {})[column] = told[name]
        elif page_class._meta.get_field(name).many_to_many:
            getattr(page, name).set(told[name])
        else:
            setattr(page, name, told[name])
    for relation, columns in rows.items():
        manager: Any = getattr(page, relation)
        manager.add(manager.model(**columns))
    return page
