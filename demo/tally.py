"""What this run made and what it found standing already."""

from collections import Counter
from typing import Any

from django.db import models


class Tally:
    """Counts rows and pages by the Dutch word for them."""

    def __init__(self) -> None:
        self.made: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def keep(
        self, word: str, model: type[models.Model], *, defaults: dict[str, Any], **key: Any
    ) -> tuple[Any, bool]:
        """Return the row with this key, made with `defaults` if it is new; and whether it is.

        An existing row stays as it is: somebody may have changed it since.
        """
        row, is_new = model._default_manager.get_or_create(**key, defaults=defaults)
        (self.made if is_new else self.found)[word] += 1
        return row, is_new

    def lines(self) -> list[str]:
        """Return one line per word: how many are new, how many stood there."""
        words = dict.fromkeys([*self.made, *self.found])
        return [
            f"{word:<22} {self.made[word]:>4} nieuw {self.found[word]:>5} bestonden al"
            for word in words
        ]
