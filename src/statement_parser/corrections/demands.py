"""Demands of a record as a person says them; what is inside another stays so."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from statement_parser.corrections.places import spans_of
from statement_parser.model.correction import Correction
from statement_parser.model.statement import Bullet, Demand, Statement


def change_demand(statement: Statement, correction: Correction, place: int) -> Statement:
    """The record with another text of a demand, or the same one for sure."""
    old = statement.demands[place]
    text = correction.text or old.text
    spans = spans_of(correction, text, statement.produced_by, old.text, old.spans)
    demand = replace(old, text=text, spans=spans, score=1.0)
    return replace(statement, demands=(*statement.demands[:place], demand, *statement.demands[place + 1 :]))


def add_demand(statement: Statement, correction: Correction, place: int) -> Statement:
    """The record with one more demand at `place`; a bullet of the same text is then none any more."""
    text = correction.text or ""
    bullets: tuple[Bullet, ...] = statement.other_bullets
    same = next((bullet for bullet in bullets if bullet.text == text), None)
    spans = spans_of(correction, text, statement.produced_by, same.text if same else None, same.spans if same else ())
    marker = same.marker if same is not None else None
    beside = statement.demands[place - 1] if place else None
    lead_in = beside.lead_in if beside is not None else None
    demand = Demand(text=text, marker=marker, lead_in=lead_in, spans=spans)
    moved = _renumbered(statement.demands, lambda old: old + 1 if old >= place else old)
    others = tuple(bullet for bullet in bullets if bullet is not same)
    return replace(statement, demands=(*moved[:place], demand, *moved[place:]), other_bullets=others)


def remove_demand(statement: Statement, place: int) -> Statement:
    """The record without a demand; those inside it take its place."""
    gone = statement.demands[place]
    lifted = [
        replace(demand, parent=gone.parent, level=max(1, demand.level - 1)) if demand.parent == place else demand
        for demand in statement.demands
    ]
    del lifted[place]
    return replace(statement, demands=_renumbered(lifted, lambda old: old - 1 if old > place else old))


def _renumbered(demands: Iterable[Demand], number: Callable[[int], int]) -> tuple[Demand, ...]:
    """Demands whose parents have moved."""
    return tuple(
        demand if demand.parent is None else replace(demand, parent=number(demand.parent)) for demand in demands
    )
