"""Calendars, and the record of a date that was found."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from statement_parser.model.statement import Precision

Calendar = Literal["gregorian", "persian", "hijri"]
Form = Literal["iso", "named", "numeric", "cjk"]

FIRST_YEAR, LAST_YEAR = 1900, 2100
_PERSIAN_OFFSET = 621
_HIJRI_YEARS = range(1317, 1526)


class FoundDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date as it stands in a text."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    value: datetime.date | None
    """The first of the month where the precision is "month"; None where it can be read in more than one way, spans
    several days, or is of a calendar that is not converted."""
    precision: Precision
    candidates: tuple[datetime.date, ...]
    """Every reading, `value` included; of a range its two ends."""
    form: Form
    calendar: Calendar = "gregorian"
    several: bool = False
    """It spans several days: `candidates` are the two ends of a range, not two readings."""
    weekday_agrees: bool | None = None
    """Whether the weekday beside it is the right one; None without a weekday."""


def calendar_of(year: int) -> tuple[Calendar, ...]:
    """The calendars in which `year` falls in 1900 to 2100 AD, likeliest first."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        return ("gregorian",)
    if FIRST_YEAR <= year + _PERSIAN_OFFSET <= LAST_YEAR:
        return ("persian", "hijri") if year in _HIJRI_YEARS else ("persian",)
    return ("hijri",) if year in _HIJRI_YEARS else ()


def gregorian(year: int, month: int, day: int) -> datetime.date | None:
    """The date; None when there is no such day in 1900 to 2100."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def hijri(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian date of a day of the Hijri calendar of Umm al-Qura; None where it cannot be told.

    A month begins when the moon is seen: the day may be one off where another table is in use. The table is that of
    `hijridate`, the extra "hijri" of this package; without it, and outside of its years 1343 to 1500, there is None.
    """
    try:
        from hijridate import Hijri
    except ImportError:
        return None
    try:
        converted = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return datetime.date(converted.year, converted.month, converted.day)


# The break of 1210 in the table of leap years (Borkowski, "The Persian calendar for 3000 years"); the next is in 1635.
_BREAK = 1210
_LEAPS_BEFORE_BREAK = 294


def persian(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian date of a day of the Persian solar calendar, years 1279 to 1479; None when there is no such day.

    >>> persian(1397, 8, 24)
    datetime.date(2018, 11, 15)
    """
    if not FIRST_YEAR <= year + _PERSIAN_OFFSET <= LAST_YEAR or not 1 <= month <= 12:
        return None
    last = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if not 1 <= day <= last:
        return None
    days = 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return _new_year(year) + datetime.timedelta(days=days)


def _leaps_since_break(year: int) -> int:
    """Leap years from the break to before `year`: 8 in 33 years."""
    past = year - _BREAK
    return past // 33 * 8 + (past % 33 + 3) // 4


def _is_leap(year: int) -> bool:
    return _leaps_since_break(year + 1) - _leaps_since_break(year) == 1


def _new_year(year: int) -> datetime.date:
    """1 Farvardin."""
    gregorian_year = year + _PERSIAN_OFFSET
    leaps = _LEAPS_BEFORE_BREAK + _leaps_since_break(year)
    gregorian_leaps = gregorian_year // 4 - (gregorian_year // 100 + 1) * 3 // 4 - 150
    return datetime.date(gregorian_year, 3, 20 + leaps - gregorian_leaps)
