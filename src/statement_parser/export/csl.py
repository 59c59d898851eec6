"""A record as an item of CSL-JSON, for Zotero and everything that cites with CSL (citationstyles.org)."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from statement_parser.export.dates import iso_date
from statement_parser.export.outline import printed_entry
from statement_parser.model.statement import Statement

GENRE: Final = "Joint statement"


def to_csl(statement: Statement) -> str:
    """The record as one JSON object; no line feed at its end. A file of CSL-JSON is an array of them."""
    return msgspec.json.format(msgspec.json.encode(csl_item(statement)), indent=2).decode()


def csl_item(statement: Statement) -> dict[str, Any]:
    """As `to_csl`, as a dict.

    Signatories are no authors: a citation would name hundreds. They stand in `note`, where a search finds them.
    """
    source = statement.source
    address = statement.canonical_url or source.url
    publisher = statement.publisher.text if statement.publisher else None
    date = iso_date(statement)
    captured = source.captured.date().isoformat() if source.captured else None
    item = {
        "id": statement.id[:16],
        "type": "webpage" if address else "document",
        "title": statement.title or source.name or "Untitled",
        "genre": GENRE,
        "author": [{"literal": statement.author.text}] if statement.author else None,
        "container-title": publisher if address else None,
        "publisher": publisher,
        "issued": {"date-parts": [_parts(date)]} if date else None,
        "accessed": {"date-parts": [_parts(captured)]} if captured else None,
        "language": statement.language,
        "URL": address,
        "abstract": statement.paragraphs[0].text if statement.paragraphs else None,
        "note": note_of(statement),
    }
    return {key: value for key, value in item.items() if value is not None}


def note_of(statement: Statement) -> str:
    """Who signs, and the checksum of the source, on one line."""
    names = "; ".join(" ".join(printed_entry(one).split()) for one in statement.signatories)
    signed = f"{len(statement.signatories)} signatories: {names}. " if names else ""
    return f"{signed}sha256 {statement.id}"


def _parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]
