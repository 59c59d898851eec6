"""Which texts have a key: an index in three flat arrays, some bytes a text and key."""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left
from collections.abc import Sequence

_PARTS = 16
_SHIFT = 28
"""Keys have 32 bits; those with the same first four are sorted together, to hold a sixteenth at a time."""


class Postings:
    """Places by key, those of a key in an order of their own. Keys that one place alone has are left out."""

    def __init__(self, keys: Sequence[array[int]], places: Sequence[int], orders: Sequence[int]) -> None:
        """Make the index.

        Args:
            keys: of all places, 32 bits each.
            places: those to be found.
            orders: of all places, 32 bits each: what the places of a key are sorted by.
        """
        self._keys = array("I")
        self._starts = array("Q", [0])
        self.places = array("I")
        """Those of all keys, one key after the other."""
        self.orders = array("I")
        """Of each of `places`."""
        for part in range(_PARTS):
            found = sorted(
                (key << 64) | (orders[place] << 32) | place
                for place in places
                for key in keys[place]
                if key >> _SHIFT == part
            )
            for key, several in itertools.groupby(found, key=lambda packed: packed >> 64):
                self._add(key, list(several))

    def _add(self, key: int, packed: list[int]) -> None:
        if len(packed) > 1:
            self._keys.append(key)
            self.places.extend(number & 0xFFFFFFFF for number in packed)
            self.orders.extend((number >> 32) & 0xFFFFFFFF for number in packed)
            self._starts.append(len(self.places))

    def find(self, key: int) -> tuple[int, int]:
        """From where to where in `places` those of a key stand; an empty stretch where it has none."""
        number = bisect_left(self._keys, key)
        if number == len(self._keys) or self._keys[number] != key:
            return 0, 0
        return self._starts[number], self._starts[number + 1]
