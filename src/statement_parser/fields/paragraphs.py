"""The body: paragraphs in order, with the salutation and the sentences that lead in lists; no headings."""

from __future__ import annotations

from statement_parser.model.document import Document
from statement_parser.model.labelling import Labelling, Role
from statement_parser.model.statement import Passage

_BODY = (Role.PARAGRAPH, Role.LEAD_IN)


def find_paragraphs(document: Document, labelling: Labelling) -> tuple[Passage, ...]:
    """One passage for each block of running text."""
    return tuple(
        Passage(text=document.blocks[n].text, spans=(document.whole(n),), score=labelling[n].score)
        for n in labelling.blocks_of(*_BODY)
    )
