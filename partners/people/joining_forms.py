"""What a teacher fills in to belong to a school."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.organisations.models import School
from partners.organisations.validators import validate_person_name
from partners.people.rules import is_pupil_address
from texts.form_fields import NameField

MOST_FOUND = 20


def name_field(label: Any, autocomplete: str) -> forms.CharField:
    return NameField(
        label=label,
        max_length=60,
        validators=[validate_person_name],
        widget=forms.TextInput({"autocomplete": autocomplete}),
    )


class NameForm(forms.Form):
    first_name = name_field(_("First name"), "given-name")
    last_name = name_field(_("Last name"), "family-name")


class SchoolSearchForm(forms.Form):
    q = NameField(
        label=_("Name, place or BRIN of your school"),
        max_length=80,
        min_length=2,
        widget=forms.TextInput({"type": "search", "autocomplete": "organization"}),
        help_text=_("For example: Veurs, Voorburg or 00XK02."),
    )

    def schools(self) -> "QuerySet[School]":
        """Every word has to be in the name, the place or the code."""
        found = School.objects.all()
        for word in self.cleaned_data["q"].split()[:6]:
            found = found.filter(
                Q(name__icontains=word)
                | Q(place__icontains=word)
                | Q(municipality__icontains=word)
                | Q(code__istartswith=word)
            )
        return found.order_by("name", "place", "code")


class JoinSchoolForm(NameForm):
    """Name and address of somebody without an account, or who is not logged in."""

    email = forms.EmailField(
        label=_("Mail address of your school"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("We mail you a code, to be sure that this address is yours."),
    )

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        refuse_pupils(email, self.school)
        return email


def refuse_pupils(email: str, school: School) -> None:
    """Raise ValidationError for an address in which this school's region has pupils' mail."""
    if is_pupil_address(email, school):
        raise ValidationError(
            _("This is an address for pupils. Pupils need no account: you can look at everything."),
            code="pupil",
        )
