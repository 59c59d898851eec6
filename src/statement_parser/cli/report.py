"""`statement-parser report`: records beside their sources, as pages to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from statement_parser.cli import failures
from statement_parser.cli.failures import EXIT_USAGE, exit_code, exit_code_of_run, own_errors
from statement_parser.cli.files import name_of, read_bytes
from statement_parser.cli.ocr import ocr_language_of, ocr_options
from statement_parser.cli.parse import known_language
from statement_parser.cli.places import check_output, say_cannot_write
from statement_parser.cli.records import are_records, read_records
from statement_parser.cli.shared_options import debug_option, sources_option
from statement_parser.cli.terminal import printable
from statement_parser.errors import StatementParserError
from statement_parser.model.document import KINDS

if TYPE_CHECKING:
    from statement_parser.atomic_output import Made
    from statement_parser.report.evidence import Evidence
    from statement_parser.report.many import Numbered

_PAGE = (".html", ".htm")


@click.command("report")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=click.Path(),
    help="A page (.html), or a folder with an index and a page for each record.",
)
@sources_option()
@click.option("--url", help="Address that the one FILE was fetched from.")
@click.option("--kind", type=click.Choice(KINDS), help="What the FILEs are. Default: found out from them.")
@click.option("--language", metavar="CODE", callback=known_language, help="Language of the text. Default: found out.")
@ocr_options
@debug_option
@click.pass_context
def report(
    context: click.Context,
    *,
    files: tuple[str, ...],
    output: str,
    sources: tuple[str, ...],
    url: str | None,
    kind: str | None,
    language: str | None,
    ocr: bool,
    ocr_language: str | None,
    debug: bool,
) -> None:
    """Write pages that show each record beside its source, with every value marked where it stands.

    A FILE is a document, which is parsed, or records (.jsonl, .jsonl.gz, .json, .sqlite, .parquet). A source is told by
    its checksum; a record without one is shown without marks. The pages need no network and no script.

    \b
    Exit codes:
      0    written, with every FILE
      1    written, without some
      2    usage; an output that cannot be written
      else as of `parse`: nothing is written
    """
    records = [name for name in files if are_records(name)]
    if records and len(records) < len(files):
        raise click.UsageError("documents and files of records cannot be mixed.")
    if sources and not records:
        raise click.UsageError("--source is for files of records (.jsonl, .json, .sqlite ...).")
    if records and (url or kind or language or ocr or ocr_language):
        raise click.UsageError("--url, --kind, --language and --ocr are for documents: records have been read.")
    if url is not None and len(files) > 1:
        raise click.UsageError("--url is the address of one FILE; there are several.")
    check_output(context, output, (*files, *sources), made=None if _is_page(output) else _made())
    run = _Run(debug)
    if records:
        numbered = run.of_records(records, sources)
    else:
        scans = ocr_language_of(ocr, ocr_language, language)
        numbered = enumerate(run.of_documents(files, url, kind, language, scans), 1)
    first = next(numbered, None)
    if first is None:
        context.exit(max(run.failed, default=failures.EXIT_REFUSED))
    written = _write(context, Path(output), _again(first, numbered))
    click.echo(f"statement-parser: {printable(output)}: {written} record{'' if written == 1 else 's'}", err=True)
    context.exit(exit_code_of_run(written, run.failed))


def _is_page(output: str) -> bool:
    return Path(output).suffix.lower() in _PAGE


def _made() -> Made:
    from statement_parser.report.many import MADE

    return MADE


def _again(first: Numbered, others: Iterator[Numbered]) -> Iterator[Numbered]:
    yield first
    yield from others


def _write(context: click.Context, output: Path, records: Iterable[Numbered]) -> int:
    from statement_parser.report.many import write_folder, write_page

    try:
        return write_page(output, records) if _is_page(str(output)) else write_folder(output, records)
    except (OSError, ValueError) as error:
        say_cannot_write(error, str(output))
        context.exit(EXIT_USAGE)


class _Run:
    """Reads what is shown, and says what gives nothing."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug
        self.failed: list[int] = []
        """Exit codes of what gave nothing."""

    def _say(self, error: StatementParserError, name: str) -> None:
        failures.report(error, name, debug=self._debug)
        self.failed.append(exit_code(error))

    def of_documents(
        self, files: Sequence[str], url: str | None, kind: str | None, language: str | None, ocr: str | None
    ) -> Iterator[Evidence]:
        """Each FILE parsed."""
        from statement_parser import api
        from statement_parser.options import DEFAULT
        from statement_parser.report.evidence import evidence_from

        for name in files:
            try:
                with own_errors(name):
                    content = read_bytes(name, DEFAULT.max_bytes)
                    explained = api.explain(content, url=url, kind=kind, language=language, name=name_of(name), ocr=ocr)
                    evidence = evidence_from(explained, content)
            except StatementParserError as error:
                self._say(error, name)
                continue
            yield evidence

    def of_records(self, files: Sequence[str], sources: Sequence[str]) -> Iterator[Numbered]:
        """The records of all FILEs, with those of the sources that they were read from."""
        from statement_parser.cli.sources import contents
        from statement_parser.report.many import with_sources

        statements = []
        for name in files:
            try:
                statements += list(read_records(name))
            except StatementParserError as error:
                self._say(error, name)
        return with_sources(statements, contents(sources, self._say))
