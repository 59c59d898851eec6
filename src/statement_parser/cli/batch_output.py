"""What a run of `batch` or `merge` leaves: the records, the failures, a summary, an exit code."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from statement_parser.atomic_output import written_beside
from statement_parser.cli.failures import EXIT_REFUSED, EXIT_SOME
from statement_parser.cli.places import check_apart, check_output, made_by
from statement_parser.cli.terminal import printable

if TYPE_CHECKING:
    from statement_parser.batch.results import Failure, Result
    from statement_parser.corrections.log import Corrections
    from statement_parser.model.statement import Statement

_MOST_NAMED = 10
_F = TypeVar("_F", bound=Callable[..., Any])


class Outcomes:
    """How many documents came to what."""

    def __init__(self, named: Iterable[str] = ()) -> None:
        self._named = frozenset(named)
        self.records = 0
        self.partial = 0
        self.failures: dict[str, collections.Counter[str]] = {}
        """For each state the failures by code."""
        self.unread: list[Failure] = []
        """The first inputs that could not be read, of those that were named."""

    @property
    def failed(self) -> int:
        """Documents without a record."""
        return sum(codes.total() for codes in self.failures.values())

    @property
    def exit_code(self) -> int:
        """0 each document gave a record, 1 some did not, 3 none did."""
        if not self.records:
            return EXIT_REFUSED
        return EXIT_SOME if self.failed else 0

    def add(self, failure: Failure) -> None:
        """Count a failure."""
        self.failures.setdefault(failure.state, collections.Counter())[failure.code] += 1
        if failure.state == "unread" and failure.name in self._named and len(self.unread) < _MOST_NAMED:
            self.unread.append(failure)


class Beside:
    """The files of a run, named after its output."""

    def __init__(self, out: Path) -> None:
        from statement_parser.export.outputs import ENDINGS, ending_of

        stem = out.name.removesuffix(ending_of(out) or "")
        self.failed = out.with_name(f"{stem}.failed.jsonl")
        self.ledger = out.with_name(f"{stem}.ledger.sqlite")
        self.forms = [out.with_name(f"{stem}{ending}") for ending in ENDINGS]

    def all_files(self, ledger: Path) -> list[Path]:
        """Every file that a run writes or keeps, also one with the same inputs and another form of output."""
        return [*self.forms, self.failed, *(Path(f"{ledger}{end}") for end in ("", "-wal", "-shm", ".lock"))]


def output_option(command: _F) -> _F:
    """Adds `--output` to a command."""
    return click.option(
        "-o",
        "--output",
        "output",
        required=True,
        metavar="OUT",
        type=click.Path(),
        callback=_known_ending,
        help="Its ending says the form: .jsonl, .jsonl.gz, .csv (a folder of tables), .sqlite, .parquet.",
    )(command)


def _known_ending(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """A click callback: a path with an ending that says the form of the output."""
    from statement_parser.export.outputs import ENDINGS, ending_of

    if ending_of(Path(value)) is None:
        raise click.BadParameter(f"{value!r} must end in one of {', '.join(ENDINGS)}.")
    return value


def check_outputs(
    context: click.Context, out: Path, inputs: Iterable[str], ledger: str | None, *, csv_raw: bool
) -> None:
    """End the command where what a run writes cannot be written."""
    if csv_raw and made_by(str(out)) is None:
        raise click.UsageError("--csv-raw is for an output that ends in .csv.")
    read = list(inputs)
    beside = Beside(out)
    check_apart(context, str(out), str(beside.failed), ledger or str(beside.ledger))
    check_output(context, str(out), read, made=made_by(str(out)))
    for path in (str(beside.failed), ledger or str(beside.ledger)):
        check_output(context, path, read)


def write_results(
    results: Iterable[Result],
    out: Path,
    *,
    csv_raw: bool,
    corrections: Corrections | None = None,
    inputs: Iterable[str] = (),
) -> Outcomes:
    """Write records, as people corrected them, to `out` and failures beside it; how many there are of each.

    `inputs` are what was named to be read.
    """
    from statement_parser.batch.items import as_text
    from statement_parser.export.outputs import write_output

    outcomes = Outcomes(map(as_text, inputs))
    with written_beside(Beside(out).failed) as path, path.open("xb") as failed:
        write_output(out, _records(results, failed, outcomes, corrections), csv_raw=csv_raw)
    return outcomes


def _records(
    results: Iterable[Result], failed: IO[bytes], outcomes: Outcomes, corrections: Corrections | None
) -> Iterator[Statement]:
    for result in results:
        if result.statement is not None:
            outcomes.records += 1
            outcomes.partial += result.statement.status == "partial"
            yield corrections.applied(result.statement) if corrections is not None else result.statement
        elif result.failure is not None:
            outcomes.add(result.failure)
            failed.write(msgspec.json.encode(result.failure) + b"\n")


def say_summary(outcomes: Outcomes, out: Path, *, skipped: int = 0, known: bool = False) -> None:
    """Inputs that could not be read, and a table on standard error: a row an outcome.

    Args:
        outcomes: what came of the documents.
        out: the output.
        skipped: records of web archives that are no documents.
        known: some of the failures are of a run before.
    """
    lines = [
        f"statement-parser: {printable(one.name)}: {one.code}: {printable(one.detail or '')}" for one in outcomes.unread
    ]
    lines.append(_row("records", outcomes.records, f"{outcomes.partial:,} of them partial" if outcomes.partial else ""))
    for state, codes in sorted(outcomes.failures.items()):
        lines.append(_row(state, codes.total(), ", ".join(f"{code} {count:,}" for code, count in codes.most_common())))
    if skipped:
        lines.append(_row("skipped", skipped, "records of web archives that are no documents"))
    if outcomes.failed:
        lines.append(f"{'failures':<12}each with its reason in {printable(str(Beside(out).failed))}")
    if known:
        lines.append(f"{'':<12}some are of a run before: --retry-failed parses them again, with the limits given then")
    click.echo("\n".join(lines), err=True)


def _row(what: str, count: int, remark: str) -> str:
    return f"{what:<12}{count:>12,}  {printable(remark)}".rstrip()
