"""Key figures: large numbers, each with a small line below it that says of what. They are no part of the text."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.reading.pdf.rows import Row
from statement_parser.reading.pdf.words import Piece, Region

_LARGE, _SMALL = 1.6, 0.95
"""Size of such a number at the least, and of what it counts at the most, relative to the text."""
_CHARS, _LETTERS, _CAPTION_CHARS = 12, 3, 60
"""Characters of a number, letters among them ("1 in 5"), and characters of a line that says what it counts."""
_LEAST = 2
"""Figures on a page."""
_BELOW, _ROWS = 1.0, 6
"""Sizes between it and the next line, and rows in which its lines are looked for."""
_ASIDE = 1.5
"""Sizes by which the lines begin, or have their middle, elsewhere."""
_LONGEST_COUNT, _YEAR = 2, 4
"""Digits of the number of an item; and of a year."""


def key_figures(rows: Sequence[Row], body: float) -> list[Piece]:
    """The key figures of a page and what stands below them (fixture en/allotments-big-numbers).

    Numbers that count are those of items, and years those of a history. `body`: size of the running text.
    """
    numbers = [(place, piece) for place, row in enumerate(rows) for piece in row if _is_figure(piece, body)]
    if len(numbers) < _LEAST or _count([piece for _, piece in numbers]):
        return []
    found = [[piece, *below] for place, piece in numbers if (below := _below(rows, place, piece, body))]
    return [piece for figure in found for piece in figure] if len(found) >= _LEAST else []


def without(regions: Sequence[Region], figures: Sequence[Piece]) -> list[Region]:
    """The regions of a page without its key figures."""
    if not figures:
        return list(regions)
    taken = {id(word) for piece in figures for word in piece.words}
    return [left for region in regions if (left := _left(region, taken)).pieces]


def _left(region: Region, taken: set[int]) -> Region:
    kept = [place for place, piece in enumerate(region.pieces) if not all(id(word) in taken for word in piece.words)]
    if len(kept) == len(region.pieces):
        return region
    return region._replace(
        pieces=[region.pieces[place] for place in kept],
        cells=[region.cells[place] for place in kept] if region.cells else (),
        counts=frozenset(new for new, place in enumerate(kept) if place in region.counts),
    )


def _is_figure(piece: Piece, body: float) -> bool:
    text = piece.text
    digits = sum(map(str.isdecimal, text))
    return (
        piece.type.size >= _LARGE * body
        and digits > 0
        and len(text) <= _CHARS
        and sum(map(str.isalpha, text)) <= _LETTERS
        and not (digits == _YEAR and text.isdecimal())
    )


def _count(pieces: Sequence[Piece]) -> bool:
    """Whether numbers are those of items: 1, 2, 3."""
    texts = [piece.text.rstrip(".)") for piece in pieces]
    if not all(text.isdecimal() and len(text) <= _LONGEST_COUNT for text in texts):
        return False
    return sorted(map(int, texts)) == list(range(1, len(texts) + 1))


def _below(rows: Sequence[Row], place: int, number: Piece, body: float) -> list[Piece]:
    """The lines that say what a number counts."""
    found: list[Piece] = []
    foot = number.bottom
    for row in rows[place : place + _ROWS]:
        for piece in row:
            near = -_BELOW * piece.type.size / 2 <= piece.top - foot <= _BELOW * piece.type.size
            if piece is not number and near and _is_small(piece, body) and _is_under(piece, number):
                found.append(piece)
                foot = piece.bottom
                break
    return found


def _is_small(piece: Piece, body: float) -> bool:
    return piece.type.size <= _SMALL * body and len(piece.text) <= _CAPTION_CHARS


def _is_under(piece: Piece, number: Piece) -> bool:
    limit = _ASIDE * piece.type.size
    middles = (piece.x0 + piece.x1 - number.x0 - number.x1) / 2
    return abs(piece.x0 - number.x0) <= limit or abs(middles) <= limit
