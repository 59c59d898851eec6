"""What a label before a colon says of the rest of its line, if that is no list of names."""

from __future__ import annotations

import re

from statement_parser.labelling.rows import BIT, Row, Under
from statement_parser.language.cues import Cue

_CONTACT = BIT[Cue.CONTACT]
_NOTES_HEADING = BIT[Cue.NOTES_HEADING]
_NOT_A_LIST = BIT[Cue.NOT_A_LIST]
_RELATED_HEADING = BIT[Cue.RELATED_HEADING]
_SIGNATORY_HEADING = BIT[Cue.SIGNATORY_HEADING]
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
    signing = row.some & _SIGNATORY_HEADING and any(
        bits & _SIGNATORY_HEADING and start <= row.text.count(" ", 0, colon) for start, _, bits in row.hits
    )
    others = row.start & (_CONTACT | _NOT_A_LIST | _NOTES_HEADING) and not signing
    return Under.NOTES if others or _ACCOUNT.match(row.text, colon + 1) else Under.NOTHING
