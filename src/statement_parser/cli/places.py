"""Where a command writes: looked at before any work, so that none is in vain and nothing of others is lost."""

from __future__ import annotations

import collections
import errno
import os
from collections.abc import Iterable
from pathlib import Path

import click

from statement_parser.atomic_output import Made, check_place
from statement_parser.cli.failures import EXIT_USAGE
from statement_parser.cli.files import STANDARD_INPUT
from statement_parser.cli.terminal import printable

_READ = "statement_parser.read"


def remember_read(context: click.Context, name: str) -> None:
    """Keep in mind a file that an option names and that has been read, so that no output takes its place."""
    context.meta.setdefault(_READ, []).append(name)


def check_output(
    context: click.Context, output: str | None, inputs: Iterable[str | None] = (), *, made: Made | None = None
) -> None:
    """End the command, with one line on standard error, where `output` cannot be written; None is standard output.

    Args:
        context: of the command.
        output: the file to write, or with `made` the folder; "-" is standard output.
        inputs: what the command reads; None and "-" are no files.
        made: what is written into the folder.
    """
    if output is None or output == STANDARD_INPUT:
        return
    read = [name for name in (*inputs, *context.meta.get(_READ, ())) if name and name != STANDARD_INPUT]
    try:
        check_place(output, read, made=made)
    except (OSError, ValueError) as error:
        say_cannot_write(error, output)
        context.exit(EXIT_USAGE)


def check_apart(context: click.Context, *outputs: str | None) -> None:
    """End the command, with one line on standard error, where two of its outputs are one file."""
    places = [os.path.realpath(name) for name in outputs if name is not None]
    twice = next((name for name, count in collections.Counter(places).items() if count > 1), None)
    if twice is not None:
        say_cannot_write(FileExistsError(errno.EEXIST, "two outputs are to be this file: name another", twice), twice)
        context.exit(EXIT_USAGE)


def made_by(output: str | None) -> Made | None:
    """What is made at an output with one of the endings of `write_output`: a folder, or with None a file."""
    from statement_parser.export.csv_folder import MADE
    from statement_parser.export.outputs import ending_of

    return MADE if output is not None and ending_of(Path(output)) == ".csv" else None


def say_cannot_write(error: Exception, output: str | None) -> None:
    """One line on standard error about an output that cannot be written."""
    where = printable(str(getattr(error, "filename", None) or output or "standard output"))
    said = printable(str(getattr(error, "strerror", None) or error))
    what = "missing-tool" if isinstance(error, ImportError) else "cannot-write"
    click.echo(f"statement-parser: {where}: {what}: {said}", err=True)
