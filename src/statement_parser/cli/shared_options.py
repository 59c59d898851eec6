"""Options that several commands have alike; those with a meaning of their own stand in modules of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])


def debug_option(command: _F) -> _F:
    """Adds `--debug` to a command, which gets `debug`."""
    return click.option("--debug", is_flag=True, help="Show the traceback of an error.")(command)


def sources_option(*, required: bool = False) -> Callable[[_F], _F]:
    """Adds `--source INPUT` to a command, which gets `sources`, all that were given."""
    return click.option(
        "--source",
        "sources",
        metavar="INPUT",
        multiple=True,
        required=required,
        type=click.Path(),
        help="Where the sources of records are: a file, folder or archive, as of `batch`. May be given several times.",
    )
