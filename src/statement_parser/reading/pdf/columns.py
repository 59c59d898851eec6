"""Rows of a page -> regions in reading order: running lines, columns, tables.

A column is told by what starts at one x in several rows right of something else, its gutter crossed by no line between
them. Columns of a list and of a text are read one after the other; rows of a table are read across. Which of the two it
is, the numbers tell where the entries have some, else what is in the columns: a list has the same in all of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from statement_parser.reading.pdf.rows import Row
from statement_parser.reading.pdf.words import Piece, make_piece
from statement_parser.text.markers import find_marker

_LEAST_ROWS, _FEWEST_ROWS = 3, 2
_FEWEST_GAP = 3.0
"""Two rows make a column where the gap left of it is this many sizes wide."""
_TOLERANCE = 0.6
"""Sizes within which starts are the same one."""
_CROSSES = 2.0
"""Points that a line reaches over a gutter at the least to cross it."""
_NEXT_LINE = 1.6
"""Usual distances of two lines within which a list goes on below the last row of two columns."""
_NUMBERED = 0.6
_ALIKE = 1.9
"""The text of two columns of a list has lengths that differ less than so many times, on the average."""
_LABELS = 0.6
_SAME_SIZE = 0.08


class Region(NamedTuple):
    """Lines that are read one below the other, or a table."""

    kind: Literal["flow", "column", "table"]
    pieces: Sequence[Piece]
    """In reading order; of a table without order."""
    left: float = 0.0
    right: float = 0.0
    """Edges of a column in points."""
    cells: Sequence[tuple[int, int]] = ()
    """Row and column of each piece of a table."""


class _Gutter(NamedTuple):
    """Where a column starts."""

    x: float
    first: int
    last: int
    """Rows from the first to the last in which a piece starts there."""


def find_regions(rows: Sequence[Row]) -> list[Region]:
    """The regions of a page in reading order."""
    regions: list[Region] = []
    done = 0
    for first, last, gutters in _bands(rows):
        regions += _flow(rows[done:first])
        regions += _band(_split(rows[first:last], gutters), gutters)
        done = last
    regions += _flow(rows[done:])
    return regions


def _flow(rows: Sequence[Row]) -> Iterator[Region]:
    if rows:
        yield Region("flow", list(_with_labels(rows)))


def _with_labels(rows: Sequence[Row]) -> Iterator[Piece]:
    """The pieces of rows; a label ("Subject:") and the lines set in behind it are one."""
    open_: list[Piece] = []
    for row in rows:
        if open_ and len(row) == 1 and _is_under(row[0], open_):
            open_.append(row[0])
            continue
        yield from _joined(open_)
        open_ = []
        if len(row) == 2 and row[0].text[-1] in ":：":
            open_ = list(row)
        else:
            yield from row
    yield from _joined(open_)


def _is_under(piece: Piece, labelled: Sequence[Piece]) -> bool:
    size = piece.type.size
    return abs(piece.x0 - labelled[1].x0) <= _CROSSES and piece.top - labelled[-1].bottom <= 0.5 * size


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    if pieces:
        yield make_piece([word for piece in pieces for word in piece.words], pieces[0].page)


def _bands(rows: Sequence[Row]) -> Iterator[tuple[int, int, list[float]]]:
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
            and not _crossed(row, xs)
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


def _crossed(row: Row, xs: Sequence[float]) -> bool:
    return any(piece.x0 < x - _CROSSES and piece.x1 > x + _CROSSES for piece in row for x in xs)


def _gutters(rows: Sequence[Row]) -> Iterator[_Gutter]:
    """Where columns start, each with the rows that it holds for."""
    starts = sorted(
        (piece.x0, number, piece.x0 - before.x1, piece.type.size)
        for number, row in enumerate(rows)
        for before, piece in itertools.pairwise(row)
    )
    for group in _groups(starts):
        x = min(start for start, *_ in group)
        members = sorted({number for _, number, _, _ in group})
        wide = min(gap / size for _, _, gap, size in group) >= _FEWEST_GAP
        for stretch in _uncrossed(rows, members, x):
            if len(stretch) >= (_FEWEST_ROWS if wide else _LEAST_ROWS):
                yield _Gutter(x, stretch[0], stretch[-1])


def _groups(starts: Sequence[tuple[float, int, float, float]]) -> Iterator[list[tuple[float, int, float, float]]]:
    """Starts that are near each other."""
    group: list[tuple[float, int, float, float]] = []
    for start in starts:
        if group and start[0] - group[0][0] > _TOLERANCE * start[3]:
            yield group
            group = []
        group.append(start)
    if group:
        yield group


def _uncrossed(rows: Sequence[Row], members: Sequence[int], x: float) -> Iterator[list[int]]:
    """Members parted where a line between them crosses the gutter."""
    stretch = [members[0]]
    for before, number in itertools.pairwise(members):
        if any(_crossed(row, (x,)) for row in rows[before + 1 : number]):
            yield stretch
            stretch = []
        stretch.append(number)
    yield stretch


def _split(rows: Sequence[Row], xs: Sequence[float]) -> list[Row]:
    """Rows with the pieces parted that a word divides which starts where a column does: its gap was too small."""
    return [[part for piece in row for part in _parts(piece, xs)] for row in rows]


def _parts(piece: Piece, xs: Sequence[float]) -> Iterator[Piece]:
    words = piece.words
    start = 0
    for place in range(1, len(words)):
        if any(abs(words[place].x0 - x) <= 1.0 for x in xs):
            yield make_piece(words[start:place], piece.page)
            start = place
    yield make_piece(words[start:], piece.page) if start else piece


def _band(rows: Sequence[Row], xs: Sequence[float]) -> Iterator[Region]:
    columns: list[list[tuple[int, Piece]]] = [[] for _ in range(len(xs) + 1)]
    for number, row in enumerate(rows):
        for piece in row:
            columns[sum(piece.x0 >= x - 1.0 for x in xs)].append((number, piece))
    columns = [column for column in columns if column]
    if len(columns) < 2 or _has_labels(columns):
        yield from _flow(rows)
    elif _is_table(columns, len(rows)):
        yield _table(columns)
    else:
        lefts = [min(piece.x0 for _, piece in column) for column in columns]
        width = max(piece.x1 - left for left, column in zip(lefts, columns, strict=True) for _, piece in column)
        for left, column in zip(lefts, columns, strict=True):
            yield Region("column", [piece for _, piece in column], left, left + width)


def _has_labels(columns: Sequence[Sequence[tuple[int, Piece]]]) -> bool:
    """Whether the first column is labels: "To:", "From:", "Re:"."""
    first = columns[0]
    return len(columns) == 2 and sum(piece.text[-1] in ":：" for _, piece in first) >= _LABELS * len(first)


def _is_table(columns: Sequence[Sequence[tuple[int, Piece]]], rows: int) -> bool:
    numbers = [_numbers(column) for column in columns]
    numbered = [
        len(found) >= _NUMBERED * len({n for n, _ in column}) for found, column in zip(numbers, columns, strict=True)
    ]
    if numbered[0] and any(numbered[1:]):
        return not _runs_down(numbers)
    if any(numbered):
        return True
    lengths = [sum(len(piece.text) for _, piece in column) / len(column) for column in columns]
    bold = [sum(piece.type.bold for _, piece in column) / len(column) for column in columns]
    return max(lengths) > _ALIKE * min(lengths) or max(bold) - min(bold) > 0.5


def _numbers(column: Sequence[tuple[int, Piece]]) -> list[int]:
    markers = (find_marker(piece.text) for _, piece in column)
    return [marker.value for marker in markers if marker is not None and marker.value is not None]


def _runs_down(numbers: Sequence[Sequence[int]]) -> bool:
    """Whether the numbers of entries count down the columns and not across them."""
    down = [number for column in numbers for number in column]
    across = [number for row in itertools.zip_longest(*numbers) for number in row if number is not None]
    return _steps(down) >= _steps(across)


def _steps(numbers: Sequence[int]) -> int:
    return sum(b == a + 1 for a, b in itertools.pairwise(numbers))


def _table(columns: Sequence[Sequence[tuple[int, Piece]]]) -> Region:
    """A table without rules: a row begins where at least half of the columns have something."""
    by_row: dict[int, list[tuple[int, Piece]]] = {}
    for index, column in enumerate(columns):
        for number, piece in column:
            by_row.setdefault(number, []).append((index, piece))
    pieces: list[Piece] = []
    cells: list[tuple[int, int]] = []
    table_row = -1
    for number in sorted(by_row):
        here = by_row[number]
        if table_row < 0 or 2 * len({index for index, _ in here}) > len(columns) - (len(columns) > 2):
            table_row += 1
        for index, piece in here:
            pieces.append(piece)
            cells.append((table_row, index))
    order = sorted(range(len(pieces)), key=lambda n: (cells[n], pieces[n].top))
    return Region("table", [pieces[n] for n in order], cells=[cells[n] for n in order])
