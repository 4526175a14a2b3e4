"""Sets of positions as Python integers: bit n is set if position n is in the set."""

import numpy as np
from numpy.typing import NDArray

# Below this many positions shifting is quicker than going through an array.
FEW = 8


def bits_of(positions: NDArray[np.uint32]) -> int:
    """Return the set of these positions, which ascend."""
    if len(positions) <= FEW:
        bits = 0
        for position in positions:
            bits |= 1 << int(position)
        return bits
    mask = np.zeros(int(positions[-1]) + 1, dtype=bool)
    mask[positions] = True
    return bits_of_mask(mask)


def bits_of_run(first: int, end: int) -> int:
    """Return the set of the positions from `first` up to `end`."""
    return ((1 << (end - first)) - 1) << first


def mask_of(bits: int, size: int) -> NDArray[np.bool_]:
    """Return which of the positions below `size` are in the set; none of it is beyond."""
    raw = np.frombuffer(bits.to_bytes((size + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(raw, count=size, bitorder="little").view(bool)


def bits_of_mask(mask: NDArray[np.bool_]) -> int:
    """Return the set of the positions where the mask is true."""
    return int.from_bytes(np.packbits(mask, bitorder="little").tobytes(), "little")


def positions_of(bits: int, size: int) -> NDArray[np.intp]:
    """Return the positions in the set, ascending; all are below `size`."""
    return np.flatnonzero(mask_of(bits, size))


def words_of(bits: int, size: int) -> NDArray[np.uint64]:
    """Return a set as words of 64 bits; none of it is beyond `size`."""
    return np.frombuffer(bits.to_bytes((size + 63) // 64 * 8, "little"), dtype="<u8")
