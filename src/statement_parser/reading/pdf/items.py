"""Items of lists that are told by where they stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from statement_parser.model.document import Break
from statement_parser.reading.pdf.placing import Placed
from statement_parser.reading.pdf.words import Type, Word, make_piece
from statement_parser.text.markers import find_marker


class Laid(NamedTuple):
    """A piece with its break."""

    placed: Placed
    before: Break
    apart: bool
    """Set apart from the line above by more than a new line: a gap, a column, a page."""


def groups_of_items(laid: Sequence[Laid]) -> dict[int, int]:
    """Number of the list of each line of a list that has items of several paragraphs, set in under their first one."""
    found: dict[int, int] = {}
    items: list[int] = []
    lines: list[int] = []
    goes_on = False
    edge = 0.0
    for place, (placed, break_, _) in enumerate([*laid, _END]):
        piece = placed.piece
        half = 0.5 * piece.type.size
        if break_ is Break.SOFT:
            lines.append(place)
        elif placed.cell is None and len(piece.words) > 1 and find_marker(piece.text) is not None:
            items.append(place)
            lines.append(place)
            edge = piece.words[1].x0
        elif items and piece.x0 > laid[items[-1]].placed.piece.x0 + half and _is_set_in(laid, place, edge - half):
            goes_on = True
            lines.append(place)
        else:
            if goes_on and len(items) > 1:
                found.update(dict.fromkeys(lines[lines.index(items[0]) :], 1 + items[0]))
            items, lines, goes_on = [], [], False
    return found


def _is_set_in(laid: Sequence[Laid], place: int, edge: float) -> bool:
    """Whether all lines of a paragraph are set in, and not its first one alone (fixture ru/derevyannyj-most)."""
    goes_on = itertools.takewhile(lambda line: line.before is Break.SOFT, laid[place + 1 :])
    return all(line.placed.piece.x0 >= edge for line in (*laid[place : place + 1], *goes_on))


_NOTHING = make_piece([Word("-", -1.0, 0.0, 0.0, 1.0, Type(1.0, False, False))], 0)
_END = Laid(Placed(_NOTHING, 0.0, 0.0, 0, 0.0, None, None), Break.BLOCK, True)
"""Ends the last list."""
