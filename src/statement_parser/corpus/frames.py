"""The flat tables of export/tables.py as lists of dicts, and as frames of pandas or polars."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from statement_parser.corpus.extras import missing
from statement_parser.export.tables import TABLES, Flattener, Resolved, Value, nobody
from statement_parser.model.statement import Statement

if TYPE_CHECKING:
    import pandas
    import polars

Frame = Literal["dicts", "pandas", "polars"]


def rows_of_table(
    statements: Iterable[Statement], table: str, resolved: Resolved = nobody
) -> Iterator[dict[str, Value]]:
    """The rows of one table, one record after the other; `resolved`: who is behind an entry.

    Raises:
        ValueError: no such table; the message names those that there are.
    """
    columns = _columns(table)
    flattener = Flattener(resolved)
    for statement in statements:
        for name, values in flattener.rows(statement):
            if name == table:
                yield dict(zip(columns, values, strict=True))


def frame(statements: Iterable[Statement], table: str, as_: Frame, resolved: Resolved = nobody) -> Any:
    """One table as a list of dicts, or as a frame with the types of its columns; `resolved`: who is behind an entry.

    Raises:
        ValueError: no such table, or no such form.
        ImportError: the package for the frame is not installed.
    """
    if as_ == "dicts":
        return list(rows_of_table(statements, table, resolved))
    if as_ == "pandas":
        return _pandas(_by_column(statements, table, resolved), table)
    if as_ == "polars":
        return _polars(_by_column(statements, table, resolved), table)
    raise ValueError(f"as_={as_!r}: there are {', '.join(map(repr, get_args(Frame)))}")


def _columns(table: str) -> dict[str, type]:
    if table not in TABLES:
        raise ValueError(f"no table {table!r}: there are {', '.join(TABLES)}")
    return TABLES[table]


def _by_column(statements: Iterable[Statement], table: str, resolved: Resolved) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {column: [] for column in _columns(table)}
    for row in rows_of_table(statements, table, resolved):
        for column, value in row.items():
            found[column].append(value)
    return found


def _pandas(found: dict[str, list[Value]], table: str) -> pandas.DataFrame:
    try:
        import pandas
    except ImportError:
        raise missing("pandas", "pandas", "Frames of pandas") from None
    kinds = {str: "string", int: "Int64", float: "Float64"}
    series: dict[str, Any] = {}
    for column, values in found.items():
        kind = TABLES[table][column]
        if kind in kinds:
            series[column] = pandas.array(values, dtype=kinds[kind])  # type: ignore[call-overload]
        else:
            # Times before 1677 are no problem for seconds.
            times = pandas.to_datetime(pandas.Series(values, dtype=object), utc=kind is datetime.datetime)
            series[column] = times.astype("datetime64[s, UTC]" if kind is datetime.datetime else "datetime64[s]")
    return pandas.DataFrame(series)


def _polars(found: dict[str, list[Value]], table: str) -> polars.DataFrame:
    try:
        import polars
    except ImportError:
        raise missing("polars", "polars", "Frames of polars") from None
    kinds: dict[type, Any] = {
        str: polars.String,
        int: polars.Int64,
        float: polars.Float64,
        datetime.date: polars.Date,
        datetime.datetime: polars.Datetime("us", "UTC"),
    }
    schema = {column: kinds[kind] for column, kind in _columns(table).items()}
    return polars.DataFrame(found, schema=schema)
