"""What of a record a person should look at first."""

from __future__ import annotations

from typing import NamedTuple

from statement_parser.model.statement import Statement
from statement_parser.report.marks import UNSURE, marks_of

_HEAVY = {
    "count-mismatch": 3,
    "no-list-of-signatories": 3,
    "ambiguous-date": 2,
    "several-posts": 2,
    "unannounced-signatories": 2,
    "ocr-text": 2,
    "no-title": 2,
    "no-paragraphs": 2,
    "no-signatories": 2,
    "correction-unmatched": 3,
    "corrected": 0,
}
"""Issues that say that something is likely wrong, or missing that most statements have; all others weigh 1."""
_WEIGHED = ("title", "date", "demand", "signatory")
"""Kinds of values of which an unsure one is worth a look. Of a short paragraph the score says little."""
_PARTIAL = 4
_MOST_UNSURE = 3


class Need(NamedTuple):
    """How much a record wants a look, and why."""

    weight: int
    """0: nothing speaks for it. What is cut off weighs most, then contradictions, then what is missing or unsure."""
    reasons: tuple[str, ...]
    """The codes of its issues, then titles, dates, demands and signatories that are unsure."""


def need_of(statement: Statement) -> Need:
    """Whether a person should look at a record; from what the record says of itself only.

    >>> from statement_parser.model.document import Issue, Source
    >>> issues = (Issue(code="count-mismatch", detail="12 printed, 11 found"), Issue(code="no-date", detail="none"))
    >>> source = Source(kind="text", sha256="", size=0)
    >>> need_of(Statement(id="", produced_by="", source=source, issues=issues))
    Need(weight=4, reasons=('count-mismatch', 'no-date'))
    """
    codes = list(dict.fromkeys(issue.code for issue in statement.issues))
    unsure = [mark.name for mark in marks_of(statement) if mark.field in _WEIGHED and mark.score < UNSURE]
    weight = sum(_HEAVY.get(code, 1) for code in codes) + len(unsure[:_MOST_UNSURE])
    if statement.status == "partial":
        weight += _PARTIAL
    shown = [f"unsure: {name}" for name in unsure[:_MOST_UNSURE]]
    if more := len(unsure) - len(shown):
        shown.append(f"unsure: {more} more")
    return Need(weight, (*codes, *shown))
