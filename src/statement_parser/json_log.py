"""An append-only log of what people said: JSON lines, read as a whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import msgspec

from statement_parser.typed import from_json

_Entry = TypeVar("_Entry", bound=msgspec.Struct)


def load_log(path: str | os.PathLike[str], kind: type[_Entry], wanted: str) -> tuple[_Entry, ...]:
    """The entries of a log, in its order; blank lines are passed over.

    Args:
        path: the log.
        kind: what each line is.
        wanted: what a line should be, for the message: "a decision is {...}".

    Raises:
        ValueError: a line is none; the message names file and line.
        OSError: the file cannot be read.
    """
    entries: list[_Entry] = []
    for number, line in enumerate(Path(path).read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            entries.append(from_json(line, kind))
        except msgspec.MsgspecError as error:
            raise ValueError(f"{path}, line {number}: {error}; {wanted}") from error
    return tuple(entries)


def append_log(path: str | os.PathLike[str], entry: bytes) -> None:
    """Append an entry, a line of JSON, to a log; the file is made if it does not exist.

    Raises:
        OSError: the file cannot be written.
    """
    with Path(path).open("ab+") as log:
        log.seek(0, os.SEEK_END)
        if log.tell():
            log.seek(-1, os.SEEK_END)
            if log.read(1) != b"\n":
                log.write(b"\n")  # the last line was cut off before its end
        log.write(entry + b"\n")
        log.flush()
        os.fsync(log.fileno())
