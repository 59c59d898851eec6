"""Corrections applied to a record, one after the other: each sees what the ones before have made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from statement_parser.corrections.demands import add_demand, change_demand, remove_demand
from statement_parser.corrections.head import correct_date, correct_title
from statement_parser.corrections.paragraphs import add_paragraph, change_paragraph, remove_paragraph
from statement_parser.corrections.places import find
from statement_parser.corrections.signatories import add_signatory, change_signatory, remove_signatory
from statement_parser.model.correction import Correction
from statement_parser.model.document import Issue, Span
from statement_parser.model.statement import Statement

_SHOWN = 60
"""Characters of a value in an issue."""
_ANSWERED = {
    "title": ("no-title",),
    "date": ("no-date", "ambiguous-date", "coarse-date", "hijri-date", "revised-date"),
    "paragraph": ("no-paragraphs",),
    "signatory": ("no-signatories", "no-list-of-signatories"),
}
"""Issues that say no more once a person has said what is right."""


def apply_corrections(statement: Statement, corrections: Iterable[Correction]) -> Statement:
    """The record as people corrected it.

    What was changed or added has score 1.0, and spans only where its text is known to stand there. An issue `corrected`
    says what was done; an issue `correction-unmatched` names each correction whose value is no longer in the record.
    Corrections of other statements are passed over.
    """
    done: dict[str, int] = {}
    unmatched: list[Issue] = []
    names: dict[str, None] = {}
    original = statement
    for correction in corrections:
        if correction.statement != statement.id:
            continue
        changed = _applied(statement, correction)
        if changed is None:
            unmatched.append(_unmatched(correction))
            continue
        statement = changed
        what = f"{correction.field} {_PAST[correction.action]}"
        done[what] = done.get(what, 0) + 1
        if correction.by:
            names.setdefault(correction.by)
        answered = _ANSWERED.get(correction.field, ())
        statement = replace(statement, issues=tuple(i for i in statement.issues if i.code not in answered))
    if not done and not unmatched:
        return original
    said = ", ".join(f"{what} ({count})" if count > 1 else what for what, count in done.items())
    by = f", by {', '.join(names)}" if names else ""
    corrected = [Issue(code="corrected", detail=f"a person looked at this record: {said}{by}")] if done else []
    return replace(statement, issues=(*statement.issues, *corrected, *unmatched))


_PAST = {"accept": "accepted", "change": "changed", "add": "added", "remove": "removed"}


def _unmatched(correction: Correction) -> Issue:
    value = " ".join((correction.printed or correction.text or "").split())
    shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    detail = f"“{shown}” was {_PAST[correction.action]} by a person, and is no longer found as a {correction.field}"
    return Issue(code="correction-unmatched", detail=detail)


def _applied(statement: Statement, correction: Correction) -> Statement | None:
    """The record with one correction; None where what it is about is not there."""
    match correction.field:
        case "title":
            return correct_title(statement, correction)
        case "date":
            return correct_date(statement, correction)
        case "record":
            return statement
        case "paragraph":
            texts = [passage.text for passage in statement.paragraphs]
            spans = [passage.spans for passage in statement.paragraphs]
            ways = _Ways(add_paragraph, change_paragraph, remove_paragraph)
        case "demand":
            texts = [demand.text for demand in statement.demands]
            spans = [demand.spans for demand in statement.demands]
            ways = _Ways(add_demand, change_demand, remove_demand)
        case "signatory":
            texts = [one.raw for one in statement.signatories]
            spans = [one.spans for one in statement.signatories]
            ways = _Ways(add_signatory, change_signatory, remove_signatory)
    return ways.go(statement, correction, texts, spans)


class _Ways:
    """How values of a list are added, changed and removed."""

    def __init__(
        self,
        add: Callable[[Statement, Correction, int], Statement],
        change: Callable[[Statement, Correction, int], Statement],
        remove: Callable[[Statement, int], Statement],
    ) -> None:
        self._add, self._change, self._remove = add, change, remove

    def go(
        self, statement: Statement, correction: Correction, texts: Sequence[str], spans: Sequence[tuple[Span, ...]]
    ) -> Statement | None:
        """The record with the correction; None where its value is not there."""
        place = find(texts, spans, correction.printed, correction.spans) if correction.printed is not None else None
        there = find(texts, spans, correction.text, correction.text_spans) if correction.text is not None else None
        match correction.action:
            case "remove":
                # What is no longer found need not be removed.
                return statement if place is None else self._remove(statement, place)
            case "add":
                if there is not None:
                    return self._change(statement, correction, there)
                if correction.after is None:
                    return self._add(statement, correction, len(texts))
                before = find(texts, spans, correction.after, ()) if correction.after else -1
                return self._add(statement, correction, len(texts) if before is None else before + 1)
            case "change" | "accept":
                # The parser may read by now what a person had to say.
                chosen = place if place is not None else there
                return None if chosen is None else self._change(statement, correction, chosen)
