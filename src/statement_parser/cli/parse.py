"""`statement-parser parse`: documents in, records out."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from statement_parser.batch.items import CannotRead
from statement_parser.cli.corrections import corrections_option
from statement_parser.cli.failures import EXIT_USAGE, exit_code, exit_code_of_run, own_errors, report
from statement_parser.cli.files import STANDARD_INPUT, Write, name_of, read_bytes, writer
from statement_parser.cli.limits import limit_option, options_of
from statement_parser.cli.ocr import ocr_language_of, ocr_options
from statement_parser.cli.places import check_output, say_cannot_write
from statement_parser.cli.shared_options import debug_option
from statement_parser.errors import StatementParserError
from statement_parser.model.document import KINDS

if TYPE_CHECKING:
    from statement_parser.corrections.log import Corrections
    from statement_parser.model.statement import Statement
    from statement_parser.options import Options

FORMATS = ("json", "jsonl", "text", "markdown", "tei", "jsonld", "csl", "ris", "ftm", "openrefine")
"""The names of `export.forms.FORMS`, which need not be loaded to show the help."""


def known_language(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A click callback: `value` if it is a code that there are data for."""
    if value is not None:
        from statement_parser.language.load import codes

        if value not in codes():
            raise click.BadParameter(f"{value!r} is none of {', '.join(codes())}.")
    return value


@click.command("parse")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: json for one FILE, jsonl for several. json of several is one array, [] where none gave a record. "
    "tei: TEI P5; jsonld: schema.org; csl, ris: for Zotero and its like; ftm: FollowTheMoney; openrefine: a table.",
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(), help="Write here; left as it is where no FILE gives a record."
)
@click.option("--evidence/--no-evidence", default=True, help="With or without spans and scores (json, jsonl).")
@click.option("--url", help="Address that the one FILE was fetched from.")
@click.option("--kind", type=click.Choice(KINDS), help="What the bytes are. Default: found out from them.")
@click.option("--language", metavar="CODE", callback=known_language, help="Language of the text. Default: found out.")
@limit_option
@ocr_options
@corrections_option
@debug_option
@click.pass_context
def parse(
    context: click.Context,
    *,
    files: tuple[str, ...],
    form: str | None,
    output: str | None,
    evidence: bool,
    url: str | None,
    kind: str | None,
    language: str | None,
    limits: dict[str, int],
    ocr: bool,
    ocr_language: str | None,
    corrections: Corrections | None,
    debug: bool,
) -> None:
    """Parse each FILE ("-" is standard input) into a record.

    A FILE that gives none is one line on standard error, "statement-parser: FILE: CODE: reason"; the others go on.

    \b
    Exit codes:
      0    every FILE gave a record
      1    some did, some did not
      2    usage; an output that cannot be written
      3    refused: not to be read, unsupported, empty, damaged, encrypted
      4    a limit: size, structure, time, memory
      5    a worker process died (kept for later: there are no workers yet)
      70   an error of this program
      141  the reader of the output has gone
    Where several FILEs all fail: the highest.
    """
    form = form or ("json" if len(files) == 1 else "jsonl")
    _check_usage(files, output, url)
    if not evidence and form not in ("json", "jsonl"):
        raise click.UsageError("--no-evidence is for json and jsonl: the other forms have none.")
    check_output(context, output, files)
    from statement_parser.cli.forms import Stream, render

    failed: list[int] = []
    options = options_of(limits)
    scans = ocr_language_of(ocr, ocr_language, language)
    with _output(context, output) as write:
        stream = Stream(form, write, several=len(files) > 1)
        for name in _with_progress(files):
            try:
                with own_errors(name):
                    statement = _statement(name, url, kind, language, scans, options)
                    if corrections is not None:
                        statement = corrections.applied(statement)
                    text = render(statement, form, evidence=evidence)
            except StatementParserError as error:
                report(error, name, debug=debug)
                failed.append(exit_code(error))
                continue
            stream.add(text)
        # An empty list is JSON too; an old --output stays as it was.
        stream.close(say_empty=output is None)
    context.exit(exit_code_of_run(stream.count, failed))


def _statement(
    name: str, url: str | None, kind: str | None, language: str | None, ocr: str | None, options: Options
) -> Statement:
    from statement_parser import api

    try:
        content = read_bytes(name, options.most_bytes)
    except CannotRead as error:
        if isinstance(error.__cause__, IsADirectoryError):
            detail = "it is a folder; `statement-parser batch` parses all documents in one"
            raise CannotRead(detail, stage=error.stage, document=name) from error
        raise
    return api.parse(content, url=url, kind=kind, language=language, name=name_of(name), ocr=ocr, options=options)


def _check_usage(files: tuple[str, ...], output: str | None, url: str | None) -> None:
    if url is not None and len(files) > 1:
        raise click.UsageError("--url is the address of one FILE; there are several.")
    if files.count(STANDARD_INPUT) > 1:
        raise click.UsageError('"-" (standard input) can be read once.')
    if output is not None:
        for name in files:
            with contextlib.suppress(OSError):
                if os.path.samefile(name, output):
                    raise click.UsageError(f"--output would replace {click.format_filename(name)}.")


@contextlib.contextmanager
def _output(context: click.Context, output: str | None) -> Iterator[Write]:
    try:
        with writer(output) as write:
            yield write
    except OSError as error:
        say_cannot_write(error, output)
        context.exit(EXIT_USAGE)


def _with_progress(files: tuple[str, ...]) -> Iterator[str]:
    """The files, with a bar on standard error where a person waits and records do not go to the same terminal."""
    if len(files) == 1 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from files
        return
    from tqdm import tqdm

    yield from tqdm(files, unit="file", leave=False)
