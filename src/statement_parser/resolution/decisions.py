"""The log of what people decided: JSON lines, written at the end only, read whole."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from statement_parser.model.registry import Decision


def load_decisions(path: str | os.PathLike[str]) -> tuple[Decision, ...]:
    """The decisions of a log, in its order; blank lines are passed over.

    Raises:
        ValueError: a line is no decision; the message names file and line.
        OSError: the file cannot be read.
    """
    decisions: list[Decision] = []
    for number, line in enumerate(Path(path).read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            decisions.append(msgspec.json.decode(line, type=Decision))
        except msgspec.MsgspecError as error:
            wanted = '{"left": NAME, "right": NAME, "verdict": "same", "related", "different" or "unsure"}'
            raise ValueError(f"{path}, line {number}: {error}; a decision is {wanted}") from error
    return tuple(decisions)


def append_decision(path: str | os.PathLike[str], decision: Decision) -> None:
    """Write a decision at the end of a log, which is made where there is none; what stands in it is never changed.

    Raises:
        OSError: the file cannot be written.
    """
    with Path(path).open("ab+") as log:
        log.seek(0, os.SEEK_END)
        if log.tell():
            log.seek(-1, os.SEEK_END)
            if log.read(1) != b"\n":
                log.write(b"\n")  # the last line was cut off before its end
        log.write(msgspec.json.encode(decision, order="deterministic") + b"\n")
