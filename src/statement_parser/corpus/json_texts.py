"""Records as JSON out of a file or a stream: one a line, or one over many lines, or a list of them; packed or not."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

import msgspec

from statement_parser.errors import DamagedDocument
from statement_parser.typed import from_json

Placed = tuple[str, bytes]
"""Where a record stands ("line 3", "record 3") and its JSON text."""

_GZIP = b"\x1f\x8b"


def json_texts(stream: IO[bytes], name: str) -> Iterator[Placed]:
    """The JSON texts in a stream; of lines, one line at a time is held.

    Raises:
        DamagedDocument: packed data that cannot be unpacked. What is no JSON is given as its lines.
    """
    opened = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    try:
        if opened.peek(2).startswith(_GZIP):
            with gzip.GzipFile(fileobj=opened) as unpacked:
                yield from _texts(unpacked)
        else:
            yield from _texts(opened)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DamagedDocument(f"not to be unpacked: {error}", stage="open", document=name) from error


def is_one_text(stream: IO[bytes]) -> bool:
    """Whether a stream is one JSON text, over several lines or a list, and not one a line."""
    first = next((line for line in stream if not line.isspace()), b"")
    return not _is_record(first) and _together(first + stream.read()) is not None


def _texts(stream: Iterable[bytes]) -> Iterator[Placed]:
    lines = ((number, line) for number, line in enumerate(stream, 1) if not line.isspace())
    start, first = next(lines, (0, b""))
    if not start:
        return
    if _is_record(first):
        yield f"line {start}", first
    else:
        rest = [(start, first), *lines]
        together = _together(b"".join(line for _, line in rest))
        if together is not None:
            yield from ((f"record {number}", text) for number, text in enumerate(together, 1))
            return
        lines = iter(rest)  # type: ignore[assignment]
    yield from ((f"line {number}", line) for number, line in lines)


def _is_record(line: bytes) -> bool:
    """Whether a line is all of a record, or at least an object."""
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        from_json(line, msgspec.Raw)
    except msgspec.DecodeError:
        return False
    return True


def _together(data: bytes) -> list[bytes] | None:
    """The records of one JSON text; None where it is none."""
    try:
        if data.lstrip().startswith(b"["):
            return [bytes(text) for text in from_json(data, list[msgspec.Raw])]
        from_json(data, msgspec.Raw)
    except msgspec.DecodeError:
        return None
    return [data]
