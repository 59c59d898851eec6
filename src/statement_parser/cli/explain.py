"""`statement-parser explain`: what each block of a document was taken for, and why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from statement_parser.cli.failures import exit_code, own_errors, report
from statement_parser.cli.files import name_of, read_bytes, writer
from statement_parser.cli.limits import limit_option, options_of
from statement_parser.cli.ocr import ocr_language_of, ocr_options
from statement_parser.cli.parse import known_language
from statement_parser.cli.shared_options import debug_option
from statement_parser.cli.terminal import fit, printable
from statement_parser.errors import StatementParserError
from statement_parser.model.document import KINDS

if TYPE_CHECKING:
    from statement_parser.api import Explained

_COLUMNS_WITHOUT_TERMINAL = 160
_LEFT_OUT = ("chrome", "meta")
_HEAD = ("block", "zone", "role", "score", "marker", "rules")
_WIDTHS = (5, 11, 17, 5, 6, 30)
_MIN_TEXT = 20


@click.command("explain")
@click.argument("file", type=click.Path())
@click.option("--content", "content_only", is_flag=True, help="Leave out blocks of the zones chrome and meta.")
@click.option(
    "--width",
    "columns",
    type=click.IntRange(min=60),
    help="Columns of the table. Default: the terminal's, 160 without one.",
)
@click.option("--url", help="Address that FILE was fetched from.")
@click.option("--kind", type=click.Choice(KINDS), help="What the bytes are. Default: found out from them.")
@click.option("--language", metavar="CODE", callback=known_language, help="Language of the text. Default: found out.")
@limit_option
@ocr_options
@debug_option
@click.pass_context
def explain(
    context: click.Context,
    *,
    file: str,
    content_only: bool,
    columns: int | None,
    url: str | None,
    kind: str | None,
    language: str | None,
    limits: dict[str, int],
    ocr: bool,
    ocr_language: str | None,
    debug: bool,
) -> None:
    """Print each block of FILE with its zone, role, score, marker, the rules that voted, and its text.

    Rules stand strongest first; what does not fit its column ends in "…". "-" is standard input. Below the table:
    what the record holds, and its issues. Exit codes as of `parse`.
    """
    try:
        with own_errors(file):
            from statement_parser import api

            options = options_of(limits)
            content = read_bytes(file, options.most_bytes)
            scans = ocr_language_of(ocr, ocr_language, language)
            explained = api.explain(
                content, url=url, kind=kind, language=language, name=name_of(file), ocr=scans, options=options
            )
    except StatementParserError as error:
        report(error, file, debug=debug)
        context.exit(exit_code(error))
    columns = columns or shutil.get_terminal_size((_COLUMNS_WITHOUT_TERMINAL, 24)).columns
    with writer(None) as write:
        for line in [*_table(explained, columns, content_only=content_only), "", *_summary(explained)]:
            write(line.rstrip() + "\n")


def _table(explained: Explained, columns: int, *, content_only: bool) -> Iterator[str]:
    text_width = max(_MIN_TEXT, columns - sum(_WIDTHS) - len(_WIDTHS))
    yield _row(_HEAD, "text", text_width)
    left_out = 0
    for block in explained.document.blocks:
        label = explained.labelling[block.index]
        if content_only and label.zone in _LEFT_OUT:
            left_out += 1
            continue
        text = f"{block.key}: {block.text}" if block.key else block.text
        place = (str(block.index), label.zone, label.role)
        why = (f"{label.score:.2f}", block.marker or "", " ".join(label.rules))
        yield _row(place + why, text, text_width)
    if left_out:
        yield f"({left_out} blocks of the zones {' and '.join(_LEFT_OUT)} are left out)"


def _row(cells: tuple[str, ...], text: str, text_width: int) -> str:
    return " ".join(fit(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True)) + " " + fit(text, text_width)


def _summary(explained: Explained) -> Iterator[str]:
    statement = explained.statement
    yield f"title       {printable(statement.title or '-')}"
    yield f"date        {statement.date.isoformat() if statement.date else '-'}"
    yield f"language    {printable(statement.language or '-')}"
    yield (
        f"lists       {len(statement.paragraphs)} paragraphs, {len(statement.demands)} demands, "
        f"{len(statement.other_bullets)} other bullets, {len(statement.signatories)} signatories"
    )
    for issue in statement.issues:
        yield f"issue       {printable(issue.code)}: {printable(issue.detail)}"
