"""Records as JSON lines: one record a line, UTF-8; packed where the name ends in .gz."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from statement_parser.atomic_output import written_beside
from statement_parser.model.statement import Statement


def write_json_lines(path: Path, statements: Iterable[Statement], *, evidence: bool = True) -> int:
    """Write `statements` to `path` (.jsonl or .jsonl.gz); how many they were. The same records give the same bytes."""
    count = 0
    with written_beside(path) as beside, beside.open("xb") as raw:
        # Neither name nor time in the gzip header: they would differ from run to run.
        packed = gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) if path.name.endswith(".gz") else None
        stream: IO[bytes] = packed or raw  # type: ignore[assignment]
        for statement in statements:
            stream.write(statement.to_json_bytes(evidence=evidence) + b"\n")
            count += 1
        if packed is not None:
            packed.close()
    return count
