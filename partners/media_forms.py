"""Uploading: what it must be, whose it becomes, and a clear sentence when it is refused."""

import warnings
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
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


class PictureField(WagtailImageField):
    """Refuses too many pixels before they are decoded, and a broken picture with a sentence.

    Wagtail decodes first and counts then, and a file that ends too soon is a crash to it.
    """

    def to_python(self, data: Any) -> Any:
        if data:
            self._check_size_in_header(data)
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:  # Pillow raises many kinds for hostile files
            raise ValidationError(
                _("This picture is broken. Save it again as JPG or PNG, and try once more."),
                code="broken",
            ) from error

    def _check_size_in_header(self, upload: Any) -> None:
        pixels = _pixels_in_header(upload)
        if pixels > self.max_image_pixels:
            raise ValidationError(
                self.error_messages["file_too_many_pixels"],
                code="file_too_many_pixels",
                params={"num_pixels": pixels, "max_pixels_count": self.max_image_pixels},
            )


def _pixels_in_header(upload: Any) -> int:
    """Return width times height without decoding; 0 where no picture is recognised."""
    try:
        upload.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PillowImage.DecompressionBombWarning)
            width, height = PillowImage.open(upload).size
    except PillowImage.DecompressionBombError:
        return 2 * (PillowImage.MAX_IMAGE_PIXELS or 0) + 1
    except Exception:  # not a picture: Wagtail's own check says so
        return 0
    finally:
        upload.seek(0)
    return width * height


class ImageForm(CompanyOwnedForm, BaseImageForm):
    file = PictureField(label=_("file"), widget=BaseImageForm.Meta.widgets["file"])


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
