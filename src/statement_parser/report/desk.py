"""The records that a person looks at, their sources, and the log of what is said of them. No network in here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from statement_parser.corrections.log import Corrections, append_correction, load_corrections
from statement_parser.model.statement import Statement
from statement_parser.report.editing import controls_of, whole_record
from statement_parser.report.evidence import Evidence, evidence_of
from statement_parser.report.index import Index
from statement_parser.report.markup import Child, tag
from statement_parser.report.page import name_of, record_parts
from statement_parser.report.said import correction_of
from statement_parser.report.shell import whole_page


class Desk:
    """What the review server shows and keeps; safe to use from several threads."""

    def __init__(
        self,
        statements: Sequence[Statement],
        source: Callable[[Statement], bytes | None],
        log: Path,
        by: str | None = None,
    ) -> None:
        """The records, where their sources are, and the log.

        Args:
            statements: as they were read, without corrections.
            source: gives the bytes of a record's source, where they are at hand.
            log: the file of corrections; made with the first one.
            by: who looks at them.

        Raises:
            ValueError: the log holds something else.
            OSError: it cannot be read.
        """
        self._statements, self._source, self._log, self._by = statements, source, log, by
        self._corrections = Corrections(load_corrections(log) if log.exists() else ())
        self._open: tuple[int, Evidence] | None = None
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._statements)

    def index(self) -> str:
        """The page with all records; those that nobody has said to be right stand first."""
        index = Index()
        with self._lock:
            for number, statement in enumerate(self._statements, 1):
                reviewed = self._corrections.is_reviewed(statement)
                index.add(number, self._corrections.applied(statement), f"{number}", reviewed=reviewed)
        return whole_page("Review", index.parts(), sortable=True)

    def page(self, number: int, token: str, said: str | None = None) -> str:
        """The page of a record, 1-based, with forms.

        Args:
            number: of the record.
            token: sent with each form.
            said: why the last form was refused.
        """
        with self._lock:
            evidence = self._evidence(number)
            whole = whole_record(token, *self._said_of(number))
        message = tag("p", {"class": "issues grave", "role": "alert"}, said) if said else None
        ways: list[Child] = [tag("a", {"href": "."}, "← All records")]
        if number < len(self):
            ways += [" · ", tag("a", {"href": f"{number + 1}"}, "Next record →")]
        body = [
            tag("nav", None, *ways),
            message,
            *record_parts(evidence, controls=controls_of(evidence.statement, token)),
            whole,
        ]
        return whole_page(name_of(evidence), body, forms=True)

    def say(self, number: int, form: Mapping[str, str]) -> str:
        """Keep what a form says of a record; the anchor of the value that it is about.

        Raises:
            ValueError: the form says nothing that could be kept; the message is for the person.
            OSError: the log cannot be written.
        """
        with self._lock:
            evidence = self._evidence(number)
            correction, anchor = correction_of(evidence, form, self._by)
            append_correction(self._log, correction)
            self._corrections.add(correction)
        return anchor

    def _said_of(self, number: int) -> tuple[bool, bool]:
        """Whether a person said that a record is right, and that its paragraphs are too."""
        statement = self._statements[number - 1]
        return self._corrections.is_reviewed(statement), self._corrections.is_reviewed_whole(statement)

    def _evidence(self, number: int) -> Evidence:
        statement = self._statements[number - 1]
        if self._open is None or self._open[0] != number:
            # A source is read once while a person is at it: pages of a PDF take a second to draw.
            self._open = number, evidence_of(statement, self._source(statement))
        return replace(self._open[1], statement=self._corrections.applied(statement))
