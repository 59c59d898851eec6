"""`statement-parser schema`: the JSON Schema of a record."""

from __future__ import annotations

import click

from statement_parser.cli.files import writer


@click.command("schema")
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of the records that `parse` writes."""
    from statement_parser.model.schema import schema_text

    with writer(None) as write:
        write(schema_text())
