"""Records as rows of flat tables, with ids that stay the same from run to run and under additions.

The id of a statement is that of its record, the sha256 of its bytes. What it holds has that id with its place behind:
"<id>.d3" is its third demand. An organisation's id is made from its comparison key, so that spellings that differ only
in case, accents and punctuation are one row.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator
from typing import Final

from statement_parser.model.organisation import OrganisationName
from statement_parser.model.registry import Organisation
from statement_parser.model.statement import Statement

Value = str | int | float | datetime.date | datetime.datetime | None
Resolved = Callable[[str, int], Organisation | None]
"""The organisation behind an entry: of the id of a statement and a place, 0-based, among its signatories."""
Rows = Iterator[tuple[str, tuple[Value, ...]]]

TABLES: Final[dict[str, dict[str, type]]] = {
    "statements": {
        "id": str,
        "title": str,
        "date": datetime.date,
        "language": str,
        "status": str,
        "author": str,
        "publisher": str,
        "canonical_url": str,
        "paragraphs": int,
        "demands": int,
        "signatories": int,
        "produced_by": str,
        "date_value": datetime.date,
        "date_printed": str,
        "date_precision": str,
        "date_kind": str,
    },
    "sources": {
        "statement_id": str,
        "name": str,
        "url": str,
        "captured": datetime.datetime,
        "digest": str,
        "kind": str,
        "size": int,
        "encoding": str,
    },
    "paragraphs": {"id": str, "statement_id": str, "place": int, "text": str},
    "demands": {
        "id": str,
        "statement_id": str,
        "place": int,
        "marker": str,
        "number": int,
        "level": int,
        "parent_id": str,
        "lead_in": str,
        "addressee": str,
        "text": str,
    },
    "other_bullets": {"id": str, "statement_id": str, "place": int, "marker": str, "text": str},
    "signatories": {
        "id": str,
        "statement_id": str,
        "place": int,
        "number": int,
        "raw": str,
        "kind": str,
        "name": str,
        "affiliation": str,
        "list_group": str,
        "organisation_id": str,
        "resolved_id": str,
        "acronym": str,
        "seat": str,
        "country": str,
        "resolved_why": str,
    },
    "organisations": {"id": str, "name": str, "script": str, "key": str},
    "issues": {"statement_id": str, "code": str, "field": str, "detail": str},
}
"""Columns of each table with the type of their values; columns.py says what they mean. New ones come at the end."""


def nobody(_statement: str, _position: int) -> None:
    """Where nothing was resolved."""
    return


class Flattener:
    """Rows of records, one record after the other."""

    def __init__(self, resolved: Resolved = nobody) -> None:
        self._resolved = resolved
        self._statements: set[bytes] = set()
        self._organisations: set[str] = set()

    def rows(self, statement: Statement) -> Rows:
        """(table, values) of a record. Of one that was there before, with the same bytes, only its source."""
        source = statement.source
        place = (source.name, source.url, source.captured, source.digest, source.kind, source.size, source.encoding)
        yield "sources", (statement.id, *place)
        known = bytes.fromhex(statement.id)
        if known in self._statements:
            return
        self._statements.add(known)
        yield "statements", _statement(statement)
        yield from _texts(statement)
        yield from self._signatories(statement)
        for issue in statement.issues:
            yield "issues", (statement.id, issue.code, issue.field, issue.detail)

    def _signatories(self, statement: Statement) -> Rows:
        for place, one in enumerate(statement.signatories, 1):
            organisation, body = None, one.organisation
            if body is not None:
                organisation = organisation_id(body)
                if organisation not in self._organisations:
                    self._organisations.add(organisation)
                    yield "organisations", (organisation, body.name, body.script, body.key)
            values = (one.number, one.raw, one.kind, one.name, one.affiliation, one.group, organisation)
            said = (body.acronym, body.place, body.country) if body is not None else (None, None, None)
            found = self._resolved(statement.id, place - 1)
            resolved, why = (None, None) if found is None else (found.id, found.why(body.name) if body else None)
            yield "signatories", (f"{statement.id}.s{place}", statement.id, place, *values, resolved, *said, why)


def organisation_id(organisation: OrganisationName) -> str:
    """16 hexadecimal digits, the same for names with the same comparison key."""
    return hashlib.sha256((organisation.key or organisation.name).encode()).hexdigest()[:16]


def _statement(record: Statement) -> tuple[Value, ...]:
    date = record.date_detail
    return (
        record.id,
        record.title,
        record.date,
        record.language,
        record.status,
        record.author.text if record.author else None,
        record.publisher.text if record.publisher else None,
        record.canonical_url,
        len(record.paragraphs),
        len(record.demands),
        len(record.signatories),
        record.produced_by,
        *((date.value, date.printed, date.precision, date.kind) if date is not None else (None,) * 4),
    )


def _texts(statement: Statement) -> Rows:
    whole = statement.id
    for place, paragraph in enumerate(statement.paragraphs, 1):
        yield "paragraphs", (f"{whole}.p{place}", whole, place, paragraph.text)
    for place, one in enumerate(statement.demands, 1):
        parent = None if one.parent is None else f"{whole}.d{one.parent + 1}"
        values = (one.marker, one.number, one.level, parent, one.lead_in, one.addressee, one.text)
        yield "demands", (f"{whole}.d{place}", whole, place, *values)
    for place, bullet in enumerate(statement.other_bullets, 1):
        yield "other_bullets", (f"{whole}.b{place}", whole, place, bullet.marker, bullet.text)
