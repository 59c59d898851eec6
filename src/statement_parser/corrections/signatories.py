"""Signatories of a record as a person says them; a name that is given is taken apart as one that is read."""

from __future__ import annotations

from msgspec.structs import replace

from statement_parser.corrections.places import spans_of
from statement_parser.model.correction import Correction
from statement_parser.model.organisation import SignatoryKind
from statement_parser.model.statement import Signatory, Statement
from statement_parser.organisations.names import parse_name


def change_signatory(statement: Statement, correction: Correction, place: int) -> Statement:
    """The record with another name, kind or affiliation of a signatory, or the same for sure."""
    old = statement.signatories[place]
    text = correction.text or old.raw
    kind = correction.kind or old.kind
    affiliation = old.affiliation if correction.affiliation is None else correction.affiliation or None
    if (text, kind, affiliation) == (old.raw, old.kind, old.affiliation):
        one = replace(old, score=1.0)
    else:
        spans = spans_of(correction, text, statement.produced_by, old.raw, old.spans)
        made = _signatory(text, kind, affiliation)
        beside = old.affiliation_spans if affiliation == old.affiliation else ()
        one = replace(
            made, number=old.number, group=old.group, group_spans=old.group_spans, spans=spans, affiliation_spans=beside
        )
    return _with(statement, (*statement.signatories[:place], one, *statement.signatories[place + 1 :]))


def add_signatory(statement: Statement, correction: Correction, place: int) -> Statement:
    """The record with one more signatory at `place`, in the group of the one before."""
    text = correction.text or ""
    beside = statement.signatories[place - 1] if place else None
    one = _signatory(text, correction.kind or "unknown", correction.affiliation or None)
    if beside is not None:
        one = replace(one, group=beside.group, group_spans=beside.group_spans)
    one = replace(one, spans=spans_of(correction, text, statement.produced_by))
    return _with(statement, (*statement.signatories[:place], one, *statement.signatories[place:]))


def remove_signatory(statement: Statement, place: int) -> Statement:
    """The record without a signatory."""
    return _with(statement, (*statement.signatories[:place], *statement.signatories[place + 1 :]))


def _with(statement: Statement, signatories: tuple[Signatory, ...]) -> Statement:
    return replace(statement, signatories=signatories)


def _signatory(text: str, kind: SignatoryKind, affiliation: str | None) -> Signatory:
    told = parse_name(text)
    if kind == "unknown":
        kind = told.kind
    if kind == "person":
        is_parted = told.kind == "person"
        name = told.name if is_parted else text
        beside = affiliation or ((told.affiliation or told.role) if is_parted else None)
        return Signatory(raw=text, kind="person", name=name, affiliation=beside)
    body = replace(told, kind=kind)
    return Signatory(raw=text, kind=kind, name=body.name, organisation=body, affiliation=affiliation)
