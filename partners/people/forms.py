"""What is typed on the screens about people."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.people.enums import ORGANISATION_OF_ROLE, Role
from partners.people.mail_domains import looks_like_pupils
from partners.people.models import Membership, SchoolDomain, User
from texts.form_fields import NameField

KINDS = {
    "company": _("Companies"),
    "school": _("Schools"),
    "network": _("Networks"),
    "region": _("Regions"),
}


ROLE_MEANS = {
    Role.COMPANY_OWNER: _("The same, and invites colleagues and decides who belongs here."),
    Role.COMPANY_EDITOR: _("Writes and submits offers."),
    Role.NETWORK_COORDINATOR: _("Does all this for the network and its member companies."),
    Role.SCHOOL_COORDINATOR: _("The same, and invites colleagues and decides who belongs here."),
    Role.SCHOOL_TEACHER: _("Sees contact details, and vouches for other teachers."),
    Role.PROJECT_LEADER: _("Approves offers, and manages everything in the region."),
}


@dataclass(frozen=True)
class RoleLabel:
    """A role as a choice: its name, and under it what somebody with it does."""

    name: Any
    means: Any

    def __str__(self) -> str:
        return str(self.name)


def roles_in(kind: str) -> list[tuple[str, RoleLabel]]:
    """Return the roles of one kind of organisation, the one with the fewest rights first."""
    roles = [role for role, of in ORGANISATION_OF_ROLE.items() if of == kind]
    return [(role.value, RoleLabel(role.label, ROLE_MEANS[role])) for role in reversed(roles)]


class OrganisationSearchForm(forms.Form):
    """Which organisations the overview shows; what makes no sense is left out."""

    q = NameField(
        label=_("Name"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )
    kind = forms.ChoiceField(
        label=_("Which organisations"), choices=list(KINDS.items()), required=False
    )

    def __init__(self, data: Any, *, kinds: list[str]) -> None:
        super().__init__(data)
        field: Any = self.fields["kind"]
        field.choices = [(kind, label) for kind, label in KINDS.items() if kind in kinds]

    @property
    def words(self) -> str:
        return self.cleaned_data.get("q", "") if self.is_valid() else ""

    @property
    def chosen_kind(self) -> str:
        chosen = self.cleaned_data.get("kind", "") if self.is_valid() else ""
        choices: Any = self.fields["kind"]
        return chosen or (choices.choices[0][0] if choices.choices else "")


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("Mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        help_text=_("We send a link that only works for this address, for seven days."),
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.choices = roles_in(kind)
        field.initial = field.choices[0][0]

    @property
    def chosen_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.choices = roles_in(Role(member.role).organisation)
        field.initial = member.role


class RemoveForm(forms.Form):
    """Asks for an heir where there is somebody and something to hand over."""

    heir = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who goes on with the drafts and open requests?"),
        empty_label=None,
    )

    def __init__(self, *args: Any, heirs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["heir"]
        field.queryset = heirs
        if not heirs.exists():
            del self.fields["heir"]


class DomainForm(forms.ModelForm):
    """A mail domain of one school; typed with or without the @, in any case."""

    class Meta:
        model = SchoolDomain
        fields = ["domain", "audience"]
        widgets = {"audience": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience: Any = self.fields["audience"]
        audience.choices = SchoolDomain.Audience.choices

    def clean_domain(self) -> str:
        domain = str(self.cleaned_data["domain"]).strip().lower().removeprefix("@")
        if self.instance.school.mail_domains.filter(domain=domain).exists():
            raise forms.ValidationError(_("This school has this mail domain already."))
        return domain

    def clean(self) -> dict[str, Any]:
        """Pupils' domains prove no teacher, whatever was ticked."""
        cleaned = super().clean() or {}
        wrong = looks_like_pupils(cleaned.get("domain", ""))
        if wrong and cleaned.get("audience") == SchoolDomain.Audience.STAFF:
            self.add_error("audience", _("This looks like a domain of pupils. Choose “Pupils”."))
        return cleaned
