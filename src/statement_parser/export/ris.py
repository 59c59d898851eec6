"""A record in RIS, for Zotero, EndNote and other managers of references."""

from __future__ import annotations

from statement_parser.export.csl import note_of
from statement_parser.export.dates import iso_date
from statement_parser.model.statement import Statement


def to_ris(statement: Statement) -> str:
    r"""The record from TY to ER, with an empty line behind it; lines end in a line feed.

    >>> from statement_parser.model.document import Source
    >>> source = Source(kind="text", sha256="", size=0)
    >>> record = Statement(id="ab", produced_by="", source=source, title="Joint\nAppeal")
    >>> to_ris(record).splitlines()[:2]
    ['TY  - GEN', 'TI  - Joint Appeal']
    """
    source, date = statement.source, iso_date(statement)
    address = statement.canonical_url or source.url
    publisher = statement.publisher.text if statement.publisher else None
    day = (date or "").replace("-", "/")
    tags = [
        ("TY", "ELEC" if address else "GEN"),
        ("TI", statement.title or source.name or "Untitled"),
        ("AU", statement.author.text if statement.author else None),
        ("T2", publisher if address else None),
        ("PB", publisher),
        ("PY", day[:4]),
        # year/month/day/other, a part that is not known left empty (RIS specification).
        ("DA", day + "/" * (3 - day.count("/")) if day else None),
        ("LA", statement.language),
        ("UR", address),
        ("Y2", f"{source.captured:%Y/%m/%d}/" if source.captured else None),
        ("AB", statement.paragraphs[0].text if statement.paragraphs else None),
        ("M3", "Joint statement"),
        ("N1", note_of(statement)),
        ("ID", statement.id[:16]),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - ", "", ""])
