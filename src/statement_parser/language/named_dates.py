"""Dates with the name of a month, in a run of tokens."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import NamedTuple

from statement_parser.language.calendars import Calendar, FoundDate, calendar_of, gregorian, hijri, persian
from statement_parser.language.date_words import Token, Vocabulary, phrase_at
from statement_parser.model.statement import Precision

_SHORT_NAME = 3
"""Names of months of so few letters ("may", "mar", "dec") need a day beside them."""
_DASHES = "-–—−‐‑~"
_APOSTROPHES = "'’‘ʼ`"
_AFTER_DAY = frozenset(".,،-–/\\'’°º")
_AFTER_MONTH = frozenset(".,،-–/\\'’)")
_LONGEST_LUNAR_MONTH = 30
_NO_SIGNS: frozenset[str] = frozenset()
_GLUED_DIGITS, _CENTURIES = (5, 6), ("19", "20")
"""Digits of a day and a year in one."""
_QUOTES = frozenset('«»"“”„‟')
_PAIR_OPENS = frozenset("/(-–—,،\\")


class _Months(NamedTuple):
    """Months named one after another: the same in two systems of names ("آب/أغسطس"), or two ("May/June")."""

    next: int
    readings: tuple[dict[Calendar, int], ...]
    letters: int
    """Of the longest name."""


class _Number(NamedTuple):
    """A day or a year: the token after it, and where it ends in the text."""

    next: int
    value: int
    end: int


_MAKERS: dict[Calendar, Callable[[int, int, int], datetime.date | None]] = {
    "gregorian": gregorian,
    "persian": persian,
    "hijri": hijri,
}


def find_named(run: Sequence[Token], words: Vocabulary) -> list[FoundDate]:
    """The dates of a run that name their month."""
    found: list[FoundDate] = []
    at = 0
    while at < len(run):
        token = run[at]
        after, date = at, None
        if token.number is not None:
            after, date = _day_first(run, at, words)
            if after == at:
                after, date = _year_first(run, at, words)
        elif token.key in words.months:
            after, date = _month_first(run, at, words)
        if date is not None:
            found.append(date)
        at = max(after, at + 1)
    return found


# Each form gives the token after it, which is `at` where it does not stand there, and the date, which is None where
# the form stands there with a day that does not exist.
_Result = tuple[int, FoundDate | None]


def _day_first(run: Sequence[Token], at: int, words: Vocabulary, *, inner: bool = False) -> _Result:
    """15 November 2018; 5ê Sibata 2026ê; 13.-19. Januar 2025; 30 May - 2 June 2019."""
    day = _day_at(run, at, words)
    if day is None or (not inner and _in_a_number(run, at)):
        return at, None
    last = day
    until = _range_after(run, day.next, words)
    second = _day_at(run, until, words) if until is not None else None
    months = None
    if second is not None and second.value > day.value:
        last = second
        months = _months_at(run, words.skip(run, second.next, _AFTER_DAY), words)
    if months is None:
        last = day
        months = _months_at(run, words.skip(run, day.next, _AFTER_DAY), words)
    if months is None:
        return at, None
    start = run[at - 1 if _is_quoted(run, at) else at].start
    year = _year_at(run, words.skip(run, months.next, _AFTER_MONTH), joined=True)
    if year is not None:
        return year.next, _build(start, year.end, year.value, months, (day.value, last.value))
    until = None if inner else _range_after(run, months.next, words)
    if until is not None:
        after, end = _day_first(run, until, words, inner=True)
        if end is not None and end.candidates:
            first = _build(start, end.end, end.candidates[-1].year, months, (day.value, day.value))
            return after, _ends(first, end)
    return at, None


def _month_first(run: Sequence[Token], at: int, words: Vocabulary, *, inner: bool = False) -> _Result:
    """November 15, 2018; December, 2, 2021; May 5-7, 2019; May 30 - June 2, 2019; August 2013."""
    months = _months_at(run, at, words)
    if months is None:
        return at, None
    start = run[at].start
    after = words.skip(run, months.next, _AFTER_MONTH)
    day = _day_at(run, after, words)
    if day is None:
        glued = _day_and_year(run, after)
        if glued is not None:
            return after + 1, _build(start, run[after].end, glued[1], months, (glued[0], glued[0]))
        return _month_and_year(run, at, months, _year_at(run, after, joined=False), words)
    last = day
    until = _range_after(run, day.next, words)
    second = _day_at(run, until, words) if until is not None else None
    if second is not None and second.value > day.value:
        last = second
    year = _year_at(run, words.skip(run, last.next, _AFTER_DAY), joined=False)
    if year is not None:
        return year.next, _build(start, year.end, year.value, months, (day.value, last.value))
    if until is not None and not inner:
        after, end = _month_first(run, until, words, inner=True)
        if end is not None and end.candidates and end.precision == "day":
            first = _build(start, end.end, end.candidates[-1].year, months, (day.value, day.value))
            return after, _ends(first, end)
    return at, None


def _day_and_year(run: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The day and the year that elements of their own hold, without a space between: "Mai 062022".

    Fixture fr/quai-date-en-morceaux.
    """
    key = run[at].key if at < len(run) and run[at].number is not None else ""
    if len(key) not in _GLUED_DIGITS or key[-4:-2] not in _CENTURIES:
        return None
    return int(key[:-4]), int(key[-4:])


def _month_and_year(run: Sequence[Token], at: int, months: _Months, year: _Number | None, words: Vocabulary) -> _Result:
    """August 2013; a short name of a month only in a line of its own: "May 2024", "Berlin, im Mai 2024"."""
    if year is None or (at and run[at - 1].number is not None):
        return at, None
    opens = at == 0 or words.is_filler(run, at - 1)
    alone = opens and all(not token.word and token.number is None for token in run[year.next :])
    if months.letters <= _SHORT_NAME and not alone:
        return at, None
    return year.next, _build(run[at].start, year.end, year.value, months, None)


def _year_first(run: Sequence[Token], at: int, words: Vocabulary) -> _Result:
    """2018. november 15.; ۱۳۹۳ دی ۱۰; 2020. június 4-6.; 2019 წლის 20 ივნისი."""
    year = _year_at(run, at, joined=False)
    if year is None:
        return at, None
    after = words.skip(run, year.next, _AFTER_MONTH)
    months = _months_at(run, after, words)
    if months is None:
        return _day_after_year(run, at, year, after, words)
    day = _day_at(run, words.skip(run, months.next, _AFTER_MONTH), words)
    if day is None or _year_at(run, words.skip(run, day.next, _AFTER_DAY), joined=False) is not None:
        return at, None
    until = _range_after(run, day.next, words)
    last = _day_at(run, until, words) if until is not None else None
    if last is None or last.value <= day.value:
        last = day
    return last.next, _build(run[at].start, last.end, year.value, months, (day.value, last.value))


def _day_after_year(run: Sequence[Token], at: int, year: _Number, after: int, words: Vocabulary) -> _Result:
    """2019 წლის 20 ივნისი: a word for "year" stands between the numbers."""
    day = _day_at(run, after, words) if after > year.next and run[year.next].word else None
    months = _months_at(run, words.skip(run, day.next, _AFTER_DAY), words) if day is not None else None
    if day is None or months is None:
        return at, None
    if _year_at(run, words.skip(run, months.next, _AFTER_MONTH), joined=False) is not None:
        return at, None
    return months.next, _build(run[at].start, run[months.next - 1].end, year.value, months, (day.value, day.value))


def _day_at(run: Sequence[Token], at: int, words: Vocabulary) -> _Number | None:
    """A number from 1 to 31 with its ending: 1er, 18ـی, 2nd."""
    if at >= len(run) or run[at].number is None or len(run[at].key) > 2:
        return None
    value, end = run[at].number or 0, run[at].end
    if not 1 <= value <= 31:
        return None
    after = at + 1
    if _is_quoted(run, at):
        return _Number(after + 1, value, run[after].end)
    if after < len(run) and run[after].glued:
        beside = run[after]
        if beside.key == ":":
            return None
        if beside.key in _APOSTROPHES or beside.key in _DASHES:
            ending = after + 1
            if ending < len(run) and run[ending].glued and run[ending].key in words.suffixes:
                after, end = ending + 1, run[ending].end
        elif beside.word and beside.key in words.suffixes:
            after, end = after + 1, beside.end
        elif beside.word and not words.is_filler(run, after) and phrase_at(words.months, run, after) is None:
            return None
    return _Number(after, value, end)


def _is_quoted(run: Sequence[Token], at: int) -> bool:
    """Whether marks stand around a day, between which letters leave room for it: "«12» сентября 2023 г."."""
    return 0 < at < len(run) - 1 and run[at - 1].key in _QUOTES and run[at + 1].key in _QUOTES


def _year_at(run: Sequence[Token], at: int, *, joined: bool) -> _Number | None:
    """A year of four digits; with `joined` also of two, where an apostrophe, a dash or the end shows that it is one."""
    if at >= len(run) or run[at].number is None:
        return None
    token, value = run[at], run[at].number or 0
    after = run[at + 1] if at + 1 < len(run) else None
    clock = after is not None and after.glued and after.key in ":.," and at + 2 < len(run)
    if clock and run[at + 2].glued and run[at + 2].number is not None:
        return None
    if token.end - token.start == 4:
        return _Number(at + 1, value, token.end) if calendar_of(value) else None
    if token.end - token.start != 2 or not joined:
        return None
    before = run[at - 1].key
    shown = token.glued and (before in _APOSTROPHES or before in _DASHES or before in "/.")
    if not shown and after is not None and (after.word or after.number is not None or after.key in ".:%"):
        return None
    return _Number(at + 1, value + (1900 if value >= 70 else 2000), token.end)


def _months_at(run: Sequence[Token], at: int, words: Vocabulary) -> _Months | None:
    found = phrase_at(words.months, run, at)
    if found is None:
        return None
    after, reading = found
    readings = [reading]
    letters = _letters(run, at, after)
    while len(readings) < 4 and after < len(run) and run[after].key in _PAIR_OPENS:
        another = phrase_at(words.months, run, after + 1)
        if another is None or (run[after].key in ",،" and another[1] != reading):
            break
        letters = max(letters, _letters(run, after + 1, another[0]))
        readings.append(another[1])
        after = another[0]
    if len(readings) > 1 and after < len(run) and run[after].key == ")":
        after += 1
    return _Months(after, tuple(readings), letters)


def _letters(run: Sequence[Token], at: int, after: int) -> int:
    return sum(len(token.key) for token in run[at:after])


def _range_after(run: Sequence[Token], at: int, words: Vocabulary) -> int | None:
    """Where the other end of a range would start: after a dash, a slash or words of a range ("to", "bis zum")."""
    if at < len(run) and run[at].key == ".":
        at += 1
    if at >= len(run):
        return None
    token = run[at]
    if token.key in _DASHES or token.key == "/":
        return at + 1
    through = phrase_at(words.ranges, run, at) if token.word and not token.glued else None
    return words.skip(run, through[0], _NO_SIGNS) if through is not None else None


def _in_a_number(run: Sequence[Token], at: int) -> bool:
    """Is the number at `at` the end of a longer one ("1.5", "10:15", "2018/15")?"""
    if at < 2 or not run[at].glued or not run[at - 1].glued:
        return False
    return run[at - 1].key in ".,:/" and run[at - 2].number is not None


def _build(start: int, end: int, year: int, months: _Months, days: tuple[int, int] | None) -> FoundDate | None:
    """The date of a year, the readings of a month, and the two days of a range (twice the same for one day)."""
    calendar = next((c for c in calendar_of(year) if any(c in reading for reading in months.readings)), None)
    if calendar is None:
        return None
    precision: Precision = "month" if days is None else "day"
    readings: tuple[datetime.date, ...] = ()
    if calendar == "hijri" and days is not None and max(days) > _LONGEST_LUNAR_MONTH:
        return None
    # A day of a lunar month is converted by a table that may not be at hand; a month alone is no Gregorian month.
    if calendar != "hijri" or days is not None:
        make = _MAKERS[calendar]
        numbers = dict.fromkeys(reading[calendar] for reading in months.readings if calendar in reading)
        values = (make(year, number, day) for number in numbers for day in dict.fromkeys(days or (1,)))
        readings = tuple(dict.fromkeys(value for value in values if value is not None))
        if calendar != "hijri" and len(readings) < (2 if days and days[0] != days[1] else 1):
            return None
    return FoundDate(
        start=start,
        end=end,
        value=readings[0] if len(readings) == 1 else None,
        precision=precision,
        candidates=readings,
        form="named",
        calendar=calendar,
        several=len(readings) > 1,
    )


def _ends(first: FoundDate | None, last: FoundDate) -> FoundDate | None:
    """The range from `first` to `last`."""
    if first is None:
        return None
    return FoundDate(
        start=first.start,
        end=last.end,
        value=None,
        precision="day",
        candidates=(*first.candidates[:1], *last.candidates[-1:]),
        form="named",
        calendar=last.calendar,
        several=True,
    )
