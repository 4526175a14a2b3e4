""" "Which fits us?": three questions, and one to three kinds with why."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from offers.enums import Aim, Effort, PlaceKind
from offers.kind import Kind
from offers.kinds import KINDS

MOST_SUGGESTED = 3

WHERE = [
    (PlaceKind.COMPANY, _("At our company")),
    (PlaceKind.SCHOOL, _("At school")),
    ("", _("Either is fine")),
]


class AdviceForm(forms.Form):
    """Every answer may be left open; then it does not count."""

    aim = forms.ChoiceField(
        label=_("What do you want most?"),
        choices=Aim.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    effort = forms.ChoiceField(
        label=_("How much time do you have?"),
        choices=Effort.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    place = forms.ChoiceField(
        label=_("Where do you want to do it?"),
        choices=WHERE,
        widget=forms.RadioSelect,
        required=False,
    )

    def answers(self) -> list[Any]:
        """Return what was answered; an answer we do not know counts as none."""
        if not self.is_valid():
            return []
        told = self.cleaned_data
        found: list[Any] = [Aim(told["aim"])] if told["aim"] else []
        found += [Effort(told["effort"])] if told["effort"] else []
        return found + ([PlaceKind(told["place"])] if told["place"] else [])


@dataclass(frozen=True)
class Suggestion:
    """A kind that fits, with the answers it fits to."""

    kind: Kind
    reasons: list[Any]


def suggestions(answers: list[Any]) -> list[Suggestion]:
    """Return the one to three kinds that fit best; none if nothing was answered.

    What one wants must fit. Time and place may miss one answer: both can be talked about.
    """
    wanted = [answer for answer in answers if isinstance(answer, Aim)]
    kinds = [page_class.kind for page_class in KINDS]
    fitting = [
        Suggestion(kind, [answer for answer in answers if answer in kind.suits])
        for kind in kinds
        if all(aim in kind.suits for aim in wanted)
    ]
    best = max(len(found.reasons) for found in fitting)
    close = [found for found in fitting if found.reasons and len(found.reasons) >= best - 1]
    close.sort(key=lambda found: (-len(found.reasons), found.kind.order))
    return close[:MOST_SUGGESTED]
