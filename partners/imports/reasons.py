"""Why a row or a whole file is refused; the text is made in the reader's language."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.organisations.validators import NAME_SENTENCES

REASONS = {
    # one row
    **NAME_SENTENCES,
    "encoding": _("This row has letters in another encoding. Check them, and save as UTF-8."),
    "lost_letters": _("This row has a letter that got lost (�). Type it again."),
    "control": _("This row has characters that are no text. Remove them."),
    "quotes": _("This row has a quotation mark that does not end on the same line."),
    "cells": _("This row has %(found)s cells; the file has %(wanted)s columns."),
    "empty": _("“%(column)s” is empty. Fill it in."),
    "too_long": _("“%(column)s” is too long. Use at most %(limit)s characters."),
    "kvk": _("“%(value)s” is not a KvK number. That has 8 digits, for example 12345678."),
    "brin": _("“%(value)s” is not a location code. That looks like 02VG00."),
    "brin_differs": _("The location code “%(value)s” does not begin with the BRIN “%(brin)s”."),
    "postcode": _("“%(value)s” is not a postcode. That looks like 2516 AB."),
    "postcode_area": _("“%(value)s” is not a postcode of four digits, for example 2516."),
    "country": _("Only postcodes of the Netherlands (NL) fit here, not “%(value)s”."),
    "coordinates": _("“%(value)s” are not degrees north and east, for example 52.0672 and 4.3352."),
    "email": _("“%(value)s” is not a mail address. For example info@example.nl."),
    "duplicate": _("“%(value)s” is also in row %(row)s. Only that row counts."),
    "region": _("There is no region “%(value)s”. Use its name or its short name."),
    "network": _("There is no network “%(value)s” in this region. Use its name or its short name."),
    "other_region": _("This company belongs to the region “%(value)s”. A file does not move it."),
    "kept_by_people": _(
        "This company has a page of its own. A file does not change what it says of itself."
    ),
    "role": _("“%(value)s” is not a role. Use one of: %(roles)s."),
    "organisation": _("There is no organisation “%(value)s” for the role “%(role)s”."),
    "office": _("This person works at the programme office. A file does not change that."),
    "inactive": _("This person is no longer active. Make the person active first."),
    # the whole file
    "no_rows": _("There is nothing in this file."),
    "too_large": _("This file is larger than %(limit)s MB."),
    "too_many_rows": _("This file has more than %(limit)s rows. Split it."),
    "missing_columns": _(
        "This file lacks columns: %(columns)s. We took this row for the headings: “%(row)s”."
    ),
    "double_columns": _("The column “%(column)s” is in this file twice. Remove one."),
    "no_text": _("This is not a text file. Save it as CSV (UTF-8)."),
    "no_workbook": _("This Excel file cannot be read. Save it anew as .xlsx, without a password."),
    "not_this_format": _("This source has no Excel format. Upload the text file as it comes."),
    "no_geonames": _("This is not a postcode file of GeoNames: that has 12 columns and tabs."),
}


class _Reason(Exception):
    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return explain(self.code, self.params)


class Refused(_Reason):
    """One row that is left out; it goes to the error file."""


class UnreadableFile(_Reason):
    """A file of which no row can be used."""


def explain(code: str, params: dict[str, Any]) -> str:
    """Return the sentence in the language that is active now."""
    return str(REASONS[code]) % params if params else str(REASONS[code])
