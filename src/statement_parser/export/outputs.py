"""Which form of output an ending stands for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from statement_parser.export.tables import Resolved, nobody
from statement_parser.model.statement import Statement

ENDINGS: Final = (".jsonl", ".jsonl.gz", ".csv", ".sqlite", ".parquet")


def ending_of(path: Path) -> str | None:
    """The ending, one of `ENDINGS`, that says the form of an output; None where it has none of them."""
    return next((ending for ending in sorted(ENDINGS, key=len, reverse=True) if path.name.endswith(ending)), None)


def write_output(
    path: Path, statements: Iterable[Statement], *, csv_raw: bool = False, resolved: Resolved = nobody
) -> int:
    """Write `statements` in the form that the ending of `path` says; how many they were.

    Args:
        path: where to.
        statements: the records.
        csv_raw: as of `write_csv_folder`.
        resolved: for the tables (.csv, .sqlite): who is behind an entry.

    Raises:
        ValueError: an ending that is none of `ENDINGS`.
        MissingPyarrow: for .parquet, where pyarrow is not installed.
        OSError: it cannot be written.
    """
    match ending_of(path):
        case ".jsonl" | ".jsonl.gz":
            from statement_parser.export.json_lines import write_json_lines

            return write_json_lines(path, statements)
        case ".csv":
            from statement_parser.export.csv_folder import write_csv_folder

            return write_csv_folder(path, statements, raw=csv_raw, resolved=resolved)
        case ".sqlite":
            from statement_parser.export.sqlite import write_sqlite

            return write_sqlite(path, statements, resolved=resolved)
        case ".parquet":
            from statement_parser.export.parquet import write_parquet

            return write_parquet(path, statements)
        case _:
            raise ValueError(f"{path.name}: the ending must be one of {', '.join(ENDINGS)}")
