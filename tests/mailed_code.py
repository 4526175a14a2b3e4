"""The code in a mail, as its reader finds it."""

import re
from typing import Any

# The code's own alphabet: an identifier near it may hold digits or small letters around a dash.
CODE = re.compile(r"\b[A-Z]{4}-[A-Z]{4}\b")


def code_in(text: Any) -> str:
    found = CODE.search(str(text))
    assert found, text
    return found.group()
