"""What people type about what they save."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.organisations.models import School
from saved.models import Rhythm, TeamList
from saved.models.favourites import NOTE_LENGTH

if TYPE_CHECKING:
    from django.db.models import QuerySet


class NoteForm(forms.Form):
    """A few words about one saved offer."""

    note = forms.CharField(
        label=_("Note"), required=False, max_length=NOTE_LENGTH, widget=forms.Textarea({"rows": 3})
    )

    def clean_note(self) -> str:
        return self.cleaned_data["note"].strip()


class RenameListForm(forms.ModelForm):
    class Meta:
        model = TeamList
        fields = ("name",)


class TeamListForm(RenameListForm):
    """The name of a list, and of which school it is where somebody works at more."""

    school = forms.ModelChoiceField(School.objects.none(), label=_("School"), empty_label=None)

    class Meta:
        model = TeamList
        fields: tuple[str, ...] = ("school", "name")
        help_texts = {"name": _("For example: open day, or project week year 3.")}

    def __init__(self, *args: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_schools(self, schools)

    @property
    def chosen_school(self) -> School:
        return chosen_school(self)


class RhythmForm(forms.Form):
    """How often somebody wants to hear of what is new."""

    rhythm = forms.ChoiceField(
        label=_("Mail me what is new"), choices=Rhythm.choices, initial=Rhythm.WEEKLY
    )


class QuestionForm(forms.Form):
    """A question to the project leaders of the region."""

    school = forms.ModelChoiceField(School.objects.none(), label=_("School"), empty_label=None)
    question = forms.CharField(
        label=_("Your question"),
        max_length=1000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_(
            "For example: we look for a company where 24 pupils of year 3 can weld on a Thursday."
        ),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_schools(self, schools)

    @property
    def chosen_school(self) -> School:
        return chosen_school(self)


def offer_schools(form: forms.Form | forms.ModelForm, schools: "QuerySet[School]") -> None:
    """Let somebody choose among these schools; where there is one, nothing is asked."""
    field: Any = form.fields["school"]
    field.queryset, field.initial = schools, schools.first()
    if len(schools) == 1:
        field.required, field.widget = False, forms.HiddenInput()


def chosen_school(form: forms.Form | forms.ModelForm) -> School:
    field: Any = form.fields["school"]
    return form.cleaned_data["school"] or field.initial
