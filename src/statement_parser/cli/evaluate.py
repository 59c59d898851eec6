"""`statement-parser evaluate`: how well documents are read, against labels of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from statement_parser.cli import failures
from statement_parser.cli.failures import EXIT_REFUSED, own_errors
from statement_parser.cli.files import read_bytes
from statement_parser.cli.terminal import printable
from statement_parser.errors import StatementParserError

if TYPE_CHECKING:
    from statement_parser.gold.labels import GoldLabel
    from statement_parser.gold.score import Counts, Score
    from statement_parser.model.statement import Statement

_LISTS = ("paragraphs", "demands", "signatories")


@click.command("evaluate")
@click.argument("folder", metavar="FOLDER", type=click.Path())
@click.option("--each", is_flag=True, help="Name each document that is not perfect, with what is wrong.")
@click.pass_context
def evaluate(context: click.Context, *, folder: str, each: bool) -> None:
    """Parse each labelled document of FOLDER, and print how well the records agree with the labels.

    `labels` writes such folders: a JSON file beside each document (docs/corrections.md says what is in it). Lists are
    counted by whole items; signatories in order. A field that is not labelled is not counted.

    \b
    Exit codes:
      0    measured
      2    usage
      3    FOLDER cannot be read, has no labels, or one that is damaged
    """
    from statement_parser.gold.labels import load_labels
    from statement_parser.gold.score import score

    try:
        found = list(load_labels(Path(folder)))
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        click.echo(f"statement-parser: {printable(folder)}: {printable(said)}", err=True)
        context.exit(EXIT_REFUSED)
    if not found:
        click.echo(f"statement-parser: {printable(folder)}: no labels (.json beside each document)", err=True)
        context.exit(EXIT_REFUSED)
    scores = [score(label, _parsed(Path(folder), label)) for label in found]
    if each:
        for one in scores:
            if not one.perfect:
                click.echo(f"{printable(one.id)}: {', '.join(_faults(one))}")
        click.echo()
    click.echo("\n".join(_table(scores)))


def _parsed(folder: Path, label: GoldLabel) -> Statement | None:
    from statement_parser import api
    from statement_parser.options import DEFAULT

    # A label may come from anybody: its document is one that stands beside it.
    name = str(folder / Path(label.file).name)
    url = label.source if isinstance(label.source, str) and label.source.startswith(("http://", "https://")) else None
    try:
        with own_errors(name):
            return api.parse(read_bytes(name, DEFAULT.max_bytes), url=url, kind=label.kind, name=Path(name).name)
    except StatementParserError as error:
        failures.report(error, name, debug=False)
        return None


def _faults(one: Score) -> Iterable[str]:
    for name in ("title", "date"):
        if getattr(one, name) is False:
            yield name
    for name in _LISTS:
        counts: Counts | None = getattr(one, name)
        if counts is not None and not counts.right == counts.given == counts.wanted:
            yield f"{name} {counts.right} right of {counts.given} given, {counts.wanted} wanted"


def _table(scores: Sequence[Score]) -> Iterable[str]:
    from statement_parser.gold.score import Counts

    yield f"{'documents':<12} {len(scores)}"
    yield _share("perfect", [one.perfect for one in scores])
    for name in ("title", "date"):
        yield _share(name, [value for one in scores if (value := getattr(one, name)) is not None])
    for name in _LISTS:
        own: list[Counts] = [value for one in scores if (value := getattr(one, name)) is not None]
        if not own:
            yield f"{name:<12} not labelled"
            continue
        counts = sum(own, Counts())
        figures = f"precision {counts.precision:.3f}  recall {counts.recall:.3f}  F1 {counts.f1:.3f}"
        yield f"{name:<12} {figures}  ({counts.right} right of {counts.given} given, {counts.wanted} wanted)"


def _share(name: str, values: Sequence[bool]) -> str:
    if not values:
        return f"{name:<12} not labelled"
    return f"{name:<12} {sum(values) / len(values):.3f}  ({sum(values)} of {len(values)})"
