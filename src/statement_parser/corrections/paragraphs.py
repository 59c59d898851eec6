"""Paragraphs of a record as a person says them."""

from __future__ import annotations

from msgspec.structs import replace

from statement_parser.corrections.places import spans_of
from statement_parser.model.correction import Correction
from statement_parser.model.statement import Passage, Statement


def change_paragraph(statement: Statement, correction: Correction, place: int) -> Statement:
    """The record with another text of a paragraph, or the same one for sure."""
    old = statement.paragraphs[place]
    text = correction.text or old.text
    spans = spans_of(correction, text, statement.produced_by, old.text, old.spans)
    return _with(statement, place, Passage(text=text, spans=spans), place + 1)


def add_paragraph(statement: Statement, correction: Correction, place: int) -> Statement:
    """The record with one more paragraph at `place`."""
    text = correction.text or ""
    return _with(statement, place, Passage(text=text, spans=spans_of(correction, text, statement.produced_by)), place)


def remove_paragraph(statement: Statement, place: int) -> Statement:
    """The record without a paragraph."""
    return _with(statement, place, None, place + 1)


def _with(statement: Statement, start: int, new: Passage | None, end: int) -> Statement:
    before, after = statement.paragraphs[:start], statement.paragraphs[end:]
    return replace(statement, paragraphs=(*before, *([new] if new is not None else []), *after))
