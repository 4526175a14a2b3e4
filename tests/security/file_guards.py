"""Switches off the guards of uploaded files; guards.py says how."""

from partners.files import forms as media_forms
from partners.files import page_forms, photo_consent
from partners.files import views as media_views
from partners.files.models import CompanyImage, CompanyOwned
from sto_cms.office import admin_access
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


@guard("foreign files are dropped from forms")
def _dropped(patch: Patch) -> None:
    patch.setattr(page_forms, "drop_foreign_files", lambda form, company_id: [])
