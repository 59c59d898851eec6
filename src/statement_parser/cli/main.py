"""The group of commands; one file a command."""

from __future__ import annotations

import click

from statement_parser.cli.batch import batch
from statement_parser.cli.evaluate import evaluate
from statement_parser.cli.explain import explain
from statement_parser.cli.export import export
from statement_parser.cli.groups import groups
from statement_parser.cli.labels import labels
from statement_parser.cli.languages import languages
from statement_parser.cli.merge import merge
from statement_parser.cli.name import name
from statement_parser.cli.network import network
from statement_parser.cli.parse import parse
from statement_parser.cli.report import report
from statement_parser.cli.resolve import resolve
from statement_parser.cli.review import review
from statement_parser.cli.schema import schema
from statement_parser.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="statement-parser")
def main() -> None:
    """Joint statements, as scraped pages, PDFs or text, into structured records."""


for _command in (
    parse,
    batch,
    merge,
    report,
    review,
    labels,
    evaluate,
    export,
    explain,
    name,
    resolve,
    groups,
    network,
    schema,
    languages,
):
    main.add_command(_command)
