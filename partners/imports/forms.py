"""The upload."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partners.imports import runs
from partners.imports.models import ImportRun
from partners.imports.reasons import UnreadableFile, explain
from partners.imports.registry import SOURCES
from partners.people.models import User

MEGABYTE = 1024 * 1024


class UploadForm(forms.Form):
    """A file and what kind it is; refused at once if no row of it can be used."""

    source = forms.ChoiceField(
        label=_("What is in the file?"),
        choices=[(code, source.label) for code, source in SOURCES.items()],
        error_messages={"required": _("Choose what is in the file.")},
    )
    file = forms.FileField(
        label=_("File"),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("There is nothing in this file."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_MAX_UPLOAD_SIZE:
            limit = settings.IMPORT_MAX_UPLOAD_SIZE // MEGABYTE
            raise forms.ValidationError(explain("too_large", {"limit": limit}))
        return file

    def upload(self, *, by: User) -> ImportRun | None:
        """Return the run; None with a sentence at the field if the file cannot be read."""
        file, source = self.cleaned_data["file"], self.cleaned_data["source"]
        try:
            return runs.upload(source, filename=file.name, content=file.read(), by=by)
        except UnreadableFile as error:
            self.add_error("file", str(error))
            return None
