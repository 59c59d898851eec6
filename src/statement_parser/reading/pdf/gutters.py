"""Where the columns of a page start: what several rows begin at, right of something else, crossed by no line."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statement_parser.reading.pdf.rows import Row
from statement_parser.reading.pdf.words import Piece
from statement_parser.text.markers import find_marker

_LEAST_ROWS, _FEWEST_ROWS = 3, 2
FEWEST_GAP = 3.0
"""Two rows make a column where the gap left of it is this many sizes wide."""
_TOLERANCE = 0.6
"""Sizes within which starts are the same one."""
_MARKED_GAP = 1.5
"""One row makes a column where both pieces have list markers, and this many sizes are between them."""
_HANGING = 3.0
"""Sizes by which the second line of an entry is set in at the most."""
_CROSSES = 2.0
"""Points that a line reaches over a gutter at the least to cross it."""
_NEXT_LINE = 1.6
"""Usual distances of two lines within which a list goes on below the last row of two columns."""
_SAME_SIZE = 0.08


class _Start(NamedTuple):
    """Where a piece starts right of another one."""

    x: float
    row: int
    before: float
    """Right edge of the other."""
    size: float


class _Gutter(NamedTuple):
    """Where a column starts."""

    x: float
    first: int
    last: int
    """Rows from the first to the last in which a piece starts there."""


def find_bands(rows: Sequence[Row]) -> Iterator[tuple[int, int, list[float]]]:
    """Rows that columns share: first, after the last, where its columns from the second on start."""
    gutters = sorted(_gutters(rows), key=lambda gutter: gutter.first)
    band: list[_Gutter] = []
    end = 0
    for gutter in gutters:
        if band and gutter.first > end:
            yield _extended(rows, band, end)
            band = []
        band.append(gutter)
        end = max(end, gutter.last) if len(band) > 1 else gutter.last
    if band:
        yield _extended(rows, band, end)


def _extended(rows: Sequence[Row], band: Sequence[_Gutter], last: int) -> tuple[int, int, list[float]]:
    """A band with the rows below it in which the first column goes on alone."""
    first = min(gutter.first for gutter in band)
    xs = sorted(gutter.x for gutter in band)
    tops = [row[0].top for row in rows[first : last + 1]]
    steps = sorted(b - a for a, b in itertools.pairwise(tops))
    usual = steps[len(steps) // 2] if steps else 0.0
    left = min(row[0].x0 for row in rows[first : last + 1])
    end = last + 1
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        if len(row) > 1 and any(not _at(piece.x0, xs, piece) for piece in row[1:]):
            break
        first_piece = row[0]
        tolerance = _TOLERANCE * first_piece.type.size
        goes_on = (
            first_piece.top - above[0].top <= _NEXT_LINE * usual
            and not is_crossed(row, xs)
            and first_piece.x0 >= left - tolerance
            and abs(first_piece.type.size - above[0].type.size) <= _SAME_SIZE * above[0].type.size
            and first_piece.type.bold == above[0].type.bold
        )
        if not goes_on:
            break
        end += 1
    return first, end, xs


def _at(x: float, xs: Sequence[float], piece: Piece) -> bool:
    return any(abs(x - gutter) <= _TOLERANCE * piece.type.size for gutter in xs)


def is_crossed(row: Row, xs: Sequence[float]) -> bool:
    """Whether a piece of a row reaches over one of the gutters at `xs`."""
    return any(piece.x0 < x - _CROSSES and piece.x1 > x + _CROSSES for piece in row for x in xs)


def _gutters(rows: Sequence[Row]) -> Iterator[_Gutter]:
    """Where columns start, each with the rows that it holds for."""
    starts = sorted(
        (
            _Start(piece.x0, number, before.x1, piece.type.size)
            for number, row in enumerate(rows)
            for before, piece in itertools.pairwise(row)
        ),
        key=operator.itemgetter(0),
    )
    for group in _with_hanging(list(_groups(starts))):
        x = min(start.x for start in group)
        members = sorted({start.row for start in group})
        wide = min((x - start.before) / start.size for start in group) >= FEWEST_GAP
        first_lines = [start for start in group if start.x - x <= _TOLERANCE * start.size]
        marked = all(_is_marked_pair(rows[start.row], x) for start in first_lines)
        least = 1 if marked else _FEWEST_ROWS if wide else _LEAST_ROWS
        for stretch in _uncrossed(rows, members, x):
            if len(stretch) >= least:
                yield _Gutter(x, stretch[0], stretch[-1])


def _is_marked_pair(row: Row, x: float) -> bool:
    """Whether what stands on both sides of a gutter are items of a list."""
    sides = [piece for piece in row if piece.x0 < x - 1.0][-1:] + [piece for piece in row if piece.x0 >= x - 1.0][:1]
    apart = len(sides) == 2 and sides[1].x0 - sides[0].x1 >= _MARKED_GAP * sides[1].type.size
    return apart and all(find_marker(piece.text) is not None for piece in sides)


def _with_hanging(groups: list[list[_Start]]) -> Iterator[list[_Start]]:
    """Groups of starts, with those joined that are the second lines of entries, set in under the first ones."""
    joined: list[list[_Start]] = []
    for group in groups:
        if joined:
            x = min(start.x for start in joined[-1])
            near = group[0].x - x <= _HANGING * group[0].size and all(start.before < x for start in group)
            if near and not {start.row for start in group} & {start.row for start in joined[-1]}:
                joined[-1] += group
                continue
        joined.append(list(group))
    yield from joined


def _groups(starts: Sequence[_Start]) -> Iterator[list[_Start]]:
    """Starts that are near each other."""
    group: list[_Start] = []
    for start in starts:
        if group and start.x - group[0].x > _TOLERANCE * start.size:
            yield group
            group = []
        group.append(start)
    if group:
        yield group


def _uncrossed(rows: Sequence[Row], members: Sequence[int], x: float) -> Iterator[list[int]]:
    """Members parted where a line between them crosses the gutter."""
    stretch = [members[0]]
    for before, number in itertools.pairwise(members):
        if any(is_crossed(row, (x,)) for row in rows[before + 1 : number]):
            yield stretch
            stretch = []
        stretch.append(number)
    yield stretch
