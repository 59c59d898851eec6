"""Wordings of asking split between a lead-in and its items: "the Coalition calls:" over "on the council to ...".

The colon, or the bullet, stands in the middle of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.rows import BIT, BODIES, Row
from statement_parser.labelling.runs import Run
from statement_parser.labelling.voices import Voice
from statement_parser.language.cues import Cue, matcher
from statement_parser.text.fold import tokens

_ASKING = BIT[Cue.ASKING]
_BEFORE, _BEHIND = 3, 3
"""Words before the break and behind it that are looked at."""
_LEAST, _MOST, _HALF = 2, 0.6, 0.5
"""Items of such a list at the least, the share of them that end the wording, and of those that call on a body."""
_CHARS = 120
"""Characters of a line at its end, and of an item at its beginning, that hold these words."""
_LOOK = 24
"""Items of a list that are looked at, at the most."""


def asks_across(row: Row, rows: Sequence[Row], run: Run, voice: Voice) -> bool:
    """Whether most items of a list end a wording of asking that the line before it begins.

    Bodies call on bodies (fixture en/tollkeepers-call-on): "two thousand calls:" may come in "on Mondays" (fixture
    en/boathouse-what-others-ask).
    """
    if run.size < _LEAST or not (row.some & BODIES or voice.speaks_last(row)):
        return False
    before = tokens(row.text[-_CHARS:])[-_BEFORE:]
    find = matcher(voice.codes).stretches
    count = called = 0
    items = rows[run.start : min(run.end, run.start + _LOOK)]
    for item in items:
        words = (*before, *tokens(item.text[:_CHARS])[:_BEHIND])
        count += any(bits & _ASKING and start < len(before) < end for start, end, bits in find(words))
        called += any(bits & BODIES and start < _BEHIND for start, _, bits in item.hits)
    return count >= _MOST * len(items) and called >= _HALF * len(items)
