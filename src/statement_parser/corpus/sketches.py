"""Which texts may share much: sketches of their shingles, looked up in each other.

A sketch is the shingles whose hash is in the lowest quarter, the same ones of every text (scaled MinHash; Irber et al.
2022, doi:10.1101/2022.01.11.475838). Two sketches tell which share of a text stands in the other, however long that is:
a copy below a long introduction, or half a statement quoted in the news, has few shingles in common with the whole, and
MinHash with bands, which finds texts by what they share of both, would miss it.
"""

from __future__ import annotations

import itertools
import zlib
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from statement_parser.corpus.postings import Postings

_WORDS = 3
_CHARACTERS = 6
"""Of a shingle, of texts with and without spaces."""
_BELOW = (1 << 32) // 4
_LEAST = 24
_MOST = 1_000
"""Hashes of a sketch: of short texts more than a quarter, of very long ones fewer."""
_COMMON = 40
"""Texts with a shingle, beyond which it leads to the next few only: a form of words, or a text that is everywhere."""
_NEXT = 3
_LEAST_SHARED = 3
_LEAST_SHARE = 0.25
"""Of the smaller sketch that must be in the other: half of a text, with room for chance."""

Sketch: TypeAlias = "array[int]"
"""Hashes of 32 bits, sorted."""


def sketch(words: Sequence[str], *, spaceless: bool) -> Sketch:
    """The sketch of a text; empty where it has not even one shingle.

    >>> sketch(("we", "call", "on", "you"), spaceless=False) == sketch(("we", "call", "on", "you"), spaceless=False)
    True
    """
    length = _CHARACTERS if spaceless else _WORDS
    shingles = map(" ".join, zip(*(itertools.islice(words, start, None) for start in range(length)), strict=False))
    hashes = sorted({zlib.crc32(shingle.encode()) for shingle in shingles})
    kept = max(_LEAST, bisect_right(hashes, _BELOW))
    return array("I", hashes[: min(kept, _MOST)])


def alike(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs of places, the second behind the first, of texts of which half of one may stand in the other."""
    every = range(len(sketches))
    index = Postings(sketches, every, every)
    for place, own in enumerate(sketches):
        shared: Counter[int] = Counter()
        for number in own:
            start, end = index.find(number)
            if start < end:
                behind = bisect_right(index.places, place, start, end)
                last = end if end - start <= _COMMON else min(end, behind + _NEXT)
                shared.update(index.places[behind:last])
        for other, count in shared.items():
            if count >= _LEAST_SHARED and count >= _LEAST_SHARE * _comparable(own, sketches[other]):
                yield place, other


def _comparable(left: Sketch, right: Sketch) -> int:
    """Hashes of the smaller sketch, of those up to where both sketches go: short texts have more of them."""
    last = min(left[-1], right[-1])
    return min(bisect_right(left, last), bisect_right(right, last))
