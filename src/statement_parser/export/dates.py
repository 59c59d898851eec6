"""The date of a record to its precision, as exports write it."""

from __future__ import annotations

from statement_parser.model.statement import Statement


def iso_date(statement: Statement) -> str | None:
    """A day, month or year in ISO 8601 ("2021-03-09", "2021-03", "2021"); None without a date."""
    if statement.date_detail is not None:
        return statement.date_detail.iso
    return statement.date.isoformat() if statement.date else None
