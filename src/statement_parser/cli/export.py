"""`statement-parser export`: records into the forms that other tools read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from statement_parser.cli import failures
from statement_parser.cli.failures import EXIT_USAGE, exit_code
from statement_parser.cli.files import read_bytes, writer
from statement_parser.cli.parse import FORMATS
from statement_parser.cli.places import check_output, made_by, say_cannot_write
from statement_parser.cli.records import read_records
from statement_parser.cli.shared_options import debug_option
from statement_parser.errors import DamagedDocument, StatementParserError
from statement_parser.typed import from_json

if TYPE_CHECKING:
    from statement_parser.export.tables import Resolved
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
    help="Output of `resolve` for these records: names and ids of organisations are those (tei, jsonld, ftm, "
    "openrefine; resolved_id in .csv and .sqlite).",
)
@debug_option
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
    """Write the records of each FILE in another form.

    A FILE is as of `groups`: .jsonl, .jsonl.gz, .json, .sqlite, .parquet, a folder; "-" is JSON on standard input.

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
    form, tables = _form(form, output)
    if organisations is not None and not _resolves(form, output):
        raise click.UsageError("--organisations is for tei, jsonld, ftm, openrefine, .csv and .sqlite.")
    if not _is_folder(output) or tables:
        check_output(context, output, (*files, organisations), made=made_by(output) if tables else None)
    name = ""
    try:
        resolved = _resolved(organisations)
        statements: list[Statement] = []
        for name in files:
            statements += read_records(name)
    except StatementParserError as error:
        failures.report(error, error.document or name, debug=debug)
        context.exit(exit_code(error))
    try:
        _write(statements, form, output, resolved)
    except (OSError, ImportError, sqlite3.Error) as error:
        say_cannot_write(error, output)
        context.exit(EXIT_USAGE)


def _form(form: str | None, output: str | None) -> tuple[str | None, bool]:
    """The form to write, or None and True where it is tables by the ending of OUT."""
    from statement_parser.export.forms import form_of
    from statement_parser.export.outputs import ENDINGS, ending_of

    if form is not None:
        return form, False
    if output is not None:
        path = Path(output)
        form, ending = form_of(path.name), ending_of(path)
        if form is None and ending is not None and ending != ".jsonl":
            return None, True
    if form is None:
        endings = ", ".join(dict.fromkeys((*ENDINGS, ".tei.xml", ".ris", ".csl.json")))
        raise click.UsageError(f"say the form by --format, or by the ending of OUT ({endings} ...).")
    return form, False


def _resolves(form: str | None, output: str | None) -> bool:
    """Whether what is written says which organisation is behind an entry."""
    from statement_parser.export.forms import FORMS

    return FORMS[form].resolves if form is not None else (output or "").rstrip("/").endswith((".csv", ".sqlite"))


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith("/") or Path(output).is_dir())


def _write(statements: Iterable[Statement], form: str | None, output: str | None, resolved: Resolved) -> None:
    from statement_parser.export.outputs import write_output

    if form is None and output is not None:
        write_output(Path(output), statements, resolved=resolved)
    elif form is not None and output is not None and _is_folder(output):
        _each(Path(output), form, statements, resolved)
    elif form is not None:
        _all(output, form, statements, resolved)


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
    from statement_parser.export.tables import nobody
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
