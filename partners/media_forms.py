"""Uploading: what it must be, whose it becomes, and a clear sentence when it is refused."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from partners.models import Company
from partners.models.media import FILE_IS_FIXED
from partners.rules import companies_of, is_programme_office

MEGABYTE = 1024 * 1024


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


class ImageForm(CompanyOwnedForm, BaseImageForm):
    def clean_file(self) -> Any:
        """Read the whole picture: a broken one is an error here, not a crash later."""
        upload = self.cleaned_data.get("file")
        if not upload or "file" not in self.changed_data:
            return upload
        try:
            upload.seek(0)
            with PillowImage.open(upload) as picture:
                picture.load()
        except Exception as error:  # Pillow raises many kinds for hostile files
            raise ValidationError(
                _("This picture is broken. Save it again as JPG or PNG, and try once more."),
                code="broken",
            ) from error
        finally:
            upload.seek(0)
        return upload


class DocumentForm(CompanyOwnedForm, BaseDocumentForm):
    def clean_file(self) -> Any:
        """Accept a real PDF of a sane size only."""
        upload = self.cleaned_data.get("file")
        if not upload or "file" not in self.changed_data:
            return upload
        if upload.size > settings.DOCUMENT_MAX_UPLOAD_SIZE:
            raise ValidationError(
                _("This file is too large. It may be at most %(size)d MB."),
                code="too_large",
                params={"size": settings.DOCUMENT_MAX_UPLOAD_SIZE // MEGABYTE},
            )
        upload.seek(0)
        head = upload.read(1024)
        upload.seek(0)
        if not head.startswith(b"%PDF-"):
            raise ValidationError(_("This is not a PDF. Save it as PDF first."), code="no_pdf")
        return upload
