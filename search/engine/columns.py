"""Numbers of every offer in arrays: what is compared with the reader's own number or day."""

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from search.indexing.packing import NUMBERS

NOWHERE = -1


class Columns:
    """Arrays with one item per position; rows are added at the end only.

    Each number of search/indexing/packing.py has one, `point` is a number of the index's own places
    (NOWHERE if there is none), and `page_id` the page.
    """

    TYPES: ClassVar[dict[str, Any]] = {
        "group_min": np.int16,
        "group_max": np.int16,
        "first_day": np.int32,
        "last_day": np.int32,
        "lead_time": np.int16,
        "minimum_age": np.int16,
        "published": np.float64,
        "expires": np.float64,
        "title": np.int64,
        "page_id": np.int64,
        "point": np.intp,  # as arrays are indexed
    }

    def __init__(self) -> None:
        for name, kind in self.TYPES.items():
            setattr(self, name, np.empty(0, dtype=kind))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def extend(
        self, page_ids: Sequence[int], points: NDArray[Any], numbers: NDArray[np.float64]
    ) -> None:
        """Add rows; `numbers` has one for each of NUMBERS, in their order."""
        more: dict[str, Any] = {name: numbers[:, place] for place, name in enumerate(NUMBERS)}
        more |= {"page_id": page_ids, "point": points}
        for name, kind in self.TYPES.items():
            added = np.asarray(more[name]).astype(kind)
            setattr(self, name, np.concatenate([getattr(self, name), added]))
