"""What settles a date that can be read in two ways: the rest of the page, or the region that it is written for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from statement_parser.fields.date_layout import LINE, Layout
from statement_parser.fields.date_lines import Candidate
from statement_parser.language.dates import (
    DateFinder,
    FoundDate,
    date_in_url,
    find_short_years,
    order_shown,
    parse_stamp,
)
from statement_parser.language.load import all_languages
from statement_parser.language.numeric_dates import ascii_digits
from statement_parser.model.document import Document, Hint, Span
from statement_parser.text.shape import count_digits

_ALONE = 40
_SHORTEST = 4
"""Digits of a date with a short year, at the least."""
_STAMPS = (
    "published",
    "jsonld:published",
    "front-matter:published",
    "modified",
    "jsonld:modified",
    "time",
    "time-updated",
)
_ADDRESSES = ("url", "canonical", "og:url")
_REGIONS = ("og:locale", "html:lang", "jsonld:language")


def settled(document: Document, unsure: Sequence[Candidate], dates: DateFinder) -> Candidate | None:
    """The first of the dates that the page settles, with its value.

    In this order: another date of the page is one of its readings; its address names the month; the other dates in
    digits have one order; the page says for which region it is written.
    """
    known = _known_days(document, dates)
    months = _months_of_address(document)
    order = order_shown(" ; ".join(_short_lines(document))) or _order_of_region(document)
    for candidate in unsure:
        readings = candidate.found.candidates
        agreed = [day for day in readings if day in known] or [
            day for day in readings if (day.year, day.month) in months
        ]
        if not agreed and order is not None and len(readings) == 2 and _has_slashes(document.text(candidate.span)):
            agreed = [_in_order(document.text(candidate.span), readings, order)]
        if len(agreed) == 1:
            return candidate._replace(found=replace(candidate.found, value=agreed[0]))
    return None


def short_year(document: Document, layout: Layout, dates: DateFinder) -> Candidate | None:
    """A line "24.11.17" that another date of the page shows to be a date."""
    lines = [b for b in layout.content if len(b.text) <= _ALONE and count_digits(b.text) >= _SHORTEST]
    read = ((b, date) for b in lines for date in find_short_years(ascii_digits(b.text)))
    found = [(b, date) for b, date in read if layout.may_bear_date(b.index)]
    known = _known_days(document, dates) if found else set()
    for block, date in found:
        agreed = [day for day in date.candidates if day in known]
        if len(agreed) == 1:
            return Candidate("own", replace(date, value=agreed[0]), Span(block.index, date.start, date.end))
    return None


def _known_days(document: Document, dates: DateFinder) -> set[datetime.date]:
    """Every day that the page names beyond doubt."""
    stamps = (parse_stamp(block.text) for block in document.meta(*_STAMPS))
    addresses = (date_in_url(block.text) for block in document.meta(*_ADDRESSES))
    lines = (found for text in _short_lines(document) for found in dates.find(text))
    found: Iterable[FoundDate | None] = (*stamps, *addresses, *lines)
    return {date.value for date in found if date is not None and date.value is not None and date.precision == "day"}


def _short_lines(document: Document) -> list[str]:
    away = Hint.NAV | Hint.COMMENT | Hint.DIALOG
    return [b.text for b in document.content if len(b.text) <= LINE and not b.hints & away and _has_digits(b.text)]


def _has_digits(text: str) -> bool:
    return count_digits(text) > 0 and any(map(str.isdecimal, text))


def _months_of_address(document: Document) -> set[tuple[int, int]]:
    found = (date_in_url(block.text) for block in document.meta(*_ADDRESSES))
    return {(date.value.year, date.value.month) for date in found if date is not None and date.value is not None}


def _has_slashes(printed: str) -> bool:
    """Whether it is in digits with slashes or dashes, of which the order is open; before dots the day is first."""
    return "/" in printed or "-" in printed


def _in_order(printed: str, readings: Sequence[datetime.date], order: str) -> datetime.date:
    first = int("".join(c for c in printed[:2] if c.isdecimal()))
    month_first, day_first = sorted(readings, key=lambda day: day.month != first)
    return month_first if order == "mdy" else day_first


def _order_of_region(document: Document) -> str | None:
    """The order in the region of "en-US" or "en_GB"; None where the page names none, or several that differ."""
    orders: set[str] = set()
    for block in document.meta(*_REGIONS):
        language, _, region = block.text.strip().replace("_", "-").partition("-")
        for known in all_languages():
            if known.code == language.lower() and region.upper()[:2] in known.dates.regions:
                orders.add(known.dates.regions[region.upper()[:2]])
    return orders.pop() if len(orders) == 1 else None
