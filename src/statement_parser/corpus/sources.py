"""Where records are read from: JSON lines, JSON, folders of them, Parquet, and records that are in memory."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec

from statement_parser.corpus.json_texts import Placed, is_one_text, json_texts
from statement_parser.corpus.rows import Rows, rows_of, rows_of_lines
from statement_parser.errors import DamagedDocument, UnsupportedType
from statement_parser.model.correction import Correction
from statement_parser.model.statement import Statement
from statement_parser.typed import from_json

Record = Statement | dict[str, Any]
RecordChange = Callable[[Statement], Statement]

RecordSource = str | os.PathLike[str] | Iterable[Record]
"""A path, or records."""

_LINES = (".jsonl", ".ndjson")
_PART = ".part.jsonl"
_SQLITE, _PARQUET = b"SQLite format 3\0", b"PAR1"
_BEGINS = (b"{", b"[", b"\x1f\x8b")
"""How records begin in a file whose name does not say that it holds some."""
_WANTED = ".jsonl, .jsonl.gz, .json, .sqlite, .parquet, or a folder of .json and .jsonl files"


def rows_from(sources: Sequence[RecordSource], change: RecordChange | None = None) -> Rows:
    """The records of all sources, one JSON text each, those of a folder in the order of the file names.

    Raises:
        FileNotFoundError: no such file.
        UnsupportedType: a file that has no records in a form that is read.
        ImportError: Parquet without pyarrow.
        TypeError: neither a path nor records.
    """
    if not sources:
        raise TypeError("nothing to read: give the path of a file or folder, or a list of records")
    if len(sources) == 1 and change is None and isinstance(sources[0], str | os.PathLike):
        path = Path(sources[0])
        if path.suffix in _LINES and not path.name.endswith(_PART) and path.is_file():
            with path.open("rb") as file:
                one = is_one_text(file)
            if not one:
                return rows_of_lines(path)
    return rows_of(_changed(itertools.chain.from_iterable(map(_in_source, sources)), change))


def corrected(
    corrections: str | os.PathLike[str] | Iterable[Correction] | None, change: RecordChange | None
) -> RecordChange | None:
    """What puts corrections into a record, and then changes it; None where there is nothing to do."""
    if corrections is None:
        return change
    from statement_parser.corrections.log import Corrections, load_corrections

    given = load_corrections(corrections) if isinstance(corrections, str | os.PathLike) else corrections
    applied = Corrections(given).applied
    return applied if change is None else lambda statement: change(applied(statement))


def statement_of(data: bytes, where: Callable[[], str]) -> Statement:
    """The record of a JSON text.

    Raises:
        DamagedDocument: it is none; `where` says which.
    """
    try:
        return _checked(from_json(data, Statement))
    except (msgspec.DecodeError, ValueError) as error:
        raise DamagedDocument(f"{where()}: {error}; wanted are records of `parse` or `batch`", stage="read") from error


def _checked(statement: Statement) -> Statement:
    wanted = Statement.__struct_defaults__[0]
    if statement.schema_version != wanted:
        raise ValueError(f"schema_version {statement.schema_version!r}: this version reads {wanted}")
    return statement


def statements_in(source: str | os.PathLike[str] | IO[bytes]) -> Iterator[Statement]:
    """The records of a file or folder, or of JSON in a stream, one after the other.

    Raises:
        DamagedDocument: something in it is no record; the message says which.
        OSError, StatementParserError: as of `rows_from`.
    """
    if isinstance(source, str | os.PathLike):
        name, found = str(source), _in_file(Path(source))
    else:
        name, found = "-", json_texts(source, "-")
    for place, data in found:
        try:
            yield statement_of(data, lambda place=place: place)  # type: ignore[misc]
        except DamagedDocument as error:
            raise DamagedDocument(error.detail, stage=error.stage, document=name) from error


def _in_source(source: RecordSource) -> Iterator[bytes]:
    if isinstance(source, str | os.PathLike):
        return (data for _, data in _in_file(Path(source)))
    return _in_memory(source)


def _changed(records: Iterator[bytes], change: RecordChange | None) -> Iterator[bytes]:
    if change is None:
        return records
    return (
        msgspec.json.encode(change(statement_of(record, lambda number=number: f"record {number}")))  # type: ignore[misc]
        for number, record in enumerate(records, 1)
    )


def _in_memory(records: Iterable[Record]) -> Iterator[bytes]:
    if isinstance(records, Statement | dict):
        raise TypeError("one record is no corpus: give a list of records, or the path of a file")
    if not isinstance(records, Iterable):
        raise TypeError(f"nothing to read in a {type(records).__name__}: give the path of a file, or a list of records")
    for number, record in enumerate(records, 1):
        if not isinstance(record, Statement | dict):
            raise TypeError(
                f"record {number} is a {type(record).__name__}; wanted are statements or their dicts. "
                "Paths are arguments of their own: Corpus.read(first, second). Pages are parsed first, with parse_many"
            )
        yield msgspec.json.encode(record)


def _in_file(path: Path) -> Iterator[Placed]:
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and _is_read(p))
        if not found:
            raise UnsupportedType(f"no records in the folder; wanted is {_WANTED}", stage="open", document=str(path))
        for file in found:
            yield from ((f"{file.relative_to(path)}, {place}", data) for place, data in _in_file(file))
        return
    path.stat()  # What is not there is not called a file of another kind.
    name = path.name.removesuffix(".gz")
    if name.endswith(_PART):
        detail = "a part of a run: put the parts together first, with `statement-parser merge`"
        raise UnsupportedType(detail, stage="open", document=str(path))
    with path.open("rb") as opened:
        head = opened.peek(len(_SQLITE))
        if head.startswith(_PARQUET) or name.endswith(".parquet"):
            from statement_parser.export.parquet import read_parquet

            yield from _whole(read_parquet(path), path)
        elif head.startswith(_SQLITE) or name.endswith(".sqlite"):
            from statement_parser.export.sqlite import read_sqlite

            yield from _whole(read_sqlite(path), path)
        elif name.endswith((*_LINES, ".json")) or head.lstrip().startswith(_BEGINS):
            yield from json_texts(opened, str(path))
        else:
            raise UnsupportedType(f"not a file of records; wanted is {_WANTED}", stage="open", document=str(path))


def _whole(records: Iterator[dict[str, Any]], path: Path) -> Iterator[Placed]:
    """The records, with an error of ours where the file is another one."""
    try:
        yield from ((f"record {number}", msgspec.json.encode(record)) for number, record in enumerate(records, 1))
    except ValueError as error:
        raise DamagedDocument(str(error).removeprefix(f"{path}: "), stage="read", document=str(path)) from error


def _is_read(path: Path) -> bool:
    return path.name.removesuffix(".gz").endswith((*_LINES, ".json")) and not path.name.startswith(".")
