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

from partners.files.enums import PhotoConsent
from partners.files.uses import is_public

FILE_IS_FIXED = _("A file never changes once it is stored. Upload the new one beside it.")
COMPANY_IS_FIXED = _("A file stays with its company. Upload it again for the other company.")
CONSENT_IS_NEEDED = _(
    "Schools see this picture now. Take the page offline first, or submit a version without "
    "this picture."
)


def random_name(folder: str, filename: str) -> str:
    """Return an unguessable path in `folder` that keeps only the extension."""
    return f"{folder}/{uuid.uuid4().hex}{Path(filename).suffix.lower()}"


def upload_document_to(instance: models.Model, filename: str) -> str:
    return random_name("documents", filename)


class CompanyOwned(models.Model):
    """Belongs to one company, or with none to the programme office.

    Approved pages refer to the file: replacing it would change what schools see without
    anybody's approval, so saving refuses another file. Nor does a file move to another
    company: the pages that use it, drafts too, could not be stored any more.
    """

    company = models.ForeignKey(
        "organisations.Company",
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
        fields = kwargs.get("update_fields")
        # Wagtail stores a size it lacks while it shows a form that was refused.
        if fields is None or not {"file", "company", "company_id"}.isdisjoint(fields):
            stored = self._stored()
            if stored is not None and stored.file.name != self.file.name:
                raise ValidationError({"file": FILE_IS_FIXED})
            self._refuse_another_company(stored)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self._refuse_another_company(self._stored())

    def _stored(self) -> Any:
        """Return the row as it is in the database, or None."""
        return type(self)._default_manager.filter(pk=self.pk).first() if self.pk else None

    def _refuse_another_company(self, stored: Any) -> None:
        if stored is None or stored.company_id in (None, self.company_id):
            return
        raise ValidationError({"company": COMPANY_IS_FIXED})


class CompanyImage(CompanyOwned, AbstractImage):
    """A picture; what it shows is told by the alt text on the page that uses it."""

    consent = models.CharField(
        _("the people in this picture"),
        max_length=20,
        choices=PhotoConsent.choices,
        default=PhotoConsent.NOT_ASKED,
        help_text=_(
            "Schools and pupils see this picture. Ask the people in it first. "
            "A page with a picture that is “not asked yet” stays a draft."
        ),
    )

    admin_form_fields = ("title", "file", "consent", "company")
    search_fields = [*AbstractImage.search_fields, index.FilterField("company")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(consent__in=PhotoConsent.values), name="picture_consent_known"
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if fields is None or "consent" in fields:
            self._refuse_lost_consent()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self._refuse_lost_consent()

    def _refuse_lost_consent(self) -> None:
        """A picture schools see keeps its consent; first it goes offline, then that changes."""
        if PhotoConsent(self.consent).is_settled:
            return
        stored = self._stored()
        if stored is not None and PhotoConsent(stored.consent).is_settled and is_public(stored):
            raise ValidationError({"consent": CONSENT_IS_NEEDED})

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
