"""`statement-parser batch`: many documents in, one output; it may be killed and goes on where it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from statement_parser.cli.batch_output import Beside, check_outputs, output_option
from statement_parser.cli.batch_work import SHARDS_A_WORKER, Work, failures_said
from statement_parser.cli.corrections import corrections_option
from statement_parser.cli.files import STANDARD_INPUT
from statement_parser.cli.limits import limit_option, options_of, read_limits_of
from statement_parser.cli.parse import known_language
from statement_parser.model.document import KINDS

if TYPE_CHECKING:
    from statement_parser.corrections.log import Corrections


def shard_number(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """A click callback: (3, 10) of "3/10"."""
    if value is None:
        return None
    number, slash, of = value.partition("/")
    if not (slash and number.isascii() and of.isascii() and number.isdigit() and of.isdigit()):
        raise click.BadParameter(f"{value!r} is not K/N, as 3/10.")
    if not 1 <= int(number) <= int(of):
        raise click.BadParameter(f"{value!r}: K must be from 1 to N.")
    return int(number), int(of)


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@output_option
@click.option("--jobs", type=click.IntRange(min=1), help="Documents parsed at a time. Default: the number of cores.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=30.0,
    show_default=True,
    envvar="STATEMENT_PARSER_TIMEOUT",
    show_envvar=True,
    help="Seconds a document.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=256),
    default=1024,
    show_default=True,
    envvar="STATEMENT_PARSER_MEMORY",
    show_envvar=True,
    help="MiB of address space a document.",
)
@click.option("--kind", type=click.Choice(KINDS), help="What all documents are. Default: found out from each.")
@click.option(
    "--language", metavar="CODE", callback=known_language, help="Of all documents. Default: found out from each."
)
@limit_option
@click.option(
    "--keep-quarantined",
    "keep",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Copy documents that ended their process into this folder, each named by its sha256.",
)
@click.option("--retry-failed", is_flag=True, help="Parse those again that gave no record in a run before.")
@click.option("--force", is_flag=True, help="Parse all again.")
@corrections_option
@click.option("--csv-raw", is_flag=True, help="In .csv: leave text that a spreadsheet takes for a formula as it is.")
@click.option("--ledger", metavar="FILE", type=click.Path(), help="Where the run is kept. Default: beside OUT.")
@click.option("--shard", metavar="K/N", callback=shard_number, help="Only the K-th of N shares; `merge` joins them.")
@click.option("--executor", type=click.Choice(["dask"]), help="Let its workers work, on shares of the inputs.")
@click.option("--scheduler", metavar="ADDRESS", help="Of Dask. Default: --jobs workers on this machine.")
@click.option("--shards", type=click.IntRange(min=1), help=f"How many shares. Default: {SHARDS_A_WORKER} a worker.")
@click.pass_context
def batch(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    output: str,
    jobs: int | None,
    timeout: float,
    memory: int,
    kind: str | None,
    language: str | None,
    limits: dict[str, int],
    keep: Path | None,
    retry_failed: bool,
    force: bool,
    csv_raw: bool,
    corrections: Corrections | None,
    ledger: str | None,
    shard: tuple[int, int] | None,
    executor: str | None,
    scheduler: str | None,
    shards: int | None,
) -> None:
    """Parse all documents of each INPUT into OUT.

    INPUT is a file, a folder (all below it but hidden files), a pattern ("2019/*.html"), an archive (zip, tar, tar.gz,
    WARC, WACZ; never unpacked to disk), or "-": a list of these on standard input, one a line.

    Each document is parsed in a process that it may end: one that crashes, hangs or takes too much memory is tried once
    more and then named in STEM.failed.jsonl beside OUT, as every other that gives no record. What is done is kept in
    STEM.ledger.sqlite: the same command after an interruption, or with more inputs, parses only what is new.

    \b
    Exit codes:
      0    every document gave a record
      1    some did, some did not
      2    usage; an output or ledger that cannot be written
      3    no document gave a record
      130  interrupted: the same command goes on
    """
    from statement_parser.batch.settings import ChildSettings

    given = _checked(context, inputs)
    settings = ChildSettings(timeout=timeout, memory=memory, kind=kind, language=language, options=options_of(limits))
    work = Work(
        given,
        Path(output),
        ledger,
        settings,
        jobs or os.cpu_count() or 1,
        limits=read_limits_of(limits),
        keep=keep,
        csv_raw=csv_raw,
        corrections=corrections,
    )
    forget = True if force else False if retry_failed else None
    with failures_said(context):
        if executor is not None:
            context.exit(work.with_dask(scheduler, shards))
        context.exit(work.share(*shard, forget=forget) if shard is not None else work.here(forget=forget))


def _checked(context: click.Context, inputs: tuple[str, ...]) -> tuple[str, ...]:
    """The inputs, where they and the outputs are such that work can begin."""
    given = context.params
    _check_usage(given)
    out, ledger = Path(given["output"]), given["ledger"]
    read = tuple(_without_own(_inputs(inputs), out, ledger))
    check_outputs(context, out, read, ledger, csv_raw=given["csv_raw"])
    return read


def _without_own(inputs: Iterator[str], out: Path, ledger: str | None) -> Iterator[str]:
    """The inputs without what a run into this output has written: a shell writes `in/*` out with it."""
    beside = Beside(out)
    kept = Path(ledger) if ledger else beside.ledger
    own = {os.path.realpath(path) for path in beside.all_files(kept)} if kept.exists() else set()
    return (name for name in inputs if not own or os.path.realpath(name) not in own)


def _check_usage(given: Mapping[str, Any]) -> None:
    """Options that do not go together."""
    executor, shard = given["executor"], given["shard"]
    if given["inputs"].count(STANDARD_INPUT) > 1:
        raise click.UsageError('"-" (standard input) can be read once.')
    if executor is not None and shard is not None:
        raise click.UsageError("--shard is for runs without --executor.")
    if executor is not None and (given["force"] or given["retry_failed"] or given["ledger"] is not None):
        raise click.UsageError("--force, --retry-failed and --ledger are for runs without --executor.")
    if given["corrections"] is not None and shard is not None:
        raise click.UsageError("--corrections are applied to whole outputs: give them to `merge`.")
    if executor is None and (given["scheduler"] is not None or given["shards"] is not None):
        raise click.UsageError("--scheduler and --shards need --executor.")


def _inputs(given: tuple[str, ...]) -> Iterator[str]:
    """The inputs, with those of the list on standard input in the place of "-"."""
    for name in given:
        if name != STANDARD_INPUT:
            yield name
            continue
        for line in sys.stdin.buffer:
            if path := line.rstrip(b"\r\n"):
                yield os.fsdecode(path)
