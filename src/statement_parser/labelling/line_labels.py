"""Labels of what follows: before a colon, with a sign that the items have not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statement_parser.labelling.rows import BIT, Row, Under
from statement_parser.language.cues import Cue

_CONTACT = BIT[Cue.CONTACT]
_GROUP_HEADING = BIT[Cue.GROUP_HEADING]
_NOTES_HEADING = BIT[Cue.NOTES_HEADING]
_NOT_A_LIST = BIT[Cue.NOT_A_LIST]
_RELATED_HEADING = BIT[Cue.RELATED_HEADING]
_WHOLLY = 0.99
"""Share of a line that one cue covers, at the least."""
_LABEL = 45
"""Characters of a label before a colon, at the most."""
_ACCOUNT = re.compile(r"\s*[\w.+-]{0,60}@[\w-]{2,60}")
"""An address of electronic mail, or the name of an account."""


def other_label(row: Row) -> Under:
    """What a label before a colon says, if it is none of names: "Tags: labour, ports", "To join: us@example.org"."""
    colon = row.text.find(":")
    if not 0 < colon <= _LABEL:
        return Under.NOTHING
    if row.start & _RELATED_HEADING:
        return Under.RELATED
    # "Coalition members" are more than members.
    others = row.start & (_CONTACT | _NOT_A_LIST | _NOTES_HEADING) and row.share(_GROUP_HEADING) < _WHOLLY
    return Under.NOTES if others or _ACCOUNT.match(row.text, colon + 1) else Under.NOTHING


def has_own_marker(rows: Sequence[Row], place: int) -> bool:
    """Whether an item bears another sign than the items on both sides: "◆" over "・" (fixture ja/minato-shirushi)."""
    around = [row.block for row in rows[max(0, place - 1) : place + 2]]
    own = rows[place].block
    if own.marker is None or own.number is not None or place + 1 == len(rows) or not rows[place + 1].item:
        return False
    return sum(block.marker == own.marker for block in around) == 1
