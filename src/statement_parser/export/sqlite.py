"""Records as an SQLite database with the tables of tables.py, keys and indexes."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from statement_parser.beside import written_beside
from statement_parser.export.tables import TABLES, Flattener, Value
from statement_parser.model.statement import Statement

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", datetime.date: "TEXT", datetime.datetime: "TEXT"}
"""Dates as in JSON: ISO 8601."""


def write_sqlite(path: Path, statements: Iterable[Statement]) -> int:
    """Write `statements` into a new database at `path`; how many they were."""
    flattener, count = Flattener(), 0
    with written_beside(path) as beside, contextlib.closing(sqlite3.connect(beside)) as db:
        # The file takes its place only when it is whole: no journal is needed on the way.
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        inserts = {}
        for table, columns in TABLES.items():
            db.execute(f"CREATE TABLE {table} ({', '.join(_column(*column) for column in columns.items())})")
            inserts[table] = f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"
        for statement in statements:
            for table, values in flattener.rows(statement):
                db.execute(inserts[table], [_value(value) for value in values])
            count += 1
        for table, columns in TABLES.items():
            for column in columns:
                if column.endswith("_id"):
                    db.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        db.commit()
    return count


def _column(name: str, kind: type) -> str:
    return f"{name} {_TYPES[kind]}" + (" PRIMARY KEY" if name == "id" else "")


def _value(value: Value) -> str | int | float | None:
    return value.isoformat() if isinstance(value, datetime.date) else value
