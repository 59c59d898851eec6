"""`statement-parser resolve`: records of statements in, the organisations that sign them out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from statement_parser.batch.items import CannotRead
from statement_parser.cli.failures import EXIT_USAGE, exit_code, report
from statement_parser.cli.files import STANDARD_INPUT, writer
from statement_parser.cli.places import check_apart, check_output, say_cannot_write
from statement_parser.cli.records import read_records
from statement_parser.cli.shared_options import debug_option
from statement_parser.cli.terminal import escape_controls_json, printable
from statement_parser.errors import DamagedDocument, StatementParserError

if TYPE_CHECKING:
    from statement_parser.model.registry import Decision, Organisation, Registry, Undecided, Verdict
    from statement_parser.model.statement import Statement
    from statement_parser.resolution.authority import Authority

_ANSWERS: dict[str, Verdict] = {"s": "same", "r": "related", "d": "different", "u": "unsure"}
_KEYS = "s same, r related (chapter, branch ...), d different, u unsure, Enter later, q enough"

_T = TypeVar("_T")


@click.command("resolve")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write the organisations here.")
@click.option("--decisions", "log", metavar="FILE", type=click.Path(), help="Log of decisions; they win over evidence.")
@click.option("--authority", "lists", metavar="FILE", multiple=True, type=click.Path(), help="Organisations with ids.")
@click.option("--undecided", metavar="FILE", type=click.Path(), help="Write the undecided pairs here.")
@click.option("--queries", metavar="FILE", type=click.Path(), help="Write queries for a reconciliation service here.")
@click.option("--align/--no-align", default=True, help="Learn names from lists of the same bodies in two languages.")
@click.option("--review", is_flag=True, help="Ask about the undecided pairs, one by one; answers go to the log.")
@click.option("--by", metavar="NAME", help="Who answers, for the log.")
@debug_option
@click.pass_context
def resolve(
    context: click.Context,
    *,
    files: tuple[str, ...],
    output: str | None,
    log: str | None,
    lists: tuple[str, ...],
    undecided: str | None,
    queries: str | None,
    align: bool,
    review: bool,
    by: str | None,
    debug: bool,
) -> None:
    """Write the organisations that sign the statements of each FILE, one a line, as JSON.

    A FILE is as of `groups`; "-" is JSON on standard input. --authority reads ROR v2 (JSON), entities of FollowTheMoney
    (JSON lines), CSV of Wikidata's query service, CSV with id and name, and answers to --queries. What is undecided or
    contradicts itself is said on standard error.

    \b
    Exit codes:
      0    written
      2    usage; an output that cannot be written
      3    a FILE, the log or a list cannot be read, or is damaged
      141  the reader of the output has gone
    """
    if review and log is None:
        raise click.UsageError("--review writes answers to a log: name it with --decisions FILE.")
    if review and STANDARD_INPUT in files:
        raise click.UsageError("--review asks on the terminal: give the records as a FILE, not as standard input.")
    check_apart(context, output, undecided, queries)
    for place in (output, undecided, queries):
        check_output(context, place, (*files, log, *lists))
    name = ""
    try:
        statements: list[Statement] = []
        for name in files:
            statements += read_records(name)
        authority = read_authority(lists)
        registry = _resolved(statements, log, authority, align=align)
        if review and log is not None:
            _review(registry, log, by)
            registry = _resolved(statements, log, authority, align=align)
    except StatementParserError as error:
        report(error, error.document or name, debug=debug)
        context.exit(exit_code(error))
    try:
        _write(registry, output, undecided, queries)
    except OSError as error:
        say_cannot_write(error, output)
        context.exit(EXIT_USAGE)


def _resolved(
    statements: Sequence[Statement], log: str | None, authority: Authority | None, *, align: bool
) -> Registry:
    from statement_parser.resolution.resolve import resolve

    return resolve(statements, read_decisions(log), authority, align=align)


def read_decisions(log: str | None) -> Sequence[Decision]:
    """The decisions of a log; none where there is no log yet."""
    from statement_parser.resolution.decisions import load_decisions

    if log is None:
        return ()
    try:
        return _readable(log, lambda: load_decisions(log))
    except CannotRead as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return ()  # the log begins with the first answer
        raise


def read_authority(lists: Sequence[str]) -> Authority | None:
    """The entries of authority files, as one list; None where none are given."""
    from statement_parser.resolution.authority import Authority
    from statement_parser.resolution.authority_files import load_authority

    if not lists:
        return None
    loaded = [_readable(path, lambda path=path: load_authority(path)) for path in lists]  # type: ignore[misc]
    return Authority(entry for authority in loaded for entry in authority.entries)


def _readable(path: str, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except OSError as error:
        raise CannotRead(error.strerror or str(error), stage="open", document=path) from error
    except ValueError as error:
        raise DamagedDocument(str(error).removeprefix(f"{path}: "), stage="read", document=path) from error


def _review(registry: Registry, log: str, by: str | None) -> None:
    """Ask about each undecided pair, and write the answers to the log as they come."""
    from statement_parser.model.registry import Decision
    from statement_parser.resolution.decisions import append_decision

    total = len(registry.undecided)
    for number, pair in enumerate(registry.undecided, start=1):
        click.echo(f"\n{number} of {total}\n  {printable(pair.left_name)}\n  {printable(pair.right_name)}", err=True)
        for reason in pair.reasons:
            click.echo(f"    {printable(reason)}", err=True)
        answer = _ask()
        if answer == "q":
            return
        if answer in _ANSWERS:
            left, right = _called(pair)
            at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            append_decision(log, Decision(left=left, right=right, verdict=_ANSWERS[answer], by=by, at=at))


def _ask() -> str:
    while True:
        answer: str = click.prompt(f"  {_KEYS}", default="", show_default=False, err=True).strip().lower()[:1]
        if answer in ("", "q", *_ANSWERS):
            return answer


def _called(pair: Undecided) -> tuple[str, str]:
    """What the log calls the two: their names, which people can read, and ids where the names are one."""
    if pair.left_name == pair.right_name:
        return pair.left, pair.right
    return pair.left_name, pair.right_name


def _write(registry: Registry, output: str | None, undecided: str | None, queries: str | None) -> None:
    from statement_parser.resolution.authority_files import reconciliation_queries

    _write_lines(output, registry.organisations)
    if undecided is not None:
        _write_lines(undecided, registry.undecided)
    if queries is not None:
        with writer(queries) as write:
            write(reconciliation_queries(registry) + "\n")
    for conflict in registry.conflicts:
        click.echo(f"statement-parser: {printable(conflict)}", err=True)
    if registry.undecided:
        count = len(registry.undecided)
        click.echo(f"statement-parser: {count} pairs undecided; --review asks, --undecided FILE lists them", err=True)


def _write_lines(output: str | None, records: Sequence[Organisation] | Sequence[Undecided]) -> None:
    import msgspec

    with writer(output) as write:
        write("")  # no record is an empty file, not the old one
        for record in records:
            write(escape_controls_json(msgspec.json.encode(record).decode()) + "\n")
