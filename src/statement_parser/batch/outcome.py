"""A document on its way through the children, and what came of it."""

from __future__ import annotations

import enum
from typing import Final

import msgspec

from statement_parser import errors


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A document to be parsed."""

    key: str
    """Of the ledger, or any other that the caller knows it by."""
    name: str
    data: bytes
    url: str | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a document: a record or an error."""

    key: str
    """As of its `Job`."""
    record: bytes | None = None
    """The record as JSON on one line; None where there is an error."""
    code: str | None = None
    """Of the error."""
    stage: str | None = None
    """What was being done."""
    detail: str | None = None
    """What happened."""
    signal: int | None = None
    """Number of the signal that ended the child, where one did."""
    seconds: float = 0.0
    """Wall time of the last attempt."""
    peak_mb: int = 0
    """The most memory that its child has held, in MiB."""
    attempts: int = 1
    """How often it was tried."""

    @property
    def is_quarantined(self) -> bool:
        """Whether it ended its child, ran out of time or out of memory, twice."""
        return self.code in DEADLY


class Pause(enum.Enum):
    """Among jobs: there is none now."""

    LOOK = "look"
    """Look at the children and ask again."""
    WAIT = "wait"
    """Wait for a child to be done and ask again."""


DEADLY: Final = frozenset((errors.TimeLimit.code, errors.MemoryLimit.code, errors.WorkerDied.code))
"""Codes of what the document did to its child, rather than of what the parser said of it: worth a second try."""

ERRORS: Final = {
    cls.code: cls
    for cls in vars(errors).values()
    if isinstance(cls, type) and issubclass(cls, errors.StatementParserError)
}
"""Classes of errors by their code."""


def error_of(outcome: Outcome, document: str) -> errors.StatementParserError:
    """The error of an outcome that has one, as `parse` would have raised it."""
    cls = ERRORS.get(outcome.code or "", errors.StatementParserError)
    return cls(outcome.detail or "", stage=outcome.stage or "", document=document)
