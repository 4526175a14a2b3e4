"""What a leader can decide, and what must be filled in for it."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _


class Decision(models.TextChoices):
    APPROVED = "approved", _("Approved")
    CHANGES_ASKED = "changes_asked", _("Change asked")
    DECLINED = "declined", _("Rejected")

    @property
    def action(self) -> str:
        """The action name in Wagtail's workflow views."""
        return ACTION_OF_DECISION[self]

    @property
    def needs_comment(self) -> bool:
        return self != Decision.APPROVED

    @classmethod
    def of_action(cls, action: str) -> "Decision | None":
        return next((choice for choice in cls if choice.action == action), None)


ACTION_OF_DECISION = {
    Decision.APPROVED: "approve",
    Decision.CHANGES_ASKED: "reject",  # Wagtail's word: back to the author, same round
    Decision.DECLINED: "decline",
}


class NoteForm(forms.Form):
    comment = forms.CharField(
        label=_("Note (optional)"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
    )


class ChangeForm(forms.Form):
    comment = forms.CharField(
        label=_("What should change?"),
        help_text=_("Name the field and the change. For example: add the group size."),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say what should change, so that the company can go on.")},
    )


class ReasonForm(forms.Form):
    comment = forms.CharField(
        label=_("Why do you reject this?"),
        help_text=_("The company reads this reason. The round of review ends."),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Give a reason, so that the company understands.")},
    )


class WithdrawalForm(forms.Form):
    comment = forms.CharField(
        label=_("Why do you withdraw this?"),
        help_text=_("The company reads this reason in a mail."),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Give a reason, so that the company understands.")},
    )


FORM_OF_ACTION: dict[str, Any] = {
    Decision.APPROVED.action: NoteForm,
    Decision.CHANGES_ASKED.action: ChangeForm,
    Decision.DECLINED.action: ReasonForm,
}


def forms_of_decisions(action: str) -> type[forms.Form]:
    """Return the form for an action name; an unknown name gets the plain note."""
    return FORM_OF_ACTION.get(action, NoteForm)
