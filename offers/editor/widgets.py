"""Widgets of the editor: the browser's own dates, and lists that grow with the region.

A template for each option takes a second there: the editor draws each list twice, as HTML and
for its scripts.
"""

from typing import Any

from django import forms
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString


class NativeDate(forms.DateInput):
    """The browser's own date field: Wagtail's pop-up hangs over the button below it."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class NativeTime(forms.TimeInput):
    input_type = "time"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%H:%M", **kwargs)


class NativeMoment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)


class ManyBoxes(forms.CheckboxSelectMultiple):
    """Django's boxes to tick, written at once."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        own_id = (attrs or {}).get("id", "")
        chosen = {str(one) for one in value or ()}
        off = _if(" disabled", bool((attrs or {}).get("disabled")))
        rows = format_html_join(
            "\n",
            '<div><label for="{0}_{1}"><input type="checkbox" name="{2}" value="{3}" '
            'id="{0}_{1}"{4}{5}> {6}</label></div>',
            (
                (own_id, number, name, key, _if(" checked", str(key) in chosen), off, label)
                for number, (key, label) in enumerate(self.choices)
            ),
        )
        return format_html('<div id="{}">{}</div>', own_id, rows)


class LongSelect(forms.Select):
    """Django's list to choose one from, written at once."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, _if(" selected", str(key) == chosen), label) for key, label in self.choices),
        )
        extra = format_html_join("", ' {}="{}"', self.build_attrs(self.attrs, attrs).items())
        return format_html('<select name="{}"{}>{}</select>', name, extra, options)


def _if(text: str, condition: bool) -> SafeString:
    return conditional_escape(text) if condition else SafeString("")
