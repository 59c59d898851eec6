"""The ways to do a run of `batch`: here, a share of it, with Dask."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from statement_parser.atomic_output import remove_left_over
from statement_parser.cli.batch_output import Beside, Outcomes, say_summary, write_results
from statement_parser.cli.failures import EXIT_REFUSED, EXIT_SOME, EXIT_USAGE
from statement_parser.cli.progress import progress
from statement_parser.cli.terminal import printable

if TYPE_CHECKING:
    from statement_parser.batch.items import ReadLimits
    from statement_parser.batch.parts import Manifest
    from statement_parser.batch.results import Result
    from statement_parser.batch.settings import ChildSettings
    from statement_parser.batch.shards import Shard
    from statement_parser.batch.sources import InputFile
    from statement_parser.corrections.log import Corrections

EXIT_INTERRUPTED = 130
"""What a shell shows for a program that Ctrl-C ended (128 + SIGINT)."""
SHARDS_A_WORKER = 4


class Work:
    """A run as the command line asks for it; its methods give the exit code."""

    def __init__(
        self,
        inputs: tuple[str, ...],
        out: Path,
        ledger: str | None,
        settings: ChildSettings,
        jobs: int,
        *,
        limits: ReadLimits,
        keep: Path | None,
        csv_raw: bool,
        corrections: Corrections | None = None,
    ) -> None:
        self._inputs, self._out, self._settings, self._jobs, self._csv_raw = inputs, out, settings, jobs, csv_raw
        self._corrections = corrections
        self._limits, self._keep = limits, keep
        beside = Beside(out)
        self._ledger = Path(ledger) if ledger else beside.ledger
        self._own = [*beside.all_files(self._ledger), *([keep] if keep is not None else [])]

    def here(self, *, forget: bool | None) -> int:
        """All of it, on this machine. `forget`: True parses all again, False what gave no record."""
        from statement_parser.batch.ledger import Ledger
        from statement_parser.batch.results import results
        from statement_parser.batch.run import run

        with Ledger(self._ledger, self._settings) as ledger:
            if forget is not None:
                ledger.forget(all_results=forget)
            failed_before = ledger.has_failures()
            with progress(self._total_bytes) as watch:
                counts = run(
                    enumerate(self._files()),
                    ledger,
                    self._settings,
                    jobs=self._jobs,
                    limits=self._limits,
                    keep=self._keep,
                    watch=watch,
                )
            outcomes = self._written(results(ledger.rows()))
        known = failed_before and outcomes.failed > counts.failed
        say_summary(outcomes, self._out, skipped=counts.skipped, known=known)
        return outcomes.exit_code

    def share(self, number: int, of: int, *, forget: bool | None) -> int:
        """Share `number` of `of`, into a part."""
        from statement_parser.batch.shards import run_shard

        shard = msgspec.structs.replace(self._shards(of)[number - 1], jobs=self._jobs)
        part = Path(shard.part)
        ledger = self._ledger if self._ledger != Beside(self._out).ledger else Path(f"{part}.ledger.sqlite")
        if forget is not None:
            part.unlink(missing_ok=True)
        with progress(self._total_bytes) as watch:
            manifest = run_shard(shard, ledger=ledger, forget=forget, watch=watch)
        return _said(manifest)

    def with_dask(self, scheduler: str | None, shards: int | None) -> int:
        """Shares on the workers of Dask, then all of them as one output."""
        from statement_parser.batch.dask import dask_executor
        from statement_parser.batch.parts import merged
        from statement_parser.batch.shards import run_shards

        with dask_executor(scheduler, self._jobs) as (executor, workers):
            count = shards or SHARDS_A_WORKER * workers
            todo = self._shards(count)
            with _shards_done(len(todo)) as watch:
                run_shards(todo, executor, watch=watch)
        parts = [Path(shard.part) for shard in todo]
        outcomes = self._written(merged(parts))
        for part in parts:
            part.unlink()
        say_summary(outcomes, self._out)
        return outcomes.exit_code

    def _written(self, found: Iterable[Result]) -> Outcomes:
        for target in (self._out, Beside(self._out).failed):
            remove_left_over(target)  # runs into one output wait for each other at its ledger
        return write_results(
            found, self._out, csv_raw=self._csv_raw, corrections=self._corrections, inputs=self._inputs
        )

    def _shards(self, count: int) -> list[Shard]:
        from statement_parser.batch.shards import shards_of

        return list(
            shards_of(
                self._inputs,
                count,
                self._out,
                self._settings,
                limits=self._limits,
                keep=self._keep,
                leave_out=self._own,
            )
        )

    def _files(self) -> Iterator[InputFile]:
        from statement_parser.batch.sources import input_files

        return input_files(self._inputs, leave_out=self._own)

    def _total_bytes(self) -> int:
        return sum(file.size for file in self._files())


def _said(manifest: Manifest) -> int:
    """The exit code of a share; its counts on standard error."""
    share = f"share {manifest.shard} of {manifest.shards}"
    click.echo(f"{share}: {manifest.records:,} records, {manifest.failures:,} documents without", err=True)
    if not manifest.records and manifest.failures:
        return EXIT_REFUSED
    return EXIT_SOME if manifest.failures else 0


@contextlib.contextmanager
def _shards_done(total: int) -> Iterator[Callable[[Manifest], object]]:
    """A bar of shares, on a terminal."""
    from tqdm import tqdm

    with tqdm(total=total, unit="share", leave=False, disable=not sys.stderr.isatty()) as bar:
        yield lambda _: bar.update()


@contextlib.contextmanager
def failures_said(context: click.Context) -> Iterator[None]:
    """What a run cannot go on after, as one line on standard error and an exit code."""
    from statement_parser.batch.ledger import LedgerError
    from statement_parser.batch.parts import PartError
    from statement_parser.batch.supervisor import NoChildren

    try:
        yield
    except KeyboardInterrupt:
        click.echo("statement-parser: interrupted; the same command goes on where it was", err=True)
        context.exit(EXIT_INTERRUPTED)
    except OSError as error:
        where = f"{printable(str(error.filename))}: " if error.filename else ""
        click.echo(f"statement-parser: {where}cannot-write: {error.strerror or error}", err=True)
    except sqlite3.Error as error:
        click.echo(f"statement-parser: the ledger or the output cannot be written: {printable(str(error))}", err=True)
    except (LedgerError, NoChildren, PartError, ImportError) as error:
        click.echo(f"statement-parser: {printable(str(error))}", err=True)
    else:
        return
    context.exit(EXIT_USAGE)
