"""`statement-parser network`: records in, who signs with whom out."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from statement_parser.cli.corpus_records import read_corpus
from statement_parser.cli.corrections import corrections_option
from statement_parser.cli.failures import EXIT_USAGE, exit_code, report
from statement_parser.cli.places import check_output, say_cannot_write
from statement_parser.cli.resolve import read_authority, read_decisions
from statement_parser.cli.shared_options import debug_option
from statement_parser.cli.terminal import printable
from statement_parser.errors import StatementParserError

if TYPE_CHECKING:
    from statement_parser.corpus.network_records import NetworkKind
    from statement_parser.corrections.log import Corrections

_GRAPHS = (".gexf", ".graphml")
_PICTURES = (".png", ".svg", ".pdf")


def _known_ending(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if Path(value).suffix.lower() not in ("", ".csv", *_GRAPHS, *_PICTURES):
        raise click.BadParameter(
            f"{value}: the ending must be one of {', '.join((*_GRAPHS, *_PICTURES))}; without one it is a folder of CSV"
        )
    return value


def _check(context: click.Context, output: str, read: Iterable[str | None]) -> None:
    """End the command where an option does nothing for the form of the output, or that cannot be written."""
    from statement_parser.corpus.network_files import MADE

    ending = Path(output).suffix.lower()
    if context.params["kind"] == "two-mode" and ending not in _GRAPHS:
        raise click.UsageError(f"--kind two-mode is for {' and '.join(_GRAPHS)}; a folder of CSV has both.")
    if context.params["min_weight"] > 1 and ending in _PICTURES:
        raise click.UsageError("--min-weight is for graphs and folders of CSV, not for pictures.")
    check_output(context, output, read, made=None if ending in (*_GRAPHS, *_PICTURES) else MADE)


@click.command("network")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=click.Path(),
    callback=_known_ending,
    help="Where it goes; its ending says as what.",
)
@click.option(
    "--kind",
    type=click.Choice(["organisations", "two-mode"]),
    default="organisations",
    help="Organisations with each other, or with the statements that they sign (.gexf, .graphml).",
)
@click.option("--min-weight", type=click.IntRange(1), default=1, help="Statements that two must sign together.")
@click.option("--each-text", is_flag=True, help="Count copies and translations as statements of their own.")
@click.option("--decisions", "log", metavar="FILE", type=click.Path(), help="Log of decisions, as of `resolve`.")
@click.option("--authority", "lists", metavar="FILE", multiple=True, type=click.Path(), help="As of `resolve`.")
@corrections_option
@debug_option
@click.pass_context
def network(
    context: click.Context,
    *,
    files: tuple[str, ...],
    output: str,
    kind: NetworkKind,
    min_weight: int,
    each_text: bool,
    log: str | None,
    lists: tuple[str, ...],
    corrections: Corrections | None,
    debug: bool,
) -> None:
    """Write which organisations sign together into OUT.

    .gexf and .graphml are for Gephi, Cytoscape and the like (extra [network]); .png, .svg and .pdf are a picture of the
    organisations that sign most (extra [plots]); a name without an ending is made a folder with the tables
    organisations, co_signatures, statements and signatures as CSV. The copies and translations of a statement count
    once. FILEs are as of `groups`.

    \b
    Exit codes:
      0    written
      2    usage; an output that cannot be written, an extra that is not installed
      3    a FILE, the log or a list cannot be read, or is damaged
    """
    _check(context, output, (*files, log, *lists))
    try:
        corpus = read_corpus(files, corrections)
        if log is not None or lists:
            corpus = corpus.resolved(read_decisions(log), read_authority(lists))
        found = corpus.network(once=not each_text)
    except StatementParserError as error:
        report(error, error.document or files[0], debug=debug)
        context.exit(exit_code(error))
    try:
        if Path(output).suffix.lower() in _PICTURES:
            with warnings.catch_warnings(record=True) as said:
                warnings.simplefilter("always", UserWarning)
                corpus.plot.network(network=found).save(output)
            for warning in said:
                click.echo(f"statement-parser: {printable(str(warning.message))}", err=True)
        else:
            found.write(output, kind, min_weight=min_weight)
    except (OSError, ImportError) as error:
        say_cannot_write(error, output)
        context.exit(EXIT_USAGE)
    click.echo(f"statement-parser: {str(found).strip('<>')}", err=True)
