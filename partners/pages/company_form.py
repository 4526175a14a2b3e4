"""The form of a company's profile."""

from partners.files.consent_fields import consent_field
from partners.pages.translated_form import TranslatedForm


class CompanyPageForm(TranslatedForm):
    """The profile's form, with what the people in its pictures said."""

    logo_consent = consent_field()
    photo_consent = consent_field()
