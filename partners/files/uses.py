"""Whether something schools may see uses a file.

An upper app says which files are in use on visible pages by registering here; this app
cannot know (imports go downward).
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

UseCheck = Callable[[Any], bool]

_uses: dict[type, list[UseCheck]] = defaultdict(list)


def register_use(model: type, shows: UseCheck) -> None:
    """Register a check that says whether a visible page shows this file."""
    _uses[model].append(shows)


def is_public(file: Any) -> bool:
    """True if a page schools may see now uses this file."""
    return any(shows(file) for shows in _uses[type(file)])
