"""What a text of a statement has that the first one has not."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.corpus.group_records import Change
from statement_parser.corpus.lists import paired, paired_across, paired_by_place
from statement_parser.model.statement import Signatory, Statement
from statement_parser.text.fold import tokens


def change_between(first: Statement, other: Statement, shared: float | None) -> Change:
    """How `other` differs from `first`; `shared` is None where they are in two languages."""
    added, dropped = _lists(first.signatories, other.signatories, across=shared is None)
    days = (other.date - first.date).days if first.date and other.date else None
    titles = None if tokens(first.title or "") == tokens(other.title or "") else (first.title, other.title)
    return Change(added=added, dropped=dropped, title=titles, days=days, shared=shared)


def _lists(
    first: Sequence[Signatory], other: Sequence[Signatory], *, across: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names added and dropped; a text without a list says nothing of who signs."""
    if not first or not other:
        return (), ()
    pairs = paired_by_place(first, other, paired_across(first, other)) if across else paired(first, other)
    known, found = {one for one, _ in pairs}, {two for _, two in pairs}
    return (
        tuple(one.name for place, one in enumerate(other) if place not in found),
        tuple(one.name for place, one in enumerate(first) if place not in known),
    )
