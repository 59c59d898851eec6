"""Records as an SQLite database with the tables of tables.py, keys and indexes."""

from __future__ import annotations

import contextlib
import datetime
import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from statement_parser.atomic_output import written_beside
from statement_parser.export.tables import TABLES, Flattener, Resolved, Value, nobody
from statement_parser.model.statement import Statement

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", datetime.date: "TEXT", datetime.datetime: "TEXT"}
"""Dates as in JSON: ISO 8601."""


def write_sqlite(path: Path, statements: Iterable[Statement], *, resolved: Resolved = nobody) -> int:
    """Write `statements` into a new database at `path`; how many they were."""
    flattener, count = Flattener(resolved), 0
    with written_beside(path) as beside, contextlib.closing(_opened(beside)) as db:
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


def _opened(path: Path) -> sqlite3.Connection:
    path.open("xb").close()  # SQLite does not say why it cannot open a file
    return sqlite3.connect(path)


def read_sqlite(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a database that `write_sqlite` wrote, as dicts, without spans, scores and details of names.

    Raises:
        FileNotFoundError: no such file.
        ValueError: no database, or one of something else.
    """
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        db.row_factory = sqlite3.Row
        try:
            for row in db.execute("SELECT * FROM statements ORDER BY rowid"):
                yield _record(db, row)
        except sqlite3.DatabaseError as error:
            raise ValueError(f"{path}: not a database that `batch` wrote: {error}") from error


def _record(db: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Any]:
    def rows(table: str, order: str = "place") -> Iterator[dict[str, Any]]:
        query = f"SELECT * FROM {table} WHERE statement_id = ? ORDER BY {order}"
        return map(_known, db.execute(query, (row["id"],)))

    record = _known(row)
    date = {name: record.pop(f"date_{name}", None) for name in ("value", "printed", "precision", "kind")}
    if None not in date.values():
        record["date_detail"] = date
    for passage in ("author", "publisher"):
        if passage in record:
            record[passage] = {"text": record[passage]}
    record["source"] = {**next(rows("sources", "rowid")), "sha256": row["id"]}
    for table in ("paragraphs", "other_bullets"):
        record[table] = list(rows(table))
    record["demands"] = [
        {**demand, "parent": int(demand["parent_id"].rpartition(".d")[2]) - 1 if "parent_id" in demand else None}
        for demand in rows("demands")
    ]
    record["issues"] = list(rows("issues", "rowid"))
    record["signatories"] = [_signatory(db, one) for one in rows("signatories")]
    return record


def _signatory(db: sqlite3.Connection, one: dict[str, Any]) -> dict[str, Any]:
    one["group"] = one.pop("list_group", None)
    said = {field: one.pop(name, None) for name, field in (("acronym",) * 2, ("seat", "place"), ("country",) * 2)}
    if identity := one.pop("organisation_id", None):
        found = db.execute("SELECT name, script, key FROM organisations WHERE id = ?", (identity,)).fetchone()
        one["organisation"] = {**_known(found), **said, "raw": one["raw"], "kind": one["kind"]}
    return one


def _known(row: sqlite3.Row) -> dict[str, Any]:
    """The columns that say something."""
    return {name: row[name] for name in row.keys() if row[name] is not None}  # noqa: SIM118 - a Row is no dict


def _column(name: str, kind: type) -> str:
    return f"{name} {_TYPES[kind]}" + (" PRIMARY KEY" if name == "id" else "")


def _value(value: Value) -> str | int | float | None:
    return value.isoformat() if isinstance(value, datetime.date) else value
