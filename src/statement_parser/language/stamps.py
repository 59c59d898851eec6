"""Dates that machines write: metadata and addresses."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from statement_parser.language.calendars import Form, FoundDate, gregorian
from statement_parser.language.numeric_dates import ascii_digits, find_numeric
from statement_parser.model.statement import Precision

_STAMP_CHARS = 100
_URL_CHARS = 2_000

_BEHIND_PATH = re.compile("[?#]")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\d-])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|\D|\d{6}(?!\d))")
# The month names of RFC 2822 and of HTTP: English, by their first three letters.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_FIRST = re.compile(r"(?:[A-Za-z]{3,9}\.?,?\s{1,3})?(\d{1,2})[\s-]{1,3}([A-Za-z]{3,9})\.?[\s,-]{1,3}(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s{1,3})?([A-Za-z]{3,9})\.?\s{1,3}(\d{1,2})(?:,\s{0,3}|\s{1,3}\d{1,2}:\d{2}(?::\d{2})?\s{1,3}|\s{1,3})"
    r"(?:[A-Z]{3,4}\s{1,3})?(\d{4})(?!\d)"
)

_CLOCKED = re.compile(
    r"\b(?:[A-Z][a-z]{2}\s{1,3})?([A-Z][a-z]{2})\s{1,3}(\d{1,2})\s{1,3}\d{1,2}:\d{2}:\d{2}\s{1,3}"
    r"(?:[A-Z]{1,5}\s{1,3}|[+-]\d{2,4}\s{1,3})?(\d{4})\b"
)


def find_clocked(text: str) -> Iterator[FoundDate]:
    """The dates of the form of C's `ctime`, which archives of mail print in pages of any language.

    Fixture hu/levelezolista.

    >>> [str(date.value) for date in find_clocked("Sun May  4 09:02:11 CEST 2014")]
    ['2014-05-04']
    """
    for found in _CLOCKED.finditer(text):
        date = _found(found, found[3], _month(found[1]), found[2], "named")
        if date is not None:
            yield date


def parse_stamp(text: str) -> FoundDate | None:
    """The date that metadata give: ISO 8601 with or without time, "2018-11-15 10:00:00 GMT", RFC 2822, 20181115.

    The day is the one printed: it is not moved to another time zone. None when `text` does not start with a date.

    >>> parse_stamp("2018-11-15T23:30:00-05:00").value
    datetime.date(2018, 11, 15)
    """
    shown = ascii_digits(text[:_STAMP_CHARS])
    start = len(shown) - len(shown.lstrip())
    found = _ISO.match(shown, start)
    if found is not None:
        return _found(found, found[1], int(found[2]), found[3], "iso")
    found = _COMPACT.match(shown, start)
    if found is not None:
        return _found(found, found[1], int(found[2]), found[3], "iso")
    found = _DAY_FIRST.match(shown, start)
    if found is not None:
        return _found(found, found[3], _month(found[2]), found[1], "named")
    found = _MONTH_FIRST.match(shown, start)
    if found is not None:
        return _found(found, found[3], _month(found[1]), found[2], "named")
    numeric = next(find_numeric(shown, "mixed", ()), None)
    return numeric if numeric is not None and numeric.start == start else None


def _month(name: str) -> int:
    """1 to 12; 0 for what is no month."""
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _found(found: re.Match[str], year: str, month: int, day: str | None, form: Form) -> FoundDate | None:
    value = gregorian(int(year), month, int(day or 1))
    return None if value is None else _dated(found.start(), found.end(), value, "day" if day else "month", form)


def _dated(start: int, end: int, value: datetime.date, precision: Precision, form: Form) -> FoundDate:
    return FoundDate(start=start, end=end, value=value, precision=precision, candidates=(value,), form=form)


_PATH = re.compile(r"(?<=/)((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
_DASHED = re.compile(r"(?<=[/_-])((?:19|20)\d\d)-(\d{2})-(\d{2})(?!\d)")
_JOINED = re.compile(r"(?<=[/_-])((?:19|20)\d\d)(\d{2})(\d{2})(?=$|[/_.?#-])")
_MONTH_PATH = re.compile(r"(?<=/)((?:19|20)\d\d)/(\d{1,2})(?=$|[/?#])")


def date_in_url(url: str) -> FoundDate | None:
    """The date in the path of an address: /2018/11/15/, /2018-11-15-title, /20181115/; /2018/11/ has precision "month".

    >>> date_in_url("https://example.org/2018/11/15/joint-statement/").value
    datetime.date(2018, 11, 15)
    """
    path = _BEHIND_PATH.split(url[:_URL_CHARS], maxsplit=1)[0]
    for pattern, places in ((_PATH, (1, 3, 4)), (_DASHED, (1, 2, 3)), (_JOINED, (1, 2, 3))):
        for found in pattern.finditer(path):
            value = gregorian(*(int(found[place]) for place in places))
            if value is not None:
                form: Form = "iso" if pattern is _DASHED else "numeric"
                return _dated(found.start(), found.end(), value, "day", form)
    for found in _MONTH_PATH.finditer(path):
        value = gregorian(int(found[1]), int(found[2]), 1)
        if value is not None:
            return _dated(found.start(), found.end(), value, "month", "numeric")
    return None
