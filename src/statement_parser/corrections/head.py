"""Title and date of a record as a person says them; there is one of each, so that it is always found."""

from __future__ import annotations

import datetime
import re
from typing import Final, Literal

from msgspec.structs import replace

from statement_parser.corrections.places import spans_of
from statement_parser.model.correction import Correction
from statement_parser.model.statement import Passage, Statement, StatementDate

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_PRECISIONS: Final[dict[int, Literal["year", "month", "day"]]] = {4: "year", 7: "month", 10: "day"}


def correct_title(statement: Statement, correction: Correction) -> Statement:
    """The record with another title, the same one for sure, or none."""
    if correction.action == "remove":
        return replace(statement, title=None, title_passage=None)
    # One that was accepted stays, whatever is read by now.
    text = correction.text or correction.printed
    if not text:
        return statement
    old = statement.title_passage
    spans = spans_of(correction, text, statement.produced_by, old.text if old else None, old.spans if old else ())
    return replace(statement, title=text, title_passage=Passage(text=text, spans=spans))


def correct_date(statement: Statement, correction: Correction) -> Statement | None:
    """The record with another date, the same one for sure, or none; None where the correction gives no date."""
    if correction.action == "remove":
        return replace(statement, date=None, date_detail=None)
    old = statement.date_detail
    if correction.date is None:
        return None if old is None else replace(statement, date_detail=replace(old, score=1.0))
    value, precision = parse_date(correction.date)
    same = old is not None and old.iso == correction.date
    printed = correction.text or correction.printed or (old.printed if old is not None and same else correction.date)
    spans = spans_of(correction, printed, statement.produced_by, old.printed if old else None, old.spans if old else ())
    detail = StatementDate(
        value=value,
        precision=precision,
        kind=old.kind if old is not None and same else "signed",
        printed=printed,
        spans=spans,
    )
    return replace(statement, date=value if precision == "day" else None, date_detail=detail)


def parse_date(text: str) -> tuple[datetime.date, Literal["year", "month", "day"]]:
    """A date with what is known of it; its first day where that is a month or a year.

    Raises:
        ValueError: not "2021-03-09", "2021-03" or "2021", or no day of the calendar.

    >>> parse_date("2021-03")
    (datetime.date(2021, 3, 1), 'month')
    """
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no date: 2021-03-09, 2021-03 or 2021")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    return datetime.date(year, month, day), _PRECISIONS[len(text)]
