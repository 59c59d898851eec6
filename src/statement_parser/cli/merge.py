"""`statement-parser merge`: the shares of a run as one output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from statement_parser.cli.batch_output import check_outputs, output_option, say_summary, write_results
from statement_parser.cli.batch_work import failures_said
from statement_parser.cli.corrections import corrections_option

if TYPE_CHECKING:
    from statement_parser.corrections.log import Corrections


@click.command("merge")
@click.argument("parts", nargs=-1, required=True, metavar="PART...", type=click.Path())
@output_option
@corrections_option
@click.option("--csv-raw", is_flag=True, help="As of `batch`.")
@click.pass_context
def merge(
    context: click.Context, *, parts: tuple[str, ...], output: str, corrections: Corrections | None, csv_raw: bool
) -> None:
    """Write the records of all PARTs of a run (`batch --shard K/N`) into OUT, as one run over all inputs would.

    Refused (exit code 2): a part that is missing, damaged or there twice, or of another version, of other options or
    other inputs. Exit codes else as of `batch`.
    """
    from statement_parser.batch.parts import merged

    check_outputs(context, Path(output), parts, None, csv_raw=csv_raw)
    with failures_said(context):
        outcomes = write_results(
            merged([Path(part) for part in parts]), Path(output), csv_raw=csv_raw, corrections=corrections
        )
        say_summary(outcomes, Path(output))
        context.exit(outcomes.exit_code)
