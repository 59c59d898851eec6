"""What `Statement.report` gives; the package binds it."""

from __future__ import annotations

import os

from statement_parser.model.report import Report
from statement_parser.model.statement import Statement
from statement_parser.report.evidence import evidence_of, source_bytes
from statement_parser.report.page import page_of


def report_of(statement: Statement, source: bytes | str | os.PathLike[str] | None = None) -> Report:
    """A page that shows a record beside its source; arguments and errors as of `Statement.report`."""
    return Report(page_of(evidence_of(statement, source_bytes(source))))
