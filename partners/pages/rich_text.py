"""The editor of formatted text, for whatever is posted into it.

Wagtail's widget expects the JSON its script makes; anything else is a crash to it, and what
was typed is lost.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.utils.html import escape
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea

# The converters read nested and broken tags again and again; more is no text of a page.
MOST_TAGS = 2_000
EMPTY = "null"  # what the script posts for a field without text


class RichTextArea(DraftailRichTextArea):
    """Takes plain text and HTML as well, and keeps of it what the field allows."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        posted = data.get(name)
        if posted is None:
            return None
        # Half a character can be written in JSON, and in no database.
        return self._stored(str(posted)).encode(errors="ignore").decode()

    def _stored(self, posted: str) -> str:
        """Return what was posted as the field stores it; its words are never lost."""
        # The converters raise many kinds for JSON of other shapes and for tags in disorder.
        if posted == EMPTY or ('"blocks"' in posted and posted.count('"offset"') <= MOST_TAGS):
            with suppress(Exception):
                return self._from_draft(posted)
        if 0 < posted.count("<") <= MOST_TAGS:
            with suppress(Exception):
                return self._from_draft(self.converter.from_database_format(posted))
        lines = [line.strip() for line in posted.splitlines()]
        return "".join(f"<p>{escape(line)}</p>" for line in lines if line)

    def _from_draft(self, draft: str) -> str:
        return str(self.converter.to_database_format(draft))
