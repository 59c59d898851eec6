"""The JSON Schema of a record, as shipped with the package."""

from __future__ import annotations

from importlib import resources

from statement_parser.model.statement import SCHEMA_VERSION

SCHEMA_FILE = f"statement-{SCHEMA_VERSION}.json"


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of `Statement.to_dict()`, as JSON text.

    >>> import json
    >>> json.loads(schema_text())["title"]
    'Statement'
    """
    return resources.files("statement_parser").joinpath("schema", SCHEMA_FILE).read_text(encoding="utf-8")
