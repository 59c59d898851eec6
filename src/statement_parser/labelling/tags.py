"""What a post is filed under, between the line that announces names and the names: "Signed by:", "Tags: eels, mills".

Some themes put it in the middle of a text. It says nothing of what stands below it (fixtures en/weir-tags-above-names,
de/wehr-schlagworte-dazwischen).
"""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.below_lines import before_names
from statement_parser.labelling.rows import Row, Under
from statement_parser.model.document import Hint, Shape

_LINKED = 0.8
_MOST = 12
"""Tags of a post, at the most."""


def is_among_tags(rows: Sequence[Row], place: int, lead: Row) -> bool:
    """Whether a row below `lead`, which announces names, is a label with tags, or one of the links that are some."""
    if _is_label_alone(rows, place):
        return True
    end = place
    while end < min(len(rows), place + _MOST + 1) and _is_tag(rows[end], lead):
        end += 1
    if place < end <= place + _MOST and before_names(rows, end - 1):
        for row in rows[place:end]:
            row.outside = True
    return rows[place].outside


def _is_label_alone(rows: Sequence[Row], place: int) -> bool:
    """Whether a label has what it labels behind its colon, and names follow that are none of it."""
    row = rows[place]
    if row.lead is not Under.RELATED or row.colon or row.block.shape is Shape.HEADING or ":" not in row.text:
        return False
    return before_names(rows, place)


def _is_tag(row: Row, lead: Row) -> bool:
    return bool(row.hints & ~lead.hints & Hint.NOISE) and row.block.link_share > _LINKED and not row.heading
