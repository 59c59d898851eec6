"""The nodes and edges of a network."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

NetworkKind = Literal["organisations", "two-mode"]
"""organisations: joined where they sign together; two-mode: organisations joined to the statements that they sign."""


class SigningOrganisation(NamedTuple):
    """A node: an organisation."""

    id: str
    """`Organisation.id`."""
    name: str
    """The spelling printed most often."""
    country: str | None
    """ISO 3166-1 alpha-2 code; None where not known."""
    statements: int
    """How many it signs."""
    first: datetime.date | None
    """Date of the first one that has a date."""
    last: datetime.date | None
    """Date of the last one."""


class SignedStatement(NamedTuple):
    """A node of the two-mode network: a statement."""

    id: str
    """`Statement.id`; of several texts that of the first."""
    title: str | None
    """As in its record."""
    date: datetime.date | None
    """As in its record; None also where only month or year is known."""
    language: str | None
    """As in its record."""
    texts: int
    """Different texts of it in the corpus."""
    signatories: int
    """Organisations that sign it."""


class CoSignature(NamedTuple):
    """An edge between two organisations."""

    source: str
    """Id of the one that comes first in the network."""
    target: str
    """Id of the other."""
    weight: int
    """Statements that both sign."""
    strength: float
    """The same, with each statement counted as 1 / (signatories - 1): to sign with few says more than to sign with a
    thousand (Newman 2001, doi:10.1103/PhysRevE.64.016132)."""
    first: datetime.date | None
    """Date of the first of these statements that has a date."""
    last: datetime.date | None
    """Date of the last of them."""


class Signature(NamedTuple):
    """An edge of the two-mode network."""

    organisation: str
    """Its id."""
    statement: str
    """Its id."""
    date: datetime.date | None
    """Of the statement."""
