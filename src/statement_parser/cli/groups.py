"""`statement-parser groups`: records in, the statements that are there several times out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from statement_parser.cli.corpus_records import read_corpus
from statement_parser.cli.corrections import corrections_option
from statement_parser.cli.failures import EXIT_USAGE, exit_code, report
from statement_parser.cli.files import writer
from statement_parser.cli.places import check_output, say_cannot_write
from statement_parser.cli.shared_options import debug_option
from statement_parser.cli.terminal import escape_controls_json
from statement_parser.errors import StatementParserError

if TYPE_CHECKING:
    from statement_parser.corrections.log import Corrections


@click.command("groups")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write the groups here.")
@corrections_option
@debug_option
@click.pass_context
def groups(
    context: click.Context, *, files: tuple[str, ...], output: str | None, corrections: Corrections | None, debug: bool
) -> None:
    """Write the statements that are there several times, one group a line, as JSON.

    A group has the texts of one statement: copies at other addresses (same), with another list (version), in other
    languages (translation); of each it says which names were added and dropped, and how title and date differ.

    A FILE has records of `parse`, `batch` or `export` (.jsonl, .jsonl.gz, .json, .sqlite, .parquet, a folder of .json
    and .jsonl); "-" is JSON on standard input. How many there are is said on standard error.

    \b
    Exit codes:
      0    written, also where there are no groups
      2    usage; an output that cannot be written
      3    a FILE cannot be read, or is damaged
      141  the reader of the output has gone
    """
    import msgspec

    check_output(context, output, files)
    try:
        corpus = read_corpus(files, corrections)
        found = corpus.groups()
    except StatementParserError as error:
        report(error, error.document or files[0], debug=debug)
        context.exit(exit_code(error))
    try:
        with writer(output) as write:
            write("")  # no group is an empty file, not the old one
            for group in found:
                write(escape_controls_json(msgspec.json.encode(group).decode()) + "\n")
    except OSError as error:
        say_cannot_write(error, output)
        context.exit(EXIT_USAGE)
    texts = sum(len(group.members) for group in found)
    several = sum(len(group.languages) > 1 for group in found)
    click.echo(
        f"statement-parser: {len(found):,} groups with {texts:,} of {len(corpus):,} records; "
        f"{several:,} in several languages",
        err=True,
    )
