"""Cards side by side: a name, and below it in smaller letters a post and a body. They look like the rows of a table.

A table has its names and its posts beside each other; where the lines of every column take turns in how they are set, a
card is what stands below the name, and is read as a whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from statement_parser.reading.pdf.words import Piece, Region, Type

_LEAST_CARDS, _LEAST_ROWS, _MOST_LINES = 4, 2, 4
"""Cards and rows of cards at the least, and rows of lines below the name of one at the most."""
_SMALLER = 0.95


def unfold_cards(pages: Sequence[Sequence[Region]]) -> list[list[Region]]:
    """The regions of each page, with the cards of tables that are none one after the other."""
    return [list(_unfolded(regions)) for regions in pages]


def _unfolded(regions: Sequence[Region]) -> Iterator[Region]:
    name: Type | None = None
    """How names are set on the cards above."""
    alone: Region | None = None
    """The name on the last card, which has none beside it."""
    for region in regions:
        if alone is not None:
            below = all(_is_below(piece.type, alone.pieces[0].type) for piece in region.pieces)
            if below and len(region.pieces) <= _MOST_LINES:
                yield _card([*alone.pieces, *region.pieces])
                alone = None
                continue
            yield alone
            alone = None
        cards = _cards(region) if region.kind == "table" and not region.counts else []
        if cards:
            name = cards[0][0].type
            yield from map(_card, cards)
        elif name is not None and len(region.pieces) == 1 and region.pieces[0].type == name:
            alone = region
        else:
            name = None
            yield region
    if alone is not None:
        yield alone


def _cards(region: Region) -> list[list[Piece]]:
    """The lines of each card, row by row; empty where the region is a table."""
    rows: dict[int, list[tuple[int, Piece]]] = {}
    for piece, (row, column) in zip(region.pieces, region.cells, strict=True):
        rows.setdefault(row, []).append((column, piece))
    numbers = sorted(rows)
    first = rows[numbers[0]][0][1].type if numbers else None
    if first is None:
        return []
    heads = [row for row in numbers if all(piece.type == first for _, piece in rows[row])]
    details = [row for row in numbers if all(_is_below(piece.type, first) for _, piece in rows[row])]
    if len(heads) < _LEAST_ROWS or len(heads) + len(details) < len(numbers) or heads[0] != numbers[0]:
        return []
    cards: list[list[Piece]] = []
    for start, end in itertools.pairwise([*heads, numbers[-1] + 1]):
        inside = [row for row in numbers if start < row < end]
        names = dict(rows[start])
        if not 1 <= len(inside) <= _MOST_LINES or len(names) < len(rows[start]):
            return []
        below = [pair for row in inside for pair in rows[row]]
        if not {column for column, _ in below} <= names.keys():
            return []
        cards += [[piece, *(line for place, line in below if place == column)] for column, piece in names.items()]
    full = sum(len(card) > 1 for card in cards)
    return cards if full >= _LEAST_CARDS and 2 * full > len(cards) else []


def _is_below(type_: Type, name: Type) -> bool:
    """Whether letters are set less than those of a name: smaller, or no longer bold."""
    return type_.size <= _SMALLER * name.size or (name.bold and not type_.bold and type_.size <= name.size)


def _card(pieces: Sequence[Piece]) -> Region:
    return Region("column", pieces, min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces))
