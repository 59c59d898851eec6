"""The option of commands that apply corrections of people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from statement_parser.cli.places import remember_read

if TYPE_CHECKING:
    from statement_parser.corrections.log import Corrections

_F = TypeVar("_F", bound=Callable[..., Any])


def corrections_option(command: _F) -> _F:
    """Adds `--corrections FILE` to a command, which gets the `Corrections` of the log, or None."""
    return click.option(
        "--corrections",
        metavar="FILE",
        type=click.Path(),
        callback=_read,
        help="Log of corrections (`review` writes it); they win over what is read.",
    )(command)


def read_corrections(path: str) -> Corrections:
    """The corrections of a log.

    Raises:
        ValueError: a line is no correction.
        OSError: it cannot be read.
    """
    from statement_parser.corrections.log import Corrections, load_corrections

    return Corrections(load_corrections(path))


def _read(context: click.Context, _option: click.Parameter, path: str | None) -> Corrections | None:
    if path is None:
        return None
    remember_read(context, path)
    try:
        return read_corrections(path)
    except OSError as error:
        raise click.BadParameter(f"{click.format_filename(path)}: {error.strerror or error}") from error
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
