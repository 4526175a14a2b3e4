"""What is wrong with a page's form, on top of it: each error named, each a link to its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel


@dataclass(frozen=True)
class FormError:
    """One sentence, with the name and the id of the field it is about; both may be empty."""

    label: str
    anchor: str
    sentence: str


def errors_of(form: Any) -> list[FormError]:
    """Return every error of a form and of its rows, in the order of the form."""
    found = list(_of_fields(form))
    for name, formset in form.formsets.items():
        rows = _name_of_rows(form, name)
        found += [FormError(rows, formset.prefix, each) for each in formset.non_form_errors()]
        for number, row in enumerate(formset.forms, start=1):
            found += list(_of_fields(row, f"{rows} {number}"))
    return found


def _of_fields(form: Any, place: str = "") -> Iterator[FormError]:
    for name, sentences in form.errors.items():
        label, anchor = place, ""
        if name != NON_FIELD_ERRORS and name in form.fields:
            field = form[name]
            anchor = field.id_for_label or field.auto_id
            label = ", ".join(part for part in (place, str(field.label)) if part)
        yield from (FormError(label, anchor, sentence) for sentence in sentences)


def _name_of_rows(form: Any, name: str) -> str:
    """Return what one row is called on screen: the label of the panel that draws them."""
    for panel in _below(type(form.instance).get_edit_handler()):
        if getattr(panel, "relation_name", "") == name:
            return capfirst(str(panel.label))
    return ""


def _below(panel: Any) -> Iterator[Any]:
    yield panel
    for child in getattr(panel, "children", ()):
        yield from _below(child)


class ErrorListPanel(Panel):
    """Shown above the form where something is not right yet."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/error_list.html"

        def is_shown(self) -> bool:
            return self.form is not None and self.form.is_bound and bool(errors_of(self.form))

        def show_panel_furniture(self) -> bool:
            return False

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "errors": errors_of(self.form), "title": _("This is not right yet")}
