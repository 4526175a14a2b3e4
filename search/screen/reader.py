"""What the reader of a list may do with its offers; the app that saves them says it."""

from collections.abc import Callable
from typing import Any

MaySave = Callable[[Any], bool]

_may_save: list[MaySave] = []


def saving_is_open_to(may_save: MaySave) -> None:
    """Register who may save offers: takes the context of a template."""
    _may_save[:] = [may_save]


def may_save(context: Any) -> bool:
    """True if the reader of this page may save what it lists."""
    return any(allows(context) for allows in _may_save)
