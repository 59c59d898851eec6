"""Groups of those who sign whose headings are alike: what says that one of them is a group says so of all."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.rows import BIT, Row, run_below
from statement_parser.language.cues import Cue
from statement_parser.model.document import Shape

_GROUP_HEADING = BIT[Cue.GROUP_HEADING]
_NOT_A_LIST = BIT[Cue.NOT_A_LIST]
_LEAST_NAMES, _MOSTLY, _HALF = 3, 0.8, 0.5
_MOST_GROUPS = 12
"""Groups that are looked at below the first one."""


def stands_over_sibling(rows: Sequence[Row], place: int) -> bool:
    """Whether a heading over names stands above another one, set alike and over names too, that names a group.

    "Transdanubian organisations" above "International organisations" (fixture hu/ket-fejlec-alatt).
    """
    head = rows[place]
    if place + 1 >= len(rows) or head.block.shape is not Shape.HEADING or head.some & _NOT_A_LIST:
        return False
    if not head.some & _GROUP_HEADING and rows[place + 1].run.organisations < _HALF:
        return False  # "Towns on the banks", "Those who drowned" (fixture en/river-towns)
    for _ in range(_MOST_GROUPS):
        below = _below_names(rows, place)
        if below is None or not _is_set_alike(rows[below], head) or rows[below].some & _NOT_A_LIST:
            return False
        if rows[below].share(_GROUP_HEADING) > _HALF:
            return _below_names(rows, below) is not None
        place = below
    return False


def _below_names(rows: Sequence[Row], place: int) -> int | None:
    """Place of what stands right below the list of names that a heading stands over; None without such a list."""
    run = run_below(rows, place)
    if run.size < _LEAST_NAMES or run.start != place + 1 or run.names < _MOSTLY or run.kind == "kin":
        return None
    return min(run.end, len(rows) - 1)


def _is_set_alike(row: Row, head: Row) -> bool:
    """Whether both are headings of one level in one element."""
    block, other = row.block, head.block
    inside = block.containers[:-1] == other.containers[:-1]
    return block.shape is other.shape and block.level == other.level and inside
