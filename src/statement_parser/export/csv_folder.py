"""Records as a folder of CSV files, one a table (tables.py): UTF-8, RFC 4180, a head line, safe in a spreadsheet."""

from __future__ import annotations

import contextlib
import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from statement_parser.atomic_output import Made, written_beside
from statement_parser.export.tables import TABLES, Flattener, Resolved, Value, nobody
from statement_parser.model.statement import Statement

_LIVE = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet takes for a formula, and what was made safe already."""


def write_csv_folder(
    path: Path, statements: Iterable[Statement], *, raw: bool = False, resolved: Resolved = nobody
) -> int:
    """Write `statements` into the folder `path`; how many they were.

    Args:
        path: the folder; one that is there with nothing but such tables is replaced as a whole.
        statements: the records.
        raw: write text as it is, also where a spreadsheet would take it for a formula.
        resolved: who is behind an entry.
    """
    flattener, count = Flattener(resolved), 0
    with written_beside(path, made=MADE) as beside:
        beside.mkdir()
        with contextlib.ExitStack() as files:
            writers = {}
            for table, columns in TABLES.items():
                file = files.enter_context((beside / f"{table}.csv").open("x", encoding="utf-8", newline=""))
                writers[table] = csv.writer(file)
                writers[table].writerow(columns)
            for statement in statements:
                for table, values in flattener.rows(statement):
                    writers[table].writerow(values if raw else [safe(value) for value in values])
                count += 1
    return count


def _is_table(name: str, head: bytes) -> bool:
    """Whether a file, by its name in the folder and its first bytes, is one of the tables."""
    columns = TABLES.get(name.removesuffix(".csv"))
    if not name.endswith(".csv") or columns is None:
        return False
    # Versions before had fewer columns; one of somebody else's is lost with the file.
    found = head.split(b"\n", 1)[0].decode("utf-8", "replace").strip().split(",")
    return found[0] == next(iter(columns)) and set(found) <= set(columns)


MADE: Final = Made("tables of records", _is_table)


def safe(value: Value) -> Value:
    """A text that a spreadsheet would take for a formula, with an apostrophe before it; every other value as it is.

    >>> safe("=1+1"), safe("Article 19"), safe("'=1+1"), safe("'Abd")
    ("'=1+1", 'Article 19', "''=1+1", "'Abd")
    """
    return f"'{value}" if isinstance(value, str) and _LIVE.match(value) else value


def unsafe(text: str) -> str:
    """The text that `safe` was given.

    >>> unsafe("'=1+1"), unsafe("''=1+1"), unsafe("'Abd")
    ('=1+1', "'=1+1", "'Abd")
    """
    return text[1:] if text.startswith("'") and _LIVE.match(text) else text
