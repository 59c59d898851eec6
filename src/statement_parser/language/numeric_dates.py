"""Dates in digits: ISO, day/month/year in either order, and the forms of Chinese, Japanese and Korean."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

import msgspec

from statement_parser.language.calendars import Calendar, Form, FoundDate, calendar_of, gregorian, hijri, persian

Order = Literal["dmy", "mdy", "ymd", "mixed"]


class _Digits(dict[int, int]):
    """Code point to the code point of its ASCII digit, itself for the rest: lengths stay."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        self[code] = plain = ord(str(unicodedata.decimal(char))) if char.isdecimal() else code
        return plain


_DIGITS = _Digits()


def ascii_digits(text: str) -> str:
    """`text` with the digits of every script as ASCII digits, each at its place."""
    return text if text.isascii() else text.translate(_DIGITS)


# The same separator twice; no digit, and no further separator with a digit, on either side: numbers of versions,
# telephones and networks are no dates.
_PARTS = re.compile(
    r"(?<![\d.,:+])(?<!\d[/\\-])(\d{1,4})(\s{0,2}([./\\\u060d\u2013-])\s{0,2})(\d{1,2})\s{0,2}\3\s{0,2}(\d{4}|\d{1,2})(?!\d)(?![./\\:-]\d)"
)
# "13.-19.01.2025", "13.01. - 19.01.2025": what stands before the second end of a range.
_RANGE_BEFORE = re.compile(r"(?<!\d)(\d{1,2})[./]?(?:\s?(\d{1,2})[./]?)?(?:\s?(\d{4}))?\s?[-\u2013\u2014]\s?$")

_HAN_DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN = "〇零○一二三四五六七八九十"
# Year 1 of the era, less one.
_ERAS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}
_ERA_YEAR = rf"(民國|民国|令和|平成|昭和)?\s?([\d{_HAN}]{{1,4}}|元)"
# The same year again in brackets: "2021年（令和3年）10月15日", "令和3（2021）年10月15日".
_AGAIN = rf"\s?(?:[(（]\s?{_ERA_YEAR}\s?年?\s?[)）]\s?)?"
_CJK = re.compile(
    rf"{_ERA_YEAR}{_AGAIN}[年년]{_AGAIN}([\d{_HAN}]{{1,3}})\s?[月월](?:\s?([\d{_HAN}]{{1,3}})\s?[日號号일])?"
)
_CJK_RANGE = re.compile(rf"\s?[-–—~～至]\s?(?:[\d{_HAN}]{{1,3}}\s?[月월]\s?)?([\d{_HAN}]{{1,3}})\s?[日號号일]")
_KOREAN_DOTS = re.compile(r"(?<![\d.])(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.(?!\d)")


def find_numeric(text: str, order: Order, calendars: tuple[Calendar, ...]) -> Iterator[FoundDate]:
    """The dates in digits in `text`, whose digits are ASCII.

    Args:
        text: as `ascii_digits` gives it.
        order: of day and month where both are 12 or less. "mixed": such a date has no value, but both readings.
        calendars: those that years below 1900 may be of, besides the Gregorian.
    """
    for found in _PARTS.finditer(text):
        date = _of_parts(text, found, order, calendars)
        if date is not None:
            yield date
    for found in _KOREAN_DOTS.finditer(text):
        value = gregorian(int(found[1]), int(found[2]), int(found[3]))
        if value is not None:
            yield _single(found.start(), found.end(), value, "numeric")
    if "年" in text or "년" in text:
        yield from _find_cjk(text)


def _single(start: int, end: int, value: datetime.date, form: Form, calendar: Calendar = "gregorian") -> FoundDate:
    return FoundDate(
        start=start, end=end, value=value, precision="day", candidates=(value,), form=form, calendar=calendar
    )


def _of_parts(text: str, found: re.Match[str], order: Order, calendars: tuple[Calendar, ...]) -> FoundDate | None:
    first, sign, middle, last = found[1], found[3], int(found[4]), found[5]
    if len(first) == 4 and len(last) <= 2:
        year, pairs = int(first), [(middle, int(last))]
        form: Form = "iso" if found[0] == f"{first}-{found[4]:0>2}-{last:0>2}" else "numeric"
    elif len(first) <= 2 and len(last) == 4:
        form = "numeric"
        year, one = int(last), int(first)
        day_first, month_first = (middle, one), (one, middle)
        if order == "mixed" and sign != ".":  # nobody writes the month first before a dot
            pairs = [day_first, month_first]
        else:
            pairs = [month_first, day_first] if order == "mdy" else [day_first, month_first]
            pairs = [pair for pair in pairs if pair[0] <= 12][:1]
    else:
        return None
    calendar = next((c for c in calendar_of(year) if c == "gregorian" or c in calendars), None)
    if calendar is None:
        return None
    if calendar == "hijri":
        days = [(m, d) for m, d in pairs if 1 <= m <= 12 and 1 <= d <= 30]
        value = hijri(year, *days[0]) if len(days) == 1 else None
        return _lunar(found.start(), found.end(), value) if days else None
    make = persian if calendar == "persian" else gregorian
    values = tuple(dict.fromkeys(value for m, d in pairs if (value := make(year, m, d)) is not None))
    if not values:
        return None
    opened = _range_start(text, found.start(), values[0]) if form != "iso" else None
    if opened is not None:
        start, earlier = opened
        return _range(start, found.end(), (earlier, values[0]), form, calendar)
    if len(values) > 1:
        return _unsure(found.start(), found.end(), values, form, calendar)
    return _single(found.start(), found.end(), values[0], form, calendar)


def _unsure(start: int, end: int, values: tuple[datetime.date, ...], form: Form, calendar: Calendar) -> FoundDate:
    return FoundDate(start=start, end=end, value=None, precision="day", candidates=values, form=form, calendar=calendar)


def _range(start: int, end: int, values: tuple[datetime.date, ...], form: Form, calendar: Calendar) -> FoundDate:
    return msgspec.structs.replace(_unsure(start, end, values, form, calendar), several=True)


def _lunar(start: int, end: int, value: datetime.date | None) -> FoundDate:
    return FoundDate(
        start=start,
        end=end,
        value=value,
        precision="day",
        candidates=() if value is None else (value,),
        form="numeric",
        calendar="hijri",
    )


def _range_start(text: str, start: int, last: datetime.date) -> tuple[int, datetime.date] | None:
    """Where a range that ends with `last` starts, and its first day."""
    found = _RANGE_BEFORE.search(text, max(0, start - 24), start)
    if found is None:
        return None
    earlier = gregorian(int(found[3] or last.year), int(found[2] or last.month), int(found[1]))
    return (found.start(), earlier) if earlier is not None and earlier < last else None


def _number(written: str) -> int | None:
    """In digits, in Han digits (二〇一八) or in Han numerals below 100 (二十一)."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.partition("十")
    parts = [_HAN_DIGITS.get(c, int(c) if c.isdecimal() else -1) for c in tens + ones if c != "十"]
    if -1 in parts or "十" in ones:
        return None
    if not ten:
        return int("".join(map(str, parts)))
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (parts[0] if tens else 1) * 10 + (parts[-1] if ones else 0)


def _year(era: str | None, written: str) -> int | None:
    """The year of the Common Era; "元" is the first of an era."""
    if written == "元":
        return 1 + _ERAS[era] if era else None
    year = _number(written)
    return None if year is None else year + _ERAS.get(era or "", 0)


def _find_cjk(text: str) -> Iterator[FoundDate]:
    for found in _CJK.finditer(text):
        years = {_year(found[era], found[era + 1]) for era in (1, 3, 5) if found[era + 1]}
        year = years.pop()
        month = _number(found[7])
        day = _number(found[8]) if found[8] else 1
        if years or year is None or month is None or day is None:
            continue
        value = gregorian(year, month, day)
        if value is None:
            continue
        date = _single(found.start(), found.end(), value, "cjk")
        until = _CJK_RANGE.match(text, found.end()) if found[8] else None
        if until is not None:
            last = gregorian(value.year, month, _number(until[1]) or 0)
            yield _range(found.start(), until.end(), (value,) if last is None else (value, last), "cjk", "gregorian")
        elif found[8]:
            yield date
        else:
            yield FoundDate(
                start=date.start, end=date.end, value=value, precision="month", candidates=(value,), form="cjk"
            )


# Two digits for the year. Numbers of sections look the same: only where something else of the page says it is a date.
_SHORT_YEAR = re.compile(r"(?<![\d.,:+/\\-])(\d{1,2})([./\\-])(\d{1,2})\2(\d{2})(?![\d./\\:-])")


def find_short_years(text: str) -> Iterator[FoundDate]:
    """Where "24.11.17" stands in `text`, with every reading that is a date and never a value.

    >>> [str(day) for day in next(find_short_years("24.11.17")).candidates]
    ['2017-11-24', '2024-11-17']
    """
    for found in _SHORT_YEAR.finditer(text):
        one, two, three = int(found[1]), int(found[3]), int(found[4])
        orders = ((three, two, one), (three, one, two), (one, two, three))
        values = (gregorian(y + (1900 if y >= 70 else 2000), m, d) for y, m, d in orders)
        readings = tuple(dict.fromkeys(value for value in values if value is not None))
        if readings:
            yield _unsure(found.start(), found.end(), readings, "numeric", "gregorian")


# What a date in digits of the page says of the order of day and month: one of the two is above 12.
_FULL = re.compile(r"(?<![\d.,:+/\\-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?!\d)")


def order_shown(text: str) -> Order | None:
    """The order of day and month that the dates of `text` can only have; None where they leave it open or differ.

    >>> order_shown("Posted 11/25/2018"), order_shown("03/04/2019"), order_shown("1/31/2019 - 31/1/2019")
    ('mdy', None, None)
    """
    shown: set[Order] = set()
    for found in _FULL.finditer(text):
        first, second = int(found[1]), int(found[3])
        if 12 < first <= 31 and 1 <= second <= 12:
            shown.add("dmy")
        elif 12 < second <= 31 and 1 <= first <= 12:
            shown.add("mdy")
    return shown.pop() if len(shown) == 1 else None
