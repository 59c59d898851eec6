"""The log of corrections: JSON lines, written at the end only, read whole."""

from __future__ import annotations

import os
from collections.abc import Iterable

import msgspec

from statement_parser.corrections.apply import apply_corrections
from statement_parser.json_log import append_log, load_log
from statement_parser.model.correction import Correction
from statement_parser.model.statement import Statement

_WANTED = '{"statement": ID, "field": "title", "date", "paragraph", "demand", "signatory" or "record", "action": ...}'


def load_corrections(path: str | os.PathLike[str]) -> tuple[Correction, ...]:
    """The corrections of a log, in its order; blank lines are passed over.

    Raises:
        ValueError: a line is no correction; the message names file and line.
        OSError: the file cannot be read.
    """
    return load_log(path, Correction, f"a correction is {_WANTED}")


def append_correction(path: str | os.PathLike[str], correction: Correction) -> None:
    """Write a correction at the end of a log, which is made where there is none; what stands in it is never changed.

    Raises:
        OSError: the file cannot be written.
    """
    append_log(path, msgspec.json.encode(correction))


class Corrections:
    """The corrections of a log by statement, for many records."""

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self._by_statement: dict[str, list[Correction]] = {}
        for correction in corrections:
            self.add(correction)

    def add(self, correction: Correction) -> None:
        """One more, behind the others."""
        self._by_statement.setdefault(correction.statement, []).append(correction)

    def of(self, statement: Statement) -> tuple[Correction, ...]:
        """Those of a record, in the order of the log."""
        return tuple(self._by_statement.get(statement.id, ()))

    def applied(self, statement: Statement) -> Statement:
        """The record with its corrections."""
        own = self.of(statement)
        return apply_corrections(statement, own) if own else statement

    def is_reviewed(self, statement: Statement) -> bool:
        """Whether the last word on the record is that it is right."""
        return self._last_accepts(statement) is not None

    def is_reviewed_whole(self, statement: Statement) -> bool:
        """Whether that word is on its paragraphs too."""
        last = self._last_accepts(statement)
        return last is not None and last.paragraphs

    def _last_accepts(self, statement: Statement) -> Correction | None:
        own = self.of(statement)
        return own[-1] if own and own[-1].field == "record" and own[-1].action == "accept" else None
