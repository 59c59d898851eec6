"""`statement-parser name`: names as printed in, their records out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import NoReturn

import click

from statement_parser.cli.failures import EXIT_REFUSED
from statement_parser.cli.files import STANDARD_INPUT, writer
from statement_parser.cli.terminal import escape_controls_json, printable

_LONGEST_LINE = 1 << 20
"""Bytes of a line of standard input; a longer one is no name."""


@click.command("name")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.pass_context
def name(context: click.Context, *, names: tuple[str, ...]) -> None:
    """Take each NAME of a signatory apart: acronym, other names, legal form, place, country ...

    One NAME gives its record as JSON; several give one a line, in order. "-" stands for the lines of standard input
    (UTF-8), empty ones left out, however many they are.

    Exit code 3: a NAME of nothing but white space and invisible characters, or a line that is no UTF-8 or over 1 MiB;
    standard error says which.
    """
    from statement_parser.organisations.names import parse_name

    together = len(names) > 1 or STANDARD_INPUT in names
    with writer(None) as write:
        for raw in _names(context, names):
            try:
                record = parse_name(raw, concepts=True).to_json(indent=None if together else 2)
            except ValueError as error:
                _refuse(context, str(error))
            write(escape_controls_json(record) + "\n")


def _names(context: click.Context, names: tuple[str, ...]) -> Iterator[str]:
    for argument in names:
        if argument != STANDARD_INPUT:
            yield os.fsencode(argument).decode("utf-8", "replace")  # bytes of the shell that are no UTF-8
            continue
        for number, line in enumerate(iter(lambda: sys.stdin.buffer.readline(_LONGEST_LINE + 1), b""), 1):
            if len(line) > _LONGEST_LINE:
                _refuse(context, f"line {number} of standard input: more than {_LONGEST_LINE} bytes")
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
            except UnicodeDecodeError as error:
                _refuse(
                    context, f"line {number} of standard input: no UTF-8 (byte {error.start + 1}); convert it first"
                )
            if text:
                yield text


def _refuse(context: click.Context, reason: str) -> NoReturn:
    click.echo(f"statement-parser: name: {printable(reason)}", err=True)
    context.exit(EXIT_REFUSED)
