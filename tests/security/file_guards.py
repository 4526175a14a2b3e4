"""Switches off the guards of uploaded files; guards.py says how."""

from typing import Any

from partners.files import forms as media_forms
from partners.files import page_forms, photo_consent
from partners.files import serving as media_serving
from partners.files import views as media_views
from partners.files.models import CompanyImage, CompanyOwned
from partners.files.policies import MembershipMediaPolicy
from partners.organisations.models import Company
from sto_cms.office import admin_access
from tests.security.guards import Patch, guard
from tests.security.guards import _answer as answer_always


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


@guard("files belong to the uploader's company")
def _upload(patch: Patch) -> None:
    patch.setattr(media_forms, "companies_of", lambda user: Company.objects.all())


@guard("files are for those who may read them")
def _may_read(patch: Patch) -> None:
    patch.setattr(media_serving, "may_read", answer_always(True))


@guard("a stored file is fixed")
def _fixed(patch: Patch) -> None:
    patch.setattr(CompanyOwned, "save", lambda self, *args, **kw: super(CompanyOwned, self).save())
    patch.setattr(media_forms.CompanyOwnedForm, "clean", lambda form: form.cleaned_data)


@guard("file rights follow memberships")
def _media_policy(patch: Patch) -> None:
    def every(policy: Any, *args: Any) -> Any:
        return policy.model._default_manager.all()

    policy = MembershipMediaPolicy
    patch.setattr(policy, "user_has_any_permission_for_instance", answer_always(True))
    patch.setattr(policy, "instances_user_has_any_permission_for", every)


@guard("files tell how long to keep them")
def _cache(patch: Patch) -> None:
    patch.setattr(media_serving, "with_rules", lambda response, public: response)
