"""The title."""

from __future__ import annotations

from statement_parser.model.document import Document
from statement_parser.model.labelling import Labelling
from statement_parser.model.statement import Passage


def find_title(document: Document, labelling: Labelling) -> Passage | None:
    """The title that the labelling chose, without the site's name; None where nothing names one."""
    span = labelling.headline
    if span is None:
        return None
    score = labelling[span.block].score
    return Passage(text=document.text(span), spans=(span,), score=score)
