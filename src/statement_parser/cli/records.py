"""Records out of files of JSON lines, as `parse --format jsonl` and `batch` write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from statement_parser.cli.files import read_bytes
from statement_parser.errors import DamagedDocument

if TYPE_CHECKING:
    from statement_parser.model.statement import Statement

_LIMIT = 1 << 32
_GZIP = b"\x1f\x8b"


def are_records(name: str) -> bool:
    """Whether a file is one of records, as its ending says."""
    return name.lower().endswith((".jsonl", ".jsonl.gz"))


def read_records(name: str) -> Iterator[Statement]:
    """The records of a file, packed (gzip) or not; "-" is standard input.

    Raises:
        CannotRead: not there, or not to be read.
        DamagedDocument: a line is no record; the message says which.
    """
    import msgspec

    from statement_parser.model.statement import Statement

    data = read_bytes(name, _LIMIT)
    for number, line in enumerate(_unpacked(data, name).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield Statement.from_dict(msgspec.json.decode(line))
        except ValueError as error:
            detail = f"line {number}: {error}; wanted are records of parse --format jsonl"
            raise DamagedDocument(detail, stage="read", document=name) from error


def _unpacked(data: bytes, name: str) -> bytes:
    if not data.startswith(_GZIP):
        return data
    import gzip
    import zlib

    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise DamagedDocument(f"not to be unpacked: {error}", stage="open", document=name) from error
