"""What the children of a run are given: limits, and which function parses."""

from __future__ import annotations

import msgspec

from statement_parser.options import DEFAULT, Options


class ChildSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of one document and how it is parsed."""

    timeout: float = 30.0
    """Seconds of wall time; above: `TimeLimit`."""
    memory: int = 1_024
    """MiB of address space of a child; above: `MemoryLimit`."""
    kind: str | None = None
    """Of all documents; None: told from the bytes of each."""
    language: str | None = None
    """Of all documents, an ISO 639 code; None: told from the text of each."""
    options: Options = DEFAULT
    """Limits of the parser."""
    parser: str = "statement_parser.api:parse"
    """Module and function that makes a `Statement` of a document; its arguments are those of `parse`."""

    def __post_init__(self) -> None:
        if self.timeout <= 0:
            raise ValueError(f"timeout is {self.timeout!r}; it must be more than 0 seconds")
        if self.memory < 256:
            raise ValueError(f"memory is {self.memory!r}; it must be 256 MiB or more: the parser takes half")
