"""Lines that each begin with a label and go on with names: "Chiapas: Alder House; Birch Fund", one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.rows import BIT, Row
from statement_parser.language.cues import Cue
from statement_parser.language.name_runs import label_end
from statement_parser.model.document import Break, Shape

_ASKING = BIT[Cue.ASKING]
_CONTACT = BIT[Cue.CONTACT]
_LEAST = 2
_LEAST_NAMES = 3
_SEPARATORS = ";；؛,،/|·•"


def set_labelled(rows: Sequence[Row]) -> None:
    """Mark lines of names with a label, where at least two stand together and one of them holds several names.

    A line of one or two names ("Veracruz: Alder House.") is told by its neighbours (fixture es/acuifero-etiquetas).
    """
    if sum(map(_may_be, rows)) < _LEAST:
        return
    start = 0
    while start < len(rows):
        end = start
        labelled = []
        while end < len(rows):
            if _may_be(rows[end]):
                labelled.append(rows[end])
            elif end == start or not _goes_on(rows[end], rows[end - 1]):
                break
            end += 1
        if len(labelled) >= _LEAST and any(row.inline >= _LEAST_NAMES for row in labelled):
            for row in labelled:
                row.labelled = True
        start = max(end, start + 1)


def _goes_on(row: Row, before: Row) -> bool:
    """Whether a line without a label goes on with the names of the one above it."""
    return not row.outside and (row.block.before is Break.LINE or before.text[-1] in _SEPARATORS)


def _may_be(row: Row) -> bool:
    if row.outside or (":" not in row.text and "：" not in row.text) or label_end(row.text) == 0:
        return False
    return row.block.shape in (Shape.TEXT, Shape.ITEM) and not row.has(_ASKING) and not row.opens(_CONTACT)
