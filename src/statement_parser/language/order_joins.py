"""Names with commas and an "and" in them, told by a list in alphabetical order: "Centre for Law, Media and Society"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from statement_parser.text.fold import fold

_LEAST = 8
"""Names in order from which a list is in alphabetical order."""
_FEW, _ODD = 0.25, 0.1
"""Shares of the pieces that stand elsewhere at the most: in all, and of those that are none of a longer name."""


def joined_by_order(
    text: str, places: Sequence[tuple[int, int]], joins: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """The places of names in `text`, put together where a piece out of order has a word that joins the last two.

    Fixture en/pastures-in-order.

    >>> text = "Ash, Bay, Cod, Land, Water and Air, Mill, Net, Oar, Quay"
    >>> places, start = [], 0
    >>> for piece in text.split(", "):
    ...     places.append((start, start + len(piece)))
    ...     start += len(piece) + 2
    >>> [text[a:b] for a, b in joined_by_order(text, places, "and".__eq__)][3:5]
    ['Land, Water and Air', 'Mill']
    """
    if len(places) < _LEAST:
        return list(places)
    # By their first letters: lists put "Millers for Peace" before "Mill Women", or behind it.
    kept = set(_in_order([fold(text[start:end])[:1] for start, end in places]))
    others = len(places) - len(kept)
    if len(kept) < _LEAST or not others or others > _FEW * len(places):
        return list(places)
    joined: list[tuple[int, int]] = []
    waiting: list[tuple[int, int]] = []
    odd = 0
    for number, (start, end) in enumerate(places):
        if number in kept or not joined:
            odd += len(waiting)
            joined += [*waiting, (start, end)]
            waiting = []
        elif number < len(places) - 1 and any(map(joins, text[start:end].split()[1:-1])):
            joined[-1] = joined[-1][0], end
            waiting = []
        else:
            waiting.append((start, end))
    return [*joined, *waiting] if odd + len(waiting) <= _ODD * len(places) else list(places)


def _in_order(keys: Sequence[str]) -> list[int]:
    """The places of the longest row of keys that is in order."""
    ends: list[int] = []
    before: list[int] = []
    for number, key in enumerate(keys):
        at = bisect_right(ends, key, key=keys.__getitem__)
        before.append(ends[at - 1] if at else -1)
        ends[at : at + 1] = [number]
    row: list[int] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(number)
        number = before[number]
    return row
