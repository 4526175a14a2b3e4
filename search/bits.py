"""Sets of positions as Python integers: bit n is set if position n is in the set."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Below this many positions shifting is quicker than going through an array.
FEW = 8


def bits_of(positions: Sequence[int]) -> int:
    """Return the set of these positions, which ascend."""
    if len(positions) <= FEW:
        bits = 0
        for position in positions:
            bits |= 1 << position
        return bits
    mask = np.zeros(positions[-1] + 1, dtype=bool)
    mask[np.asarray(positions)] = True
    return bits_of_mask(mask)


def bits_of_mask(mask: NDArray[np.bool_]) -> int:
    """Return the set of the positions where the mask is true."""
    return int.from_bytes(np.packbits(mask, bitorder="little").tobytes(), "little")


def positions_of(bits: int, size: int) -> NDArray[np.intp]:
    """Return the positions in the set, ascending; all are below `size`."""
    raw = np.frombuffer(bits.to_bytes((size + 7) // 8, "little"), dtype=np.uint8)
    return np.flatnonzero(np.unpackbits(raw, count=size, bitorder="little"))
