"""A record as plain text: for reading, for archives, and to be parsed again."""

from __future__ import annotations

from statement_parser.export.outline import PartKind, outline, signatories_heading
from statement_parser.model.statement import Statement

_LIST = frozenset((PartKind.DEMAND, PartKind.BULLET, PartKind.SIGNATORY))


def to_text(statement: Statement) -> str:
    """Title, date, paragraphs, lists with "•", signatories numbered; blank lines between, a line feed at the end.

    A signatory is its entry as printed, with the affiliation that stands beside it; a group of signatories stands
    under "Signatories – National organisations:". Headings of sections are no part of a record and therefore none of
    the text.

    >>> from statement_parser.model.document import Source
    >>> from statement_parser.model.statement import Signatory
    >>> source = Source(kind="text", sha256="", size=0)
    >>> signatory = Signatory(raw="Badael", name="Badael")
    >>> record = Statement(id="", produced_by="", source=source, title="Joint Statement", signatories=(signatory,))
    >>> to_text(record).splitlines()[0]
    'Joint Statement'
    >>> to_text(record).splitlines()[-1]
    '1. Badael'
    """
    lines: list[str] = []
    before: PartKind | None = None
    for part in outline(statement):
        if before is not None and not (part.kind == before and part.kind in _LIST):
            lines.append("")
        if part.kind is PartKind.SIGNATORY:
            lines.append(f"{part.number}. {part.text}")
        elif part.kind in _LIST:
            lines.append("  " * (part.level - 1) + f"• {part.text}")
        elif part.kind is PartKind.GROUP:
            if before is PartKind.SIGNATORIES:
                del lines[-2:]
            # Without markup "Individuals" between two lists could be an entry (fixture en/open-music-cards).
            lines.append(f"{signatories_heading(statement.language)} – {part.text}:")
        elif part.kind is PartKind.LEAD_IN and part.text[-1:].isalnum():
            # Without markup only the colon says that a line leads into what follows (fixture en/transit-pledge-form).
            lines.append(part.text + ":")
        else:
            lines.append(part.text)
        before = part.kind
    return "\n".join(lines) + "\n"
