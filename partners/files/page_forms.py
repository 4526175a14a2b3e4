"""Forms of pages that refer to files: another company's never even reach the screen."""

from typing import Any

from django.utils.translation import gettext as _

from moderation.form_keys import OncePageForm
from moderation.row_keys import row_key
from partners.files import photo_consent
from partners.files.consent_fields import consent_name, show_known_answers, take_answer
from partners.files.models import CompanyDocument, CompanyImage
from partners.organisations.models.organisation import Company

FILES = (CompanyImage, CompanyDocument)


class OwnFilesForm(OncePageForm):
    """Takes only files of the page's own company out of what was posted.

    Wagtail accepts any id, and shows that file's title when the form comes back with an
    error. So a foreign id is dropped before anything reads it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        show_known_answers(self)
        self._dropped: list[str] = []
        if self.is_bound:
            company_ids = self._companies_of_page()
            self._dropped = drop_foreign_files(self, company_ids)
            for formset in self.formsets.values():
                if any(map(_file_model, formset.form.base_fields.values())):
                    for form in formset.forms:
                        drop_foreign_files(form, company_ids)

    def _companies_of_page(self) -> set[int]:
        """Whose files fit here: the page's company, or the members of its network."""
        if "company" in self.fields:  # only the programme office chooses one
            chosen = row_key(self.data.get(self.add_prefix("company"), ""))
            return {chosen} if chosen else set()
        page = self.instance
        if not page.pk:
            page = self.parent_page.specific if self.parent_page else page
        return companies_behind(page)

    def is_valid(self) -> bool:
        """Ask, on submitting, that the people in each picture agreed; a draft may wait.

        Here and not in clean(): the inline rows are read only after it.
        """
        valid = super().is_valid()
        if not self.is_bound:
            return valid
        pictures = self._pictures()
        for form, name, picture in pictures:
            take_answer(form, name, picture, self.for_user)
        if self.is_deferred_validation:
            return valid
        return not self._add_consent_errors(pictures) and valid

    def _pictures(self) -> list[tuple[Any, str, CompanyImage]]:
        """Return each picture of the form and of its rows, with the field it stands in."""
        rows = [row for formset in self.formsets.values() for row in formset]
        return [
            (form, name, picture)
            for form in (self, *rows)
            for name, picture in getattr(form, "cleaned_data", {}).items()
            if isinstance(picture, CompanyImage) and not form.cleaned_data.get("DELETE")
        ]

    def _add_consent_errors(self, pictures: list[tuple[Any, str, CompanyImage]]) -> bool:
        """Say it where it is asked, beside each picture; returns True if there is one."""
        refused = [(form, name, photo_consent.refusals([each])) for form, name, each in pictures]
        for form, name, sentences in refused:
            if sentences:
                asked = consent_name(name)
                form.add_error(asked if asked in form.fields else name, sentences)
        return any(sentences for _form, _name, sentences in refused)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self._dropped:
            self.add_error(name, _("Choose a file of your own company."))
        return cleaned


def companies_behind(page: Any) -> set[int]:
    """Return the keys of the companies whose files a page may show."""
    company_id = getattr(page, "company_id", None)
    if company_id is not None:
        return {company_id}
    network_id = getattr(page, "network_id", None)
    if network_id is None:
        return set()
    return set(Company.objects.filter(networks=network_id).values_list("pk", flat=True))


def drop_foreign_files(form: Any, company_ids: set[int]) -> list[str]:
    """Empty the posted file fields that name another company's file; return their names."""
    dropped = []
    for name, field in form.fields.items():
        model = _file_model(field)
        posted = form.data.get(form.add_prefix(name)) if model else None
        if posted and not _is_own(model, str(posted), company_ids):
            form.data = form.data.copy()
            form.data[form.add_prefix(name)] = ""
            dropped.append(name)
    return dropped


def _file_model(field: Any) -> Any:
    model = getattr(getattr(field, "queryset", None), "model", None)
    return model if model in FILES else None


def _is_own(model: Any, posted: str, company_ids: set[int]) -> bool:
    key = row_key(posted)
    if key is None or not company_ids:
        return False
    return model.objects.filter(company_id__in=company_ids, pk=key).exists()
