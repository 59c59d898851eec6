"""What a run gives, document by document in the order of its inputs: a record, or a failure with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from statement_parser.batch.outcome import DEADLY
from statement_parser.typed import json_decoder
from statement_parser.version import __version__

if TYPE_CHECKING:
    from statement_parser.batch.ledger import Row
    from statement_parser.model.statement import Statement


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A document that gave no record; one line of the failures file."""

    name: str
    """Path of the document: below the input, in an archive behind "!" or "@"."""
    url: str | None = None
    """Address, of a WARC record."""
    sha256: str | None = None
    """Of its bytes; None where they could not be read."""
    size: int | None = None
    """Bytes; None where they could not be read."""
    state: str
    """unread: it could not be taken from the input; refused: the parser says no; quarantined: it ended its child."""
    code: str
    """Code of the error: "empty-document", "time-limit" ..."""
    stage: str | None = None
    """What was being done: "open", "unpack", "sniff", "read", "parse"."""
    detail: str | None = None
    """What happened and what to do."""
    signal: int | None = None
    """Number of the signal that ended the child, where one did."""
    seconds: float | None = None
    """Wall time of the last attempt."""
    peak_mb: int | None = None
    """The most memory that its child held, in MiB."""
    attempts: int | None = None
    """How often it was tried."""
    version: str = __version__
    """Of this program."""


class Result(NamedTuple):
    """A record or a failure."""

    file: int
    """Number, from 0, of the input file."""
    member: int
    """Number, from 0, of the document in it."""
    statement: Statement | None
    failure: Failure | None


def results(rows: Iterable[Row]) -> Iterator[Result]:
    """The result of each document of a ledger."""
    from statement_parser.model.statement import Statement

    decoder = json_decoder(Statement)
    for row in rows:
        if row.record is None:
            yield Result(*row.place, None, _failure(row))
        else:
            record = decoder.decode(row.record)
            given = (row.name, _utc(row.captured), row.digest)
            if given != (record.source.name, record.source.captured, record.source.digest):
                # The same bytes may stand in several places and are parsed once.
                source = replace(record.source, name=given[0], captured=given[1], digest=given[2])
                record = replace(record, source=source)
            yield Result(*row.place, record, None)


def _failure(row: Row) -> Failure:
    code = row.code or "not-parsed"
    state = "unread" if row.sha256 is None else "quarantined" if code in DEADLY else "refused"
    return Failure(
        name=row.name,
        url=row.url,
        sha256=row.sha256,
        size=row.size,
        state=state,
        code=code,
        stage=row.stage,
        detail=row.detail,
        signal=row.signal,
        seconds=None if row.seconds is None else round(row.seconds, 3),
        peak_mb=row.peak_mb,
        attempts=row.attempts,
    )


def _utc(time: datetime.datetime | None) -> datetime.datetime | None:
    return time.astimezone(datetime.UTC) if time is not None else None
