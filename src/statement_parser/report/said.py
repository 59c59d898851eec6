"""What a form says of a record -> a correction, checked; what says nothing is refused with a sentence."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import cast

from msgspec.structs import replace

from statement_parser.corrections.head import parse_date
from statement_parser.model.correction import CorrectedField, Correction, CorrectionAction
from statement_parser.model.document import Document, Span
from statement_parser.model.organisation import SIGNATORY_KINDS
from statement_parser.model.statement import Demand, Passage, Signatory, Statement
from statement_parser.report.evidence import Evidence

_ACTIONS = ("accept", "change", "add", "remove")
_ADDED: Mapping[str, tuple[CorrectedField, str]] = {
    "paragraph+": ("paragraph", "paragraphs"),
    "demand+": ("demand", "demands"),
    "signatory+": ("signatory", "signatories"),
}
"""Keys of forms that add to a list: the field, and the anchor of the list."""


def correction_of(evidence: Evidence, form: Mapping[str, str], by: str | None) -> tuple[Correction, str]:
    """What a form says, and the anchor of the value that it is about.

    Args:
        evidence: the record as it was shown, with its source.
        form: its fields (editing.py).
        by: who sends it.

    Raises:
        ValueError: it says nothing that could be kept; the message is for the person.
    """
    statement, key, action = evidence.statement, form.get("key", ""), form.get("action", "")
    if action not in _ACTIONS:
        raise ValueError("The form does not say what to do.")
    made = Correction(
        statement=statement.id,
        field="record",
        action=cast("CorrectionAction", action),
        produced_by=statement.produced_by,
        by=by,
        at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
    )
    text = " ".join(form.get("text", "").split())
    if key == "record":
        return replace(made, paragraphs=form.get("paragraphs") == "too"), "record"
    if key == "title":
        return _title(evidence, replace(made, field="title"), text), key
    if key == "date":
        return _date(evidence, replace(made, field="date"), text, form.get("date", "").strip()), key
    if key in _ADDED:
        field, anchor = _ADDED[key]
        return _added(evidence, replace(made, field=field), form, text), anchor
    return _of_list(evidence, made, form, key, text), key


def _title(evidence: Evidence, made: Correction, text: str) -> Correction:
    old = evidence.statement.title_passage
    spans = old.spans if old else ()
    if made.action == "change" and not text:
        raise ValueError("A title without text is none: choose Remove.")
    if made.action != "change":
        return replace(made, printed=evidence.statement.title, spans=spans)
    return replace(
        made,
        printed=evidence.statement.title,
        spans=spans,
        text=text,
        text_spans=places(evidence.document, text, spans),
    )


def _date(evidence: Evidence, made: Correction, text: str, date: str) -> Correction:
    detail = evidence.statement.date_detail
    spans = detail.spans if detail else ()
    printed = detail.printed if detail else None
    if made.action == "remove":
        return replace(made, printed=printed, spans=spans)
    if made.action == "accept":
        return replace(made, printed=printed, spans=spans, date=detail.iso if detail else None)
    try:
        parse_date(date)
    except ValueError as error:
        raise ValueError(f"That is no date ({error}).") from error
    found = places(evidence.document, text, spans) if text else ()
    return replace(made, printed=printed, spans=spans, date=date, text=text or None, text_spans=found)


def _added(evidence: Evidence, made: Correction, form: Mapping[str, str], text: str) -> Correction:
    if made.action != "add" or not text:
        raise ValueError("What is added needs a text.")
    made = replace(
        made,
        text=text,
        text_spans=places(evidence.document, text, ()),
        after=form.get("after"),
    )
    return _with_signatory(made, form) if made.field == "signatory" else made


def _of_list(evidence: Evidence, made: Correction, form: Mapping[str, str], key: str, text: str) -> Correction:
    old = _value(evidence.statement, key)
    printed = None if old is None else old.raw if isinstance(old, Signatory) else old.text
    if old is None or printed != form.get("printed"):
        raise ValueError("The record has changed since this page was opened: look again, then correct it.")
    field: CorrectedField = (
        "paragraph" if isinstance(old, Passage) else "demand" if isinstance(old, Demand) else "signatory"
    )
    made = replace(made, field=field, printed=printed, spans=old.spans)
    if made.action != "change":
        return made
    if not text:
        raise ValueError("A value without text is none: choose Remove.")
    made = replace(made, text=text, text_spans=places(evidence.document, text, old.spans))
    return _with_signatory(made, form) if field == "signatory" else made


def _with_signatory(made: Correction, form: Mapping[str, str]) -> Correction:
    kind = form.get("kind")
    if kind not in SIGNATORY_KINDS:
        raise ValueError("The form does not say who signs.")
    affiliation = " ".join(form.get("affiliation", "").split())
    return replace(made, kind=kind, affiliation=affiliation)


def _value(statement: Statement, key: str) -> Passage | Demand | Signatory | None:
    """The value that has a key (marks.py): the third demand of "d3"."""
    lists: dict[str, Sequence[Passage | Demand | Signatory]] = {
        "p": statement.paragraphs,
        "d": statement.demands,
        "s": statement.signatories,
    }
    values = lists.get(key[:1], ())
    number = int(key[1:]) if key[1:].isascii() and key[1:].isdigit() else 0
    return values[number - 1] if 1 <= number <= len(values) else None


def places(document: Document | None, text: str, near: tuple[Span, ...]) -> tuple[Span, ...]:
    """Where a text stands in a document: in the block where the old one stood, else where it is once; empty if neither.

    Args:
        document: the source; None where it is not at hand.
        text: what is looked for.
        near: where the old value stands.
    """
    if document is None or not text:
        return ()
    for span in near:
        block = document.blocks[span.block]
        if text in block.text:
            start = block.text.index(text)
            return (Span(span.block, start, start + len(text)),)
    found = [block for block in document.content if text in block.text]
    if len(found) != 1 or found[0].text.count(text) != 1:
        return ()
    start = found[0].text.index(text)
    return (Span(found[0].index, start, start + len(text)),)
