"""What can be asked of the catalogue. Every parameter passes through here."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.organisations.whole_numbers import WholeNumberField
from search.engine.facets import Lists
from search.facets.declared import FACET, FACETS
from search.facets.facet import Facet
from texts.form_fields import NameField
from texts.normalise import one_line

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


class Ticked:
    """The choices of one facet that stand in a URL; one that is not known spoils them all.

    No field of a form: sixteen of them with their choices cost more than finding the answer.
    """

    def __init__(self, facet: Facet, params: QueryDict | None, lists: Lists) -> None:
        # An empty one ("any form" in the sentence) asks nothing.
        codes = [code for code in params.getlist(facet.name) if code] if params else []
        self._label = facet.label
        known = dict(lists.choices(facet.name)) if codes else {}
        self.unknown = next((code for code in codes if code not in known), "")
        self.codes = [] if self.unknown else codes

    @property
    def problem(self) -> str:
        told = forms.MultipleChoiceField.default_error_messages["invalid_choice"]
        return f"{self._label}: {told % {'value': self.unknown}}"


class CatalogueForm(forms.Form):
    """Words, ticked choices, place, numbers and date; all optional."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    near = NameField(label=_("Postcode or place"), required=False, max_length=60)
    within = forms.TypedChoiceField(
        label=_("Distance"),
        required=False,
        choices=distance_choices,
        coerce=int,
        empty_value=None,
        initial=DEFAULT_DISTANCE,
    )
    group = WholeNumberField(label=_("Group size"), required=False, min_value=1, max_value=2000)
    date = forms.DateField(
        label=_("Date"),
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    lead = WholeNumberField(label=_("Days from now"), required=False, min_value=0, max_value=365)
    age = WholeNumberField(
        label=_("Age of the youngest"), required=False, min_value=4, max_value=99
    )
    sort = forms.ChoiceField(label=_("Sort by"), required=False, choices=SORTS)

    def __init__(self, params: QueryDict | None = None, *, lists: Lists | None = None) -> None:
        super().__init__(params)
        lists = lists or Lists.read()
        self.ticked = {facet.name: Ticked(facet, params, lists) for facet in FACETS}

    def asked(self) -> dict[str, Any]:
        """Return what is valid; what is not is left out and told in `problems`."""
        self.is_valid()
        typed = {
            name: self.cleaned_data.get(name, field.initial) for name, field in self.fields.items()
        }
        return typed | {name: ticked.codes for name, ticked in self.ticked.items()}

    def problems(self) -> list[str]:
        """Return a sentence for each field that was not understood."""
        typed = [
            f"{self.fields[name].label or name}: {error}"
            for name, errors in self.errors.items()
            for error in errors
        ]
        return typed + [ticked.problem for ticked in self.ticked.values() if ticked.unknown]


# Every parameter of a URL that says what to look for, in the order of links.
PARAMETERS = (*CatalogueForm.base_fields, *(facet.name for facet in FACETS))


def known_params(params: QueryDict, *also: str) -> QueryDict:
    """Return what is read of the parameters of a URL, so that the same query is the same text.

    They stand in one order: of what takes one value the last one, as a form reads it; of ticked
    choices each once, sorted. `also` names what else is read.
    """
    known = QueryDict(mutable=True)
    for name in (*PARAMETERS, *also):
        if name in FACET:
            # None at all where nothing is ticked: who asks whether there are any is told so.
            if codes := sorted({code for code in params.getlist(name) if code}):
                known.setlist(name, codes)
        elif value := one_line(params.get(name) or ""):
            known[name] = value
    return known
