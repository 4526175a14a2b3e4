"""Wagtail's reports as CSV and Excel: no cell that a spreadsheet would calculate, or cannot read.

Names and titles are typed by others. Every report and list with a download goes through one class
of Wagtail's, so that one is guarded, and reports to come with it.
"""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from partners.imports.error_file import guard
from texts.exits import xml_text

_stock_value = SpreadsheetExportMixin.preprocess_field_value


def guard_exports() -> None:
    exports = SpreadsheetExportMixin
    exports.custom_value_preprocess[str] = {exports.FORMAT_XLSX: xml_text}
    exports.preprocess_field_value = _guarded_value


def _guarded_value(view: Any, field: str, value: Any, export_format: str) -> Any:
    shown = _stock_value(view, field, value, export_format)
    return guard(shown) if isinstance(shown, str) else shown
