"""Lists of the programme office say yes, no and nothing in words, never True, False and None."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView

NOTHING = "–"


class PlainColumn(Column):
    """A column whose cells are words."""

    def get_value(self, instance: Any) -> Any:
        return in_words(super().get_value(instance))


def in_words(value: Any) -> Any:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return NOTHING if value in (None, "") else value


class PlainWords:
    """For a list of Wagtail's: its columns are such."""

    def _get_custom_column(
        self, field_name: str, column_class: type[Column] = Column, **kwargs: Any
    ) -> Column:
        plain = PlainColumn if column_class is Column else column_class
        return super()._get_custom_column(field_name, plain, **kwargs)  # type: ignore[misc]


class PlainIndexView(PlainWords, IndexView):
    """Wagtail's list of a snippet, in words."""
