"""`statement-parser review`: records to be corrected, in a browser on this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from statement_parser.cli import failures
from statement_parser.cli.failures import EXIT_USAGE, exit_code
from statement_parser.cli.records import read_records
from statement_parser.cli.shared_options import debug_option, sources_option
from statement_parser.cli.terminal import printable
from statement_parser.errors import StatementParserError

if TYPE_CHECKING:
    from statement_parser.model.statement import Statement
    from statement_parser.report.desk import Desk


@click.command("review")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "--corrections",
    "log",
    required=True,
    metavar="FILE",
    type=click.Path(),
    help="Log that corrections are written to, at its end; made with the first one.",
)
@sources_option()
@click.option("--by", metavar="NAME", help="Who looks at them, for the log.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Default: one that is free.")
@debug_option
@click.pass_context
def review(
    context: click.Context,
    *,
    files: tuple[str, ...],
    log: str,
    sources: tuple[str, ...],
    by: str | None,
    port: int,
    debug: bool,
) -> None:
    """Show the records of each FILE (as of `groups`) in a browser, with forms to correct them.

    The address that is printed works on this machine only, and for whoever knows it. Corrections go to the log as they
    are made; `parse`, `batch` and `merge` apply them with --corrections. Ctrl-C ends it. Needs the extra [review].

    \b
    Exit codes:
      0    ended
      2    usage; a log that cannot be read; a port that is taken
      3    a FILE cannot be read, or is damaged
    """
    from statement_parser.cli.sources import Sources

    name = ""
    try:
        statements: list[Statement] = []
        for name in files:
            statements += read_records(name)
        wanted = {statement.id for statement in statements}
        held = Sources(sources, wanted, say=lambda error, of: failures.report(error, of, debug=debug))
    except StatementParserError as error:
        failures.report(error, error.document or name, debug=debug)
        context.exit(exit_code(error))
    try:
        _serve(statements, held.of, Path(log), by, port)
    except (OSError, ValueError, ImportError) as error:
        said = getattr(error, "strerror", None) or str(error)
        click.echo(f"statement-parser: {printable(said)}", err=True)
        context.exit(EXIT_USAGE)


def _serve(
    statements: list[Statement], source: Callable[[Statement], bytes | None], log: Path, by: str | None, port: int
) -> None:
    from statement_parser.report.desk import Desk
    from statement_parser.report.review import make_server

    desk: Desk = Desk(statements, source, log, by)
    server, address = make_server(desk, port)
    with server:
        click.echo(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("", err=True)
