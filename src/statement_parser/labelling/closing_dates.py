"""The line right below the last paragraph that dates a text, with what is said of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statement_parser.labelling.rows import BIT, Row
from statement_parser.language.cues import Cue
from statement_parser.language.dates import DateFinder
from statement_parser.model.document import Shape
from statement_parser.text.shape import begins_with_person, count_digits, without_articles

DATED = re.compile(r"[\d年년](?:\d{3}|[./\\-]\d|(?<=[年년]))")
"""A year or a date in digits; a pattern that begins with a set is found at a third of the cost of alternatives."""
_CHARS = 160
"""Characters of such a line."""
_PLACE_WORDS = 3
"""Words of the place before a date with the name of the day, at the most."""
_ADOPTED = BIT[Cue.ADOPTED]
_COMMAS = (",", "،")


def set_closing_date(rows: Sequence[Row], dates: DateFinder) -> None:
    """Take the line right below the last paragraph for a date where it ends in one, whatever stands before it.

    "Given at Callan, on the feast of ..., 3 May 2021" (fixture en/foghorn-sign-lines). Or where a place stands before
    the date, and the name of the day behind it (fixture it/traghetti-festa). It ends in a full stop where it says that
    the text was given, done or adopted (fixture es/manglares-en-palabras).
    """
    texts = (n for n in range(len(rows) - 1, -1, -1) if rows[n].sentence and rows[n].main == 0)
    last = next((n for n in texts if not (rows[n].item or rows[n].inline)), len(rows))
    for row in rows[last : last + 2]:
        text = row.text
        given = row.opens(_ADOPTED)
        if row.date or row.colon or row.block.shape is not Shape.TEXT or row.chars > _CHARS:
            continue
        if row.terminal and not given:
            continue
        for found in dates.find(text)[-1:] if DATED.search(text) else ():
            before, after = without_articles(text[: found.start]), text[found.end :].strip(" ." if given else "")
            closes = found.precision == "day" and before.endswith(_COMMAS)
            if closes and (not after or _names_day(before, after)):
                row.date, row.sentence, row.heading = True, False, False


def _names_day(place: str, after: str) -> bool:
    """Whether the name of a day stands behind it, and no hour, and before it a place and no person."""
    named = after.startswith(_COMMAS) and after[2:3].isupper() and not count_digits(after)
    return named and place.count(" ") < _PLACE_WORDS and not begins_with_person(place + after)
