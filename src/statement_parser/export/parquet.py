"""Records as a Parquet file: one row a record, its lists as lists of structs, without spans and scores."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from statement_parser.atomic_output import written_beside
from statement_parser.model.statement import Statement

if TYPE_CHECKING:
    import pyarrow

_ROWS = 1_000
"""Of a row group: what is held in memory at a time."""


class MissingPyarrow(ImportError):
    """pyarrow is not installed; the message says what to install."""


def write_parquet(path: Path, statements: Iterable[Statement]) -> int:
    """Write `statements` to `path`; how many they were.

    Raises:
        MissingPyarrow: the extra [parquet] is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingPyarrow('Parquet needs pyarrow: install "statement-parser[parquet]"') from None
    schema, count, waiting = _schema(), 0, iter(statements)
    with written_beside(path) as beside, parquet.ParquetWriter(beside, schema, compression="zstd") as writer:
        while rows := [_row(statement) for statement in itertools.islice(waiting, _ROWS)]:
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
            count += len(rows)
    return count


def read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file that `write_parquet` wrote, as dicts; without spans and scores.

    Raises:
        MissingPyarrow: the extra [parquet] is not installed.
        ValueError: no Parquet file, or one of something else.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingPyarrow('Parquet needs pyarrow: install "statement-parser[parquet]"') from None
    try:
        with parquet.ParquetFile(path) as file:
            if not {"id", "source", "paragraphs", "signatories"} <= set(file.schema_arrow.names):
                raise ValueError(f"{path}: a Parquet file of something else than records; write them with `batch`")
            for rows in file.iter_batches(_ROWS):
                yield from map(_record, rows.to_pylist())
    except pyarrow.ArrowInvalid as error:
        raise ValueError(f"{path}: {error}") from error


def _record(row: dict[str, Any]) -> dict[str, Any]:
    """The record of a row: what `_row` makes simpler, made again."""
    record = {name: value for name, value in row.items() if value is not None}
    record["paragraphs"] = [{"text": text} for text in row["paragraphs"]]
    for passage in ("author", "publisher"):
        if row[passage] is not None:
            record[passage] = {"text": row[passage]}
    for name in ("demands", "other_bullets", "signatories", "translations", "issues"):
        record[name] = [{k: v for k, v in item.items() if v is not None} for item in row[name]]
    for one in record["signatories"]:
        if "organisation" in one:
            one["organisation"]["kind"] = one["kind"]
    if row["title"] is not None:
        record["title_passage"] = {"text": row["title"]}
    return record


def _row(statement: Statement) -> dict[str, Any]:
    record = statement.to_dict(evidence=False)
    record["date"] = statement.date
    if statement.date_detail is not None:
        record["date_detail"]["value"] = statement.date_detail.value
    record["paragraphs"] = [paragraph["text"] for paragraph in record["paragraphs"]]
    record["source"]["captured"] = statement.source.captured
    for passage in ("author", "publisher"):
        record[passage] = record[passage] and record[passage]["text"]
    return record


def _schema() -> pyarrow.Schema:
    import pyarrow as pa

    text, number = pa.string(), pa.int64()

    def structs(**fields: pa.DataType) -> pa.DataType:
        return pa.list_(pa.struct(list(fields.items())))

    organisation = pa.struct([(name, text) for name in ("raw", "name", "script", "key", "acronym", "place", "country")])
    date = pa.struct([("value", pa.date32()), *((name, text) for name in ("printed", "precision", "kind"))])
    source = {"kind": text, "sha256": text, "size": number, "name": text, "url": text, "encoding": text}
    return pa.schema(
        [
            ("id", text),
            ("title", text),
            ("date", pa.date32()),
            ("language", text),
            ("status", text),
            ("paragraphs", pa.list_(text)),
            (
                "demands",
                structs(
                    text=text,
                    marker=text,
                    number=number,
                    level=number,
                    parent=number,
                    lead_in=text,
                    addressee=text,
                ),
            ),
            ("other_bullets", structs(text=text, marker=text)),
            (
                "signatories",
                structs(
                    number=number,
                    raw=text,
                    kind=text,
                    name=text,
                    affiliation=text,
                    group=text,
                    organisation=organisation,
                ),
            ),
            ("author", text),
            ("publisher", text),
            ("canonical_url", text),
            ("translations", structs(language=text, url=text)),
            ("issues", structs(code=text, field=text, detail=text)),
            ("source", pa.struct([*source.items(), ("captured", pa.timestamp("us", tz="UTC")), ("digest", text)])),
            ("produced_by", text),
            ("schema_version", number),
            ("date_detail", date),
        ]
    )
