"""Pictures and documents. Each belongs to one company; a stored file never changes."""

import uuid
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

FILE_IS_FIXED = _("A file never changes once it is stored. Upload the new one beside it.")


def random_name(folder: str, filename: str) -> str:
    """Return an unguessable path in `folder` that keeps only the extension."""
    return f"{folder}/{uuid.uuid4().hex}{Path(filename).suffix.lower()}"


def upload_document_to(instance: models.Model, filename: str) -> str:
    return random_name("documents", filename)


class CompanyOwned(models.Model):
    """Belongs to one company, or with none to the programme office.

    Approved pages refer to the file: replacing it would change what schools see without
    anybody's approval, so saving refuses another file.
    """

    company = models.ForeignKey(
        "partners.Company",
        verbose_name=_("company"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
    )

    file: Any  # the concrete models bring their own file field

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            stored: Any = type(self)._default_manager.filter(pk=self.pk)
            names = list(stored.values_list("file", flat=True))
            if names and names[0] != self.file.name:
                raise ValidationError({"file": FILE_IS_FIXED})
        super().save(*args, **kwargs)


class CompanyImage(CompanyOwned, AbstractImage):
    """A picture; what it shows is told by the alt text on the page that uses it."""

    admin_form_fields = ("title", "file", "company")
    search_fields = [*AbstractImage.search_fields, index.FilterField("company")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def get_upload_to(self, filename: str) -> str:
        return random_name("original_images", filename)


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(CompanyImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class CompanyDocument(CompanyOwned, AbstractDocument):
    """A PDF that goes with an offer."""

    file = models.FileField(_("file"), upload_to=upload_document_to)

    admin_form_fields = ("title", "file", "company")
    search_fields = [*AbstractDocument.search_fields, index.FilterField("company")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
