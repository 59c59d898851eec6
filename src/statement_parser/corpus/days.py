"""Days and months as people write them in a question, and the times between two of them."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from typing import Literal


def day_of(given: datetime.date | str, *, last: bool = False) -> datetime.date:
    """A day of "2019", "2019-10" or "2019-10-16": the first one, or the last.

    Raises:
        ValueError: it is none of them.

    >>> day_of("2020-02", last=True)
    datetime.date(2020, 2, 29)
    """
    if isinstance(given, datetime.datetime):
        return given.date()
    if isinstance(given, datetime.date):
        return given
    try:
        parts = [int(part) for part in given.split("-")]
        if len(parts) == 3:
            return datetime.date(*parts)
        year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12 if last else 1)
        return datetime.date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    except (ValueError, IndexError, AttributeError, calendar.IllegalMonthError):
        raise ValueError(f"no date: {given!r}; wanted is a date, or '2019', '2019-10' or '2019-10-16'") from None


def without_gaps(counts: Mapping[str | None, int], by: Literal["day", "month", "year"]) -> dict[str | None, int]:
    """The counts in order of time, with the months or years between the first and the last that have none; None last.

    >>> without_gaps({"2021": 1, None: 3, "2019": 2}, "year")
    {'2019': 2, '2020': 0, '2021': 1, None: 3}
    """
    known = sorted(period for period in counts if period is not None)
    if known and by != "day":
        known = _all_between(known[0], known[-1], by)
    ordered: dict[str | None, int] = {period: counts.get(period, 0) for period in known}
    if None in counts:
        ordered[None] = counts[None]
    return ordered


def _all_between(first: str, last: str, by: Literal["month", "year"]) -> list[str]:
    if by == "year":
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    start, end = (int(text[:4]) * 12 + int(text[5:]) - 1 for text in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]
