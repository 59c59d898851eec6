"""`statement-parser labels`: records that a person found right, as labels to measure with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from statement_parser.cli import failures
from statement_parser.cli.corrections import corrections_option
from statement_parser.cli.failures import EXIT_SOME, EXIT_USAGE, exit_code
from statement_parser.cli.places import say_cannot_write
from statement_parser.cli.records import read_records
from statement_parser.cli.shared_options import sources_option
from statement_parser.cli.terminal import printable
from statement_parser.errors import StatementParserError

if TYPE_CHECKING:
    from statement_parser.corrections.log import Corrections
    from statement_parser.model.statement import Statement


@click.command("labels")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@corrections_option
@sources_option(required=True)
@click.option("-o", "--output", required=True, metavar="FOLDER", type=click.Path(), help="Made where there is none.")
@click.pass_context
def labels(
    context: click.Context,
    *,
    files: tuple[str, ...],
    corrections: Corrections | None,
    sources: tuple[str, ...],
    output: str,
) -> None:
    """Write the records of each FILE (as of `groups`) that a person found right as labels, each beside its document.

    Those are the records of which the last word in the log of corrections is that they are right; paragraphs are
    labelled where it was said of them too. `evaluate` measures with the labels.

    \b
    Exit codes:
      0    written
      1    written, without those whose source was not found
      2    usage; an output that cannot be written
      3    a FILE cannot be read; no record is one that a person found right
    """
    if corrections is None:
        raise click.UsageError("--corrections names the log in which a person said what is right.")
    try:
        statements = [statement for name in files for statement in read_records(name)]
    except StatementParserError as error:
        failures.report(error, error.document or files[0], debug=False)
        context.exit(exit_code(error))
    right = [each for each in statements if corrections.is_reviewed(each)]
    if not right:
        click.echo("statement-parser: nobody said of any record that all of it is right", err=True)
        context.exit(failures.EXIT_REFUSED)
    try:
        written = _write(right, corrections, sources, Path(output))
    except OSError as error:
        say_cannot_write(error, output)
        context.exit(EXIT_USAGE)
    missing = len(right) - written
    without = f", {missing} without their source" if missing else ""
    click.echo(f"statement-parser: {printable(output)}: {written} labels{without}", err=True)
    context.exit(EXIT_SOME if missing else 0)


def _write(statements: list[Statement], corrections: Corrections, inputs: tuple[str, ...], folder: Path) -> int:
    from statement_parser.cli.sources import Sources
    from statement_parser.gold.labels import write_label

    wanted = {statement.id for statement in statements}
    sources = Sources(inputs, wanted, say=lambda error, name: failures.report(error, name, debug=False))
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for statement in statements:
        source = sources.of(statement)
        if source is not None:
            whole = corrections.is_reviewed_whole(statement)
            write_label(folder, corrections.applied(statement), source, paragraphs=whole)
            written += 1
    return written
