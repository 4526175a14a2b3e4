"""Switches off the guards of uploaded files; guards.py says how."""

from partners import admin_access
from partners.media import forms as media_forms
from partners.media import photo_consent
from partners.media import views as media_views
from partners.models import CompanyImage
from partners.models.media import CompanyOwned
from tests.security.guards import Patch, guard


@guard("uploads are made anew")
def _anew(patch: Patch) -> None:
    patch.setattr(media_forms, "reencode", lambda upload: upload)


@guard("a file stays with its company")
def _company(patch: Patch) -> None:
    patch.setattr(CompanyOwned, "_refuse_another_company", lambda *args: None)


@guard("pictures on a screen are one's own")
def _pictures(patch: Patch) -> None:
    patch.setattr(admin_access, "_reaches_file", lambda *args: True)
    patch.setattr(media_views, "pictures_of", lambda user: CompanyImage.objects.all())


@guard("people in pictures agree first")
def _agreed(patch: Patch) -> None:
    patch.setattr(photo_consent, "refusals", lambda pictures: [])
