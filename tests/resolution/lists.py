"""Statements with nothing in them but signatories."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.model.document import Source
from statement_parser.model.registry import Registry
from statement_parser.model.statement import Signatory, Statement
from statement_parser.organisations.names import parse_name


def statement(number: int, names: Sequence[str]) -> Statement:
    signatories = tuple(
        Signatory(raw=name, kind="organisation", name=name, organisation=parse_name(name)) for name in names
    )
    source = Source(kind="text", sha256=f"{number:064x}", size=1)
    return Statement(id=f"{number:064x}", produced_by="a test", source=source, signatories=signatories)


def groups(registry: Registry) -> set[frozenset[str]]:
    """The names of each organisation."""
    return {frozenset(variant.text for variant in organisation.variants) for organisation in registry.organisations}


def names(registry: Registry) -> dict[str, str]:
    """Id -> name."""
    return {organisation.id: organisation.name for organisation in registry.organisations}
