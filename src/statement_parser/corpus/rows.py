"""Records as JSON outside of memory: the lines of a file that is there, or packed lines in one of our own."""

from __future__ import annotations

import tempfile
import threading
import zlib
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from statement_parser.errors import DamagedDocument

_IN_MEMORY = 1 << 25
"""Bytes of packed records up to which no file is made."""
_LEVEL = 1
"""Of zlib: the quickest; records shrink to about a fifth."""


class Rows:
    """Byte strings by number; only where each one stands is held in memory."""

    def __init__(self, file: IO[bytes], *, packed: bool, name: str | None = None) -> None:
        self._file = file
        self._packed = packed
        self.name = name
        """Path of the file that they stand in; None of a packed copy."""
        self._starts = array("Q")
        self._ends = array("Q")
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, start: int, end: int) -> None:
        """Say where the next one stands."""
        self._starts.append(start)
        self._ends.append(end)

    def place(self, number: int) -> str:
        """What to call one in an error: "records.jsonl, record 3"."""
        return f"{Path(self.name).name}, record {number + 1}" if self.name else f"record {number + 1}"

    def __getitem__(self, number: int) -> bytes:
        start, end = self._starts[number], self._ends[number]
        with self._lock:
            self._file.seek(start)
            data = self._file.read(end - start)
        if len(data) != end - start:
            raise DamagedDocument("the file became shorter; read it again", stage="read", document=self.name)
        return zlib.decompress(data) if self._packed else data


def rows_of_lines(path: Path) -> Rows:
    """The lines of a file that are not blank, read from it whenever they are asked for."""
    rows = Rows(path.open("rb"), packed=False, name=str(path))
    with path.open("rb") as file:
        start = 0
        for line in file:
            if not line.isspace():
                rows.add(start, start + len(line))
            start += len(line)
    return rows


def rows_of(records: Iterable[bytes]) -> Rows:
    """Byte strings, packed, in memory while they are few and in a file without a name when they are many."""
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - lives as long as the rows
    rows, start = Rows(file, packed=True), 0
    for record in records:
        packed = zlib.compress(record, _LEVEL)
        file.write(packed)
        rows.add(start, start + len(packed))
        start += len(packed)
    return rows
