"""What can be asked of the catalogue. Every parameter passes through here."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from search.facets import FACETS, Lists

DISTANCES = (5, 10, 15, 25, 50)
DEFAULT_DISTANCE = 25


class Sort:
    RELEVANCE = "relevance"
    NEWEST = "newest"
    NEAREST = "nearest"
    SOONEST = "soonest"
    TITLE = "title"


SORTS = (
    (Sort.RELEVANCE, _("Best match first")),
    (Sort.NEWEST, _("Newest first")),
    (Sort.NEAREST, _("Nearest first")),
    (Sort.SOONEST, _("Soonest first")),
    (Sort.TITLE, _("By name")),
)


def distance_choices() -> list[tuple[int, str]]:
    return [(km, gettext("within %(km)s km") % {"km": km}) for km in DISTANCES]


class TickedField(forms.MultipleChoiceField):
    """Ticked choices; an empty one ("any form" in the sentence) asks nothing."""

    def to_python(self, value: Any) -> list[str]:
        return [item for item in super().to_python(value) if item]


class CatalogueForm(forms.Form):
    """Words, ticked choices, place, group and date; all optional."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    near = forms.CharField(label=_("Postcode or place"), required=False, max_length=60)
    within = forms.TypedChoiceField(
        label=_("Distance"),
        required=False,
        choices=distance_choices,
        coerce=int,
        empty_value=None,
        initial=DEFAULT_DISTANCE,
    )
    group = forms.IntegerField(label=_("Group size"), required=False, min_value=1, max_value=2000)
    date = forms.DateField(
        label=_("Date"),
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    lead = forms.IntegerField(label=_("Days from now"), required=False, min_value=0, max_value=365)
    age = forms.IntegerField(
        label=_("Age of the youngest"), required=False, min_value=4, max_value=99
    )
    sort = forms.ChoiceField(required=False, choices=SORTS)

    def __init__(self, *args: Any, lists: Lists | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = lists or Lists.read()
        for facet in FACETS:
            self.fields[facet.name] = TickedField(
                label=facet.label, required=False, choices=lists.choices(facet.name)
            )

    def asked(self) -> dict[str, Any]:
        """Return what is valid; what is not is left out and told in `problems`."""
        self.is_valid()
        return {
            name: self.cleaned_data.get(name, field.initial) for name, field in self.fields.items()
        }

    def problems(self) -> list[str]:
        """Return a sentence for each field that was not understood."""
        return [
            f"{self.fields[name].label or name}: {error}"
            for name, errors in self.errors.items()
            for error in errors
        ]
