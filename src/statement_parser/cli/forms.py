"""Records in a written form to a stream: nothing in it that a terminal would obey."""

from __future__ import annotations

from statement_parser.cli.files import Write
from statement_parser.cli.terminal import escape_controls, escape_controls_json, escape_controls_xml
from statement_parser.export.forms import FORMS
from statement_parser.export.tables import Resolved, nobody
from statement_parser.model.statement import Statement

_ESCAPES = {"json": escape_controls_json, "xml": escape_controls_xml, "text": escape_controls}


def render(statement: Statement, form: str, *, evidence: bool = True, resolved: Resolved = nobody) -> str:
    """A record in one of `FORMS`, without what stands around it.

    Args:
        statement: the record.
        form: a name of `FORMS`.
        evidence: with spans and scores; of json and jsonl.
        resolved: the organisation behind an entry.
    """
    found = FORMS[form]
    if form in ("json", "jsonl") and not evidence:
        text = statement.to_json(evidence=False, indent=2 if form == "json" else None)
        return escape_controls_json(text) + ("\n" if form == "jsonl" else "")
    return _ESCAPES[found.syntax](found.render(statement, resolved))


class Stream:
    """Writes records as they come, with what the form wants before, between and behind them."""

    def __init__(self, form: str, write: Write, *, several: bool) -> None:
        self._form = FORMS[form]
        self._write = write
        self._framed = several or self._form.framed
        self.count = 0
        """Records so far."""

    def add(self, text: str) -> None:
        """A record, as `render` gives it."""
        before = self._form.between if self.count else self._form.head if self._framed else ""
        self._write(before + text)
        self.count += 1

    def close(self, *, say_empty: bool) -> None:
        """The end; `say_empty`: no records are written as the form writes that, and not as nothing."""
        if self.count:
            if end := self._form.foot if self._framed else self._form.end:
                self._write(end)
        elif say_empty and self._framed and self._form.empty:
            self._write(self._form.empty)
