"""Signatories as a table for OpenRefine: one a row, as printed and as resolved, ready to be reconciled.

CSV by RFC 4180 in UTF-8, safe in a spreadsheet as the tables of csv_folder.py are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from statement_parser.export.csv_folder import safe
from statement_parser.export.dates import iso_date
from statement_parser.export.organisation_of import body_of
from statement_parser.export.tables import Resolved, nobody
from statement_parser.model.statement import Statement

COLUMNS: Final = (
    "raw",
    "name",
    "kind",
    "organisation",
    "organisation_id",
    "aliases",
    "acronym",
    "country",
    "affiliation",
    "list_group",
    "external_ids",
    "title",
    "date",
    "language",
    "url",
    "place",
    "number",
    "signatory_id",
    "statement_id",
)
"""Of the table. raw: as printed; name: for display; organisation: the name under which the body is known over all
records, where they were resolved. Between several aliases, or external ids ("ror:https://ror.org/..."), is " | "."""


def header() -> str:
    """The head line."""
    return _lines([COLUMNS])


def to_rows(statement: Statement, resolved: Resolved = nobody) -> str:
    """A line for each signatory of a record, without the head line."""
    return _lines(_row(statement, place, resolved) for place in range(len(statement.signatories)))


def _row(statement: Statement, place: int, resolved: Resolved) -> tuple[str | int | None, ...]:
    one, body = statement.signatories[place], body_of(statement, place, resolved)
    found = resolved(statement.id, place)
    return (
        one.raw,
        one.name,
        one.kind,
        found.name if found is not None else None,
        body.id if body else None,
        " | ".join(body.aliases) if body else None,
        body.acronym if body else None,
        body.country if body else None,
        one.affiliation,
        one.group,
        " | ".join(f"{scheme}:{number}" for scheme, number in body.ids) if body else None,
        statement.title,
        iso_date(statement),
        statement.language,
        statement.canonical_url or statement.source.url,
        place + 1,
        one.number,
        f"{statement.id}.s{place + 1}",
        statement.id,
    )


def _lines(rows: Iterable[Iterable[str | int | None]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([safe(value) for value in row] for row in rows)
    return stream.getvalue()
