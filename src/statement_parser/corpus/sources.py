"""Where records are read from: JSON lines, JSON, folders of them, Parquet, and records that are in memory."""

from __future__ import annotations

import gzip
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

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
_WANTED = ".jsonl, .jsonl.gz, .json, .sqlite, .parquet, or a folder of .json and .jsonl files"


def rows_from(sources: Sequence[RecordSource], change: RecordChange | None = None) -> Rows:
    """The records of all sources, one JSON text each, those of a folder in the order of the file names.

    Raises:
        FileNotFoundError: no such file.
        UnsupportedType: a file that has no records in a form that is read.
        MissingExtra: Parquet without pyarrow.
        TypeError: neither a path nor records.
    """
    if not sources:
        raise TypeError("nothing to read: give the path of a file or folder, or a list of records")
    if len(sources) == 1 and change is None and isinstance(sources[0], str | os.PathLike):
        path = Path(sources[0])
        if path.suffix in _LINES and not path.name.endswith(_PART) and path.is_file():
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


def _in_source(source: RecordSource) -> Iterator[bytes]:
    return _in_file(Path(source)) if isinstance(source, str | os.PathLike) else _in_memory(source)


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


def _in_file(path: Path) -> Iterator[bytes]:
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and _is_read(p))
        if not found:
            raise UnsupportedType(f"no records in the folder; wanted is {_WANTED}", stage="open", document=str(path))
        for file in found:
            yield from _in_file(file)
        return
    path.stat()  # What is not there is not called a file of another kind.
    name = path.name.removesuffix(".gz")
    if name.endswith(_PART):
        detail = "a part of a run: put the parts together first, with `statement-parser merge`"
        raise UnsupportedType(detail, stage="open", document=str(path))
    if name.endswith(_LINES):
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            yield from (line for line in lines if not line.isspace())
    elif name.endswith(".json"):
        yield from _in_json(path)
    elif name.endswith(".parquet"):
        from statement_parser.export.parquet import read_parquet

        yield from map(msgspec.json.encode, _whole(read_parquet(path), path))
    elif name.endswith(".sqlite"):
        from statement_parser.export.sqlite import read_sqlite

        yield from map(msgspec.json.encode, _whole(read_sqlite(path), path))
    else:
        raise UnsupportedType(f"not a file of records; wanted is {_WANTED}", stage="open", document=str(path))


def _whole(records: Iterator[dict[str, Any]], path: Path) -> Iterator[dict[str, Any]]:
    """The records, with an error of ours where the file is another one."""
    try:
        yield from records
    except ValueError as error:
        raise DamagedDocument(str(error).removeprefix(f"{path}: "), stage="read", document=str(path)) from error


def _is_read(path: Path) -> bool:
    return path.name.removesuffix(".gz").endswith((*_LINES, ".json")) and not path.name.startswith(".")


def _in_json(path: Path) -> Iterator[bytes]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        data = file.read()
    if data.lstrip()[:1] != b"[":
        yield data
        return
    try:
        yield from map(bytes, from_json(data, list[msgspec.Raw]))
    except msgspec.DecodeError as error:
        raise DamagedDocument(str(error), stage="read", document=str(path)) from error
