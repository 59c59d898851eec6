"""Bytes in and out: a file or standard input, standard output or a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import click

from statement_parser.atomic_output import check_place
from statement_parser.batch.items import CannotRead
from statement_parser.cli.failures import EXIT_PIPE
from statement_parser.errors import InputTooLarge

STANDARD_INPUT = "-"

Write = Callable[[str], None]


def read_bytes(name: str, limit: int) -> bytes:
    """The bytes of a file, or of standard input for "-"; never reads on over `limit`.

    Raises:
        CannotRead: not there, a folder, or not to be read.
        InputTooLarge: more than `limit` bytes.
    """
    try:
        if name == STANDARD_INPUT:
            content = sys.stdin.buffer.read(limit + 1)
        else:
            with open(name, "rb") as file:
                content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        detail = getattr(error, "strerror", None) or str(error)
        raise CannotRead(detail, stage="open", document=name) from error
    if len(content) > limit:
        raise InputTooLarge(f"more than {limit} bytes", stage="open", document=name)
    return content


def name_of(name: str) -> str | None:
    """The name of a file for a record, without folders; bytes that are no UTF-8 as U+FFFD, which JSON can hold."""
    return None if name == STANDARD_INPUT else os.fsencode(os.path.basename(name)).decode("utf-8", "replace")


@contextlib.contextmanager
def writer(output: str | None) -> Iterator[Write]:
    """A function that writes text, as UTF-8 whatever the locale.

    None and "-" are standard output. With a path the text goes to a file beside it that takes its place at the end: a
    reader never sees half of it, and a run that fails or writes nothing, not even "", leaves the old file as it was.
    """
    if output is None or output == STANDARD_INPUT:
        with _quiet_when_closed():
            stream = sys.stdout.buffer
            yield lambda text: _write_and_flush(stream, text)
        return
    given, target = Path(output), Path(os.path.realpath(output))
    if given.exists() and not given.is_file() and not given.is_dir():
        # A pipe or a device: nothing to replace. /dev/stdout may be one that has no path.
        with given.open("wb") as stream:
            yield lambda text: _write_and_flush(stream, text)
        return
    check_place(output)
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    written = False

    def write(text: str) -> None:
        nonlocal written
        written = True
        _write_and_flush(stream, text)

    try:
        with beside.open("xb") as stream:
            yield write
        if written:
            beside.replace(target)
    except OSError as error:
        if error.filename == str(beside):
            error.filename, error.filename2 = output, None
        raise
    finally:
        with contextlib.suppress(OSError):  # what was raised before says more
            beside.unlink(missing_ok=True)


def _write_and_flush(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode("utf-8", "backslashreplace"))
    stream.flush()


@contextlib.contextmanager
def _quiet_when_closed() -> Iterator[None]:
    """The reader of standard output has gone (`| head`): end without a message."""
    try:
        yield
    except BrokenPipeError:
        # What is left in Python's own buffer must go somewhere at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(EXIT_PIPE) from None
