"""In which order a file writes the cells of a table: row by row, or one column after the other.

Programs write a table cell by cell, and columns of a list one after the other, as those who made them did. Where both
look alike, and names are in no order of the alphabet, nothing else tells which comes next (fixture ja/tatami-gengo).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from statement_parser.reading.pdf.words import Piece

_LEAST_ROWS = 2
_Cell = tuple[int, int]


def are_drawn_across(cells: Iterable[tuple[_Cell, Piece]]) -> bool:
    """Whether pieces are written row by row on each page. Each is given with row and column of its cell."""
    pages: dict[int, list[tuple[_Cell, float, int]]] = {}
    for cell, piece in cells:
        pages.setdefault(piece.page, []).append((cell, piece.top, piece.words[0].drawn))
    beside = 0
    for own in pages.values():
        places = [place for _, _, place in sorted(own)]
        if places[0] < 0 or any(one >= other for one, other in itertools.pairwise(places)):
            return False
        columns: dict[int, set[int]] = {}
        for (row, column), _, _ in own:
            columns.setdefault(row, set()).add(column)
        beside += sum(len(filled) > 1 for filled in columns.values())
    return beside >= _LEAST_ROWS
