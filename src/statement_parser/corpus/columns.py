"""What a corpus keeps of each record in memory, to filter and count without reading the records again."""

from __future__ import annotations

import calendar
import datetime
from array import array
from collections.abc import Iterable, Iterator

import msgspec

from statement_parser.corpus.rows import Rows
from statement_parser.errors import DamagedDocument
from statement_parser.model.statement import SCHEMA_VERSION, Precision
from statement_parser.typed import json_decoder


class _Text(msgspec.Struct):
    text: str


class _Date(msgspec.Struct):
    value: datetime.date
    precision: Precision = "day"


class _Head(msgspec.Struct):
    """The fields of a record that are kept; the others are passed over unread."""

    id: str
    schema_version: int = SCHEMA_VERSION
    language: str | None = None
    date: datetime.date | None = None
    date_detail: _Date | None = None
    publisher: _Text | None = None
    title: str | None = None


def heads(rows: Iterable[bytes]) -> Iterator[tuple[str, str | None, datetime.date | None, str | None]]:
    """Id, title, date and language of records."""
    for head in map(json_decoder(_Head).decode, rows):
        yield head.id, head.title, head.date, head.language


class Columns:
    """One value a record; dates as ordinals of the first and the last day that a record may be of, 0 without a date."""

    def __init__(self) -> None:
        self.ids: list[bytes] = []
        self.first_days = array("i")
        self.last_days = array("i")
        self.languages: list[str | None] = []
        self.publishers: list[str | None] = []

    @classmethod
    def of(cls, rows: Rows, numbers: Iterable[int]) -> Columns:
        """The columns of all rows.

        Raises:
            DamagedDocument: a row that is no record, with its number.
        """
        columns, decoder = cls(), json_decoder(_Head)
        known: dict[str | None, str | None] = {}
        for number in numbers:
            try:
                head = decoder.decode(rows[number])
                columns.ids.append(bytes.fromhex(head.id))
            except (msgspec.DecodeError, ValueError) as error:
                detail = f"{rows.place(number)}: {error}; wanted are records of `parse` or `batch`"
                raise DamagedDocument(detail, stage="read", document=rows.name) from error
            if head.schema_version != SCHEMA_VERSION:
                detail = (
                    f"{rows.place(number)}: schema_version {head.schema_version}, this version reads {SCHEMA_VERSION}"
                )
                raise DamagedDocument(detail, stage="read", document=rows.name)
            first, last = _days(head)
            columns.first_days.append(first)
            columns.last_days.append(last)
            columns.languages.append(known.setdefault(head.language, head.language))
            publisher = head.publisher.text if head.publisher else None
            columns.publishers.append(known.setdefault(publisher, publisher))
        return columns

    def period(self, number: int, length: Precision) -> str | None:
        """The day, month or year of a record, as "2019-10-16", "2019-10" or "2019"; None where it is not known."""
        first, last = self.first_days[number], self.last_days[number]
        if not first:
            return None
        width = {"day": 10, "month": 7, "year": 4}[length]
        start, end = (datetime.date.fromordinal(day).isoformat()[:width] for day in (first, last))
        return start if start == end else None


def _days(head: _Head) -> tuple[int, int]:
    if head.date is not None:
        return head.date.toordinal(), head.date.toordinal()
    if head.date_detail is None:
        return 0, 0
    first, precision = head.date_detail.value, head.date_detail.precision
    if precision == "year":
        last = first.replace(month=12, day=31)
    elif precision == "month":
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    else:
        last = first
    return first.toordinal(), last.toordinal()
