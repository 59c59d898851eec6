"""The log of what people decided: JSON lines, written at the end only, read whole."""

from __future__ import annotations

import os

import msgspec

from statement_parser.json_log import append_log, load_log
from statement_parser.model.registry import Decision

_WANTED = '{"left": NAME, "right": NAME, "verdict": "same", "related", "different" or "unsure"}'


def load_decisions(path: str | os.PathLike[str]) -> tuple[Decision, ...]:
    """The decisions of a log, in its order; blank lines are passed over.

    Raises:
        ValueError: a line is no decision; the message names file and line.
        OSError: the file cannot be read.
    """
    return load_log(path, Decision, f"a decision is {_WANTED}")


def append_decision(path: str | os.PathLike[str], decision: Decision) -> None:
    """Write a decision at the end of a log, which is made where there is none; what stands in it is never changed.

    Raises:
        OSError: the file cannot be written.
    """
    append_log(path, msgspec.json.encode(decision, order="deterministic"))
