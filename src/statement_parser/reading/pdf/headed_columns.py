"""Columns that are a table after all: each has a bold head, their rows stand level, and one of them repeats itself.

A list in columns has no heads, or the names of groups as heads; no name is in it twice (fixture en/heather-villages).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statement_parser.reading.pdf.words import Region

_LEAST_ROWS = 5
_LEVEL = 0.3
"""Sizes by which the lines of a row differ in height, at the most."""
_DIFFERENT = 0.8
"""Share of different texts in a column that repeats itself, at the most."""


def join_headed_columns(pages: Sequence[Sequence[Region]]) -> list[list[Region]]:
    """The regions of each page, with columns side by side that are a table made one."""
    return [list(_joined(regions)) for regions in pages]


def _joined(regions: Sequence[Region]) -> Iterator[Region]:
    columns: list[Region] = []
    for region in regions:
        if columns and not (_may_be_column(region) and _are_level(columns[0], region)):
            yield from _table(columns)
            columns = []
        if _may_be_column(region):
            columns.append(region)
        else:
            yield region
    yield from _table(columns)


def _may_be_column(region: Region) -> bool:
    """Whether a column has a bold head over lines that are not bold."""
    pieces = region.pieces
    if region.kind != "column" or len(pieces) <= _LEAST_ROWS or region.counts:
        return False
    return pieces[0].type.bold and not any(piece.type.bold for piece in pieces[1:])


def _are_level(one: Region, other: Region) -> bool:
    """Whether each line of a column has its own beside it in the other."""
    return len(one.pieces) == len(other.pieces) and all(
        abs(a.bottom - b.bottom) <= _LEVEL * a.type.size for a, b in zip(one.pieces, other.pieces, strict=True)
    )


def _table(columns: Sequence[Region]) -> Iterator[Region]:
    if len(columns) < 2 or not any(map(_repeats, columns[1:])):
        yield from columns
        return
    rows = len(columns[0].pieces)
    cells = [(row, column) for row in range(rows) for column in range(len(columns))]
    yield Region(
        "table",
        [columns[column].pieces[row] for row, column in cells],
        columns[0].left,
        columns[-1].right,
        cells=cells,
        starts=tuple(region.left for region in columns[1:]),
    )


def _repeats(region: Region) -> bool:
    texts = [piece.text for piece in region.pieces[1:]]
    return len(set(texts)) <= _DIFFERENT * len(texts)
