"""The cells of a table of signatories by row, and which of them hold no more than a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from statement_parser.model.document import Block
from statement_parser.model.locator import PageBox

_NUMBER_DIGITS = 5
_NUMBER_MARKS = " .-–)(№#º°"


class Cell(NamedTuple):
    """A cell: its first block, and those below it."""

    first: Block
    more: tuple[Block, ...]
    column: int
    number: int | None
    """What it counts, where it holds nothing else."""


Row = list[Cell]


def rows_of(blocks: Sequence[Block]) -> list[Row]:
    """The cells by row; columns count from the first of the table's, so that an empty cell moves nothing."""
    rows: dict[tuple[int, int], dict[int, list[Block]]] = {}
    first: dict[int, int] = {}
    for block in blocks:
        row, column = block.cell or (0, 0)
        first[block.group] = min(column, first.get(block.group, column))
        rows.setdefault((block.group, row), {}).setdefault(column, []).append(block)
    return [
        [Cell(cell[0], tuple(cell[1:]), column - first[group], _number(cell[0])) for column, cell in cells.items()]
        for (group, _), cells in rows.items()
    ]


def page_of(cell: Cell) -> int:
    """The page that a cell is printed on; 0 for those of a page of the web."""
    place = cell.first.pieces[0][2]
    return place.page if isinstance(place, PageBox) else 0


def _number(block: Block) -> int | None:
    digits = block.text.strip(_NUMBER_MARKS)
    return int(digits) if digits.isdecimal() and len(digits) <= _NUMBER_DIGITS else None
