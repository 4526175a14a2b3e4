"""Whether the people in a picture agreed, asked in the very form that shows the picture."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel, get_form_for_model

from partners.files.enums import SETTLED_CONSENTS, PhotoConsent
from partners.files.rules import pictures_of

if TYPE_CHECKING:
    from partners.files.models import CompanyImage
    from partners.people.models import User


def consent_name(picture: str) -> str:
    """Return the name of the field that asks it about the picture in another field."""
    return f"{picture}_consent"


def consent_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("The people in this picture"),
        choices=[(answer.value, answer.label) for answer in SETTLED_CONSENTS],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Ask them first. Leave it open if you do not know yet: a draft may wait."),
    )


def show_known_answers(form: Any) -> None:
    """Begin with what is known about the pictures that are in the form already."""
    for name in list(form.fields):
        if consent_name(name) in form.fields:
            picture = getattr(form.instance, name, None)
            if picture is not None and PhotoConsent(picture.consent).is_settled:
                form.fields[consent_name(name)].initial = picture.consent


def take_answer(form: Any, name: str, picture: "CompanyImage", by: "User | None") -> None:
    """Write on the picture, in memory and in its row, what was answered beside it.

    Only about a picture whose facts this person may change; no answer changes nothing.
    """
    answer = form.cleaned_data.get(consent_name(name))
    if not answer or answer == picture.consent or by is None:
        return
    if pictures_of(by).filter(pk=picture.pk).exists():
        picture.consent = answer
        picture.save(update_fields=["consent"])


class PictureRowForm(WagtailAdminModelForm):
    """A row with one picture, named `image`."""

    image_consent = consent_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        show_known_answers(self)


class PictureRowsPanel(InlinePanel):
    """Rows of pictures whose form asks for consent too; Wagtail's take no form of their own."""

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        may_wait = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=PictureRowForm,
            defer_required_on_fields=may_wait,
        )
        return options
