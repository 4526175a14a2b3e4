"""Schools without a region, by municipality, and the form that gives them one."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.organisations.actions import assign_region
from partners.organisations.models import Region, School


@dataclass
class Municipality:
    """One municipality with its schools; `ticked` as it was posted."""

    name: str
    ticked: bool = False
    schools: list[School] = field(default_factory=list)
    ticked_schools: set[str] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        return any(str(school.pk) in self.ticked_schools for school in self.schools)


def schools_without_region() -> "QuerySet[School]":
    return School.objects.filter(region__isnull=True)


def _fitting(search: str) -> "QuerySet[School]":
    found = schools_without_region()
    if search:
        found = found.filter(
            Q(municipality__icontains=search)
            | Q(place__icontains=search)
            | Q(name__icontains=search)
            | Q(postcode__startswith=search[:4])
        )
    return found


def municipalities(search: str, form: "AssignForm") -> list[Municipality]:
    """Return the municipalities with schools without a region that fit the search, by name."""
    found = _fitting(search).order_by("municipality", "name", "code")
    ticked, schools = form.ticked("municipality"), form.ticked("school")
    return [
        Municipality(name, name in ticked, list(group), schools)
        for name, group in groupby(found, lambda school: school.municipality)
    ]


class AssignForm(forms.Form):
    """A region, and which municipalities or schools belong to it.

    Of a ticked municipality those schools are meant that fit the search: the others are not shown.
    """

    region = forms.ModelChoiceField(
        Region.objects.filter(active=True),
        label=_("Region"),
        empty_label=_("Choose a region"),
        error_messages={
            "required": _("Choose the region these schools belong to."),
            "invalid_choice": _("Choose the region these schools belong to."),
        },
    )

    def __init__(self, *args: Any, search: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._search = search

    def ticked(self, name: str) -> set[str]:
        data: Any = self.data
        return set(data.getlist(name)) if self.is_bound else set()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["schools"] = self._schools()
        if not cleaned["schools"]:
            raise forms.ValidationError(_("Tick a municipality or a school."), code="none")
        return cleaned

    def _schools(self) -> list[School]:
        numbers = [key for key in self.ticked("school") if key.isdecimal() and len(key) < 10]
        chosen = Q(municipality__in=self.ticked("municipality")) | Q(pk__in=numbers)
        return list(_fitting(self._search).filter(chosen))

    def assign(self, *, by: Any) -> int:
        return assign_region(
            self.cleaned_data["schools"], region=self.cleaned_data["region"], by=by
        )
