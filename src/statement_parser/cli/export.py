"""`statement-parser export`: records into the forms that other tools read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from statement_parser.cli import failures
from statement_parser.cli.failures import EXIT_USAGE, exit_code
from statement_parser.cli.files import read_bytes, writer
from statement_parser.cli.parse import FORMATS
from statement_parser.cli.records import read_records
from statement_parser.cli.terminal import printable
from statement_parser.errors import DamagedDocument, StatementParserError
from statement_parser.typed import from_json

if TYPE_CHECKING:
    from statement_parser.export.organisation_of import Resolved
    from statement_parser.model.registry import Organisation
    from statement_parser.model.statement import Statement

_LIMIT = 1 << 32


@click.command("export")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: what the ending of OUT says.")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(),
    help="A file, or a folder (there already, or a name that ends in /), a file a record. Default: standard output.",
)
@click.option(
    "--organisations",
    metavar="FILE",
    type=click.Path(),
    help="Output of `resolve` for these records: names and ids of organisations are those.",
)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def export(
    context: click.Context,
    *,
    files: tuple[str, ...],
    form: str | None,
    output: str | None,
    organisations: str | None,
    debug: bool,
) -> None:
    """Write the records of each FILE (.jsonl, .jsonl.gz; "-" is standard input) in another form.

    \b
    tei         TEI P5                             .tei.xml
    jsonld      schema.org                         .jsonld
    csl, ris    Zotero and its like                .csl.json, .ris
    ftm         FollowTheMoney, Aleph              .ftm.jsonl
    openrefine  one signatory a row                .openrefine.csv
    text, markdown, json, jsonl                    .txt, .md, .json, .jsonl
    Tables of all records (.csv, .sqlite, .parquet) come by the ending of OUT alone.

    \b
    Exit codes:
      0    written
      2    usage; an output that cannot be written
      3    a FILE cannot be read, or is damaged
      141  the reader of the output has gone
    """
    name = ""
    try:
        resolved = _resolved(organisations)
        statements: list[Statement] = []
        for name in files:
            statements += read_records(name)
    except StatementParserError as error:
        failures.report(error, error.document or name, debug=debug)
        context.exit(exit_code(error))
    write = _way(form, output, resolved)
    try:
        write(statements)
    except (OSError, ImportError) as error:
        where = printable(str(getattr(error, "filename", None) or output or "standard output"))
        said = getattr(error, "strerror", None) or str(error)
        click.echo(f"statement-parser: {where}: cannot-write: {said}", err=True)
        context.exit(EXIT_USAGE)


def _way(form: str | None, output: str | None, resolved: Resolved) -> Callable[[Iterable[Statement]], None]:
    """What writes the records where they are to go."""
    from statement_parser.export.forms import form_of
    from statement_parser.export.outputs import ENDINGS, ending_of, write_output

    path = None if output is None else Path(output)
    if path is not None and form is None:
        ending = ending_of(path)
        if ending is not None and ending != ".jsonl" and form_of(path.name) is None:
            return lambda statements: _tables(path, statements, write_output)
        form = form_of(path.name)
    if form is None:
        endings = ", ".join(dict.fromkeys((*ENDINGS, ".tei.xml", ".ris", ".csl.json")))
        raise click.UsageError(f"say the form by --format, or by the ending of OUT ({endings} ...).")
    if path is not None and output is not None and (output.endswith("/") or path.is_dir()):
        return lambda statements: _each(path, form, statements, resolved)
    return lambda statements: _all(output, form, statements, resolved)


def _tables(path: Path, statements: Iterable[Statement], write: Callable[[Path, Iterable[Statement]], int]) -> None:
    write(path, statements)


def _all(output: str | None, form: str, statements: Iterable[Statement], resolved: Resolved) -> None:
    from statement_parser.cli.forms import Stream, render

    with writer(output) as write:
        write("")  # no record is an empty file, not the old one
        stream = Stream(form, write, several=True)
        for statement in statements:
            stream.add(render(statement, form, resolved=resolved))
        stream.close(say_empty=True)


def _each(folder: Path, form: str, statements: Iterable[Statement], resolved: Resolved) -> None:
    """A file a record, named by its place and its checksum."""
    from statement_parser.cli.forms import Stream, render
    from statement_parser.export.forms import FORMS

    folder.mkdir(parents=True, exist_ok=True)
    for number, statement in enumerate(statements, 1):
        with writer(str(folder / f"{number:06d}-{statement.id[:12]}{FORMS[form].ending}")) as write:
            stream = Stream(form, write, several=False)
            stream.add(render(statement, form, resolved=resolved))
            stream.close(say_empty=False)


def _resolved(organisations: str | None) -> Resolved:
    from statement_parser.export.organisation_of import nobody
    from statement_parser.model.registry import Registry

    if organisations is None:
        return nobody
    entries = Registry(organisations=tuple(_organisations(organisations))).by_entry()
    return lambda statement, position: entries.get((statement, position))


def _organisations(name: str) -> Iterator[Organisation]:

    from statement_parser.model.registry import Organisation

    for number, line in enumerate(read_bytes(name, _LIMIT).split(b"\n"), start=1):
        if line.strip():
            try:
                yield from_json(line, Organisation)
            except ValueError as error:
                detail = f"line {number}: {error}; wanted is the output of resolve"
                raise DamagedDocument(detail, stage="read", document=name) from error
