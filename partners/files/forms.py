"""Uploading: what it must be, whose it becomes, and a clear sentence when it is refused."""

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from partners.files.enums import PhotoConsent
from partners.files.models import FILE_IS_FIXED, CompanyImage
from partners.files.reencoding import reencode
from partners.files.scanning import scan
from partners.files.storage import refuse_without_room
from partners.organisations.models import Company
from partners.people.roles import companies_of, is_programme_office

MEGABYTE = 1024 * 1024
TOO_LARGE = _("This file is too large. It may be at most %(size)d MB.")


class CompanyOwnedForm(BaseCollectionMemberForm):
    """Puts the file with one of the uploader's companies, and never replaces a file."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        if "company" in self.fields:
            self._limit_companies(user)
        self.fields.pop("tags", None)  # free tags would be seen by every company

    def _limit_companies(self, user: Any) -> None:
        field: Any = self.fields["company"]
        if user is None or is_programme_office(user):
            field.queryset = Company.objects.all()
            return
        field.queryset = companies_of(user)
        field.required = True
        field.empty_label = None
        mine = list(field.queryset[:2])
        if len(mine) == 1:
            field.initial = mine[0]
            field.widget = forms.HiddenInput()
            field.required = False

    def clean_company(self) -> Company | None:
        company = self.cleaned_data.get("company")
        return company or self.fields["company"].initial

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance.pk and "file" in self.changed_data:
            self.add_error("file", FILE_IS_FIXED)
        return cleaned


def check_bytes(upload: Any, limit: int) -> None:
    """Refuse what is too large for us, or for the room that is left."""
    if upload.size > limit:
        raise ValidationError(TOO_LARGE, code="too_large", params={"size": limit // MEGABYTE})
    refuse_without_room(upload.size)


class PictureField(WagtailImageField):
    """Takes a picture in, and hands on another one with the same pixels (reencoding.py).

    Wagtail's own field decodes first and counts then, and a file that ends too soon is a
    crash to it; so of that field only the look and the list of extensions are used.
    """

    def __init__(self, *args: Any, help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = help_text  # Wagtail's field writes its own over it

    def to_python(self, data: Any) -> Any:
        upload = forms.FileField.to_python(self, data)
        if upload is None:
            return None
        if Path(upload.name or "").suffix.lower()[1:] not in self.allowed_image_extensions:
            raise ValidationError(
                self.error_messages["invalid_image_extension"], code="invalid_image_extension"
            )
        check_bytes(upload, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        scan(upload)
        return reencode(upload)


class ImageForm(CompanyOwnedForm, BaseImageForm):
    file = PictureField(
        label=_("File"),
        widget=BaseImageForm.Meta.widgets["file"],
        help_text=_("JPG, PNG or WebP of at most 8 MB. We take out where and when it was taken."),
    )
    # Nothing is chosen at first, so that one answers; no answer is "not asked yet".
    consent = forms.ChoiceField(
        label=_("The people in this picture"),
        help_text=CompanyImage._meta.get_field("consent").help_text,
        choices=PhotoConsent.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    def clean_consent(self) -> str:
        """Take no answer as "not asked yet"; on a stored picture it changes nothing."""
        unanswered = self.instance.consent if self.instance.pk else PhotoConsent.NOT_ASKED
        return self.cleaned_data["consent"] or unanswered


class DocumentField(forms.FileField):
    """Knows its limit: Wagtail's screen for many files at once tells it to the browser."""

    default_error_messages = {"file_too_large_unknown_size": _("This file is larger than 8 MB.")}

    @property
    def max_upload_size(self) -> int:
        return settings.DOCUMENT_MAX_UPLOAD_SIZE


class DocumentForm(CompanyOwnedForm, BaseDocumentForm):
    # Of any length: the name is not kept.
    file = DocumentField(
        label=_("File"),
        widget=BaseDocumentForm.Meta.widgets["file"],
        help_text=_("A PDF of at most 8 MB."),
    )

    def clean_file(self) -> Any:
        """Accept a real PDF of a sane size only."""
        upload = self.cleaned_data.get("file")
        if not upload or "file" not in self.changed_data:
            return upload
        check_bytes(upload, settings.DOCUMENT_MAX_UPLOAD_SIZE)
        upload.seek(0)
        head = upload.read(1024)
        upload.seek(0)
        if not head.startswith(b"%PDF-"):
            raise ValidationError(_("This is not a PDF. Save it as PDF first."), code="no_pdf")
        scan(upload)
        return upload
