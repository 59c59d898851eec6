"""The mark before the printed name of one who signed a letter: "gez. Ada Berg", "Fdo.: Ada Berg", "(f.to) Ada Berg"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statement_parser.language.cues import Cue, CueMatcher, Stretch
from statement_parser.text.fold import tokens

_WORD = r"\w{1,20}\W{1,4}"
_MOST_WORDS = 3
_AFTER = tuple(re.compile(rf"\W{{0,2}}(?:{_WORD}){{{number}}}(?=\w)") for number in range(1, _MOST_WORDS + 1))
_BIT = Cue.SIGNED_MARK.bit
_LISTED = (",", ";", "،", "؛")
_NAME_CHARS = 120


def mark_end(text: str, stretches: Sequence[Stretch]) -> int:
    """Where the name begins behind the mark; 0: there is no mark, or several names stand behind one.

    Args:
        text: a line.
        stretches: where phrases stand in it (`CueMatcher.stretches` of its words).
    """
    words = next((end for start, end, bits in stretches if start == 0 and bits & _BIT), 0)
    if not 0 < words <= _MOST_WORDS or len(text) > _NAME_CHARS or sum(map(text.count, _LISTED)) > 1:
        return 0
    found = _AFTER[words - 1].match(text)
    return found.end() if found else 0


def signed_name_start(text: str, cues: CueMatcher) -> int:
    """As `mark_end`, of a line of which nothing is known yet."""
    if len(text) > _NAME_CHARS:
        return 0
    words = tokens(text)
    return mark_end(text, cues.stretches(words)) if cues.may_open(words, _BIT) else 0
