"""The option `--limit`: every limit of a document, by the name that it has in the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from statement_parser.batch.items import ReadLimits
    from statement_parser.options import Options

_F = TypeVar("_F", bound=Callable[..., Any])


def limit_option(command: _F) -> _F:
    """Adds `--limit` to a command, which gives it a dict of names and numbers."""
    return click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=N",
        envvar="STATEMENT_PARSER_LIMITS",
        show_envvar=True,
        callback=_limits,
        help="A limit of a document other than by default, as max_pages=5000; docs/data-model.md names all.",
    )(command)


def options_of(limits: dict[str, int]) -> Options:
    """The limits of the parser among those given."""
    from statement_parser.options import Options

    return Options(**{name: value for name, value in limits.items() if name in Options.__struct_fields__})


def read_limits_of(limits: dict[str, int]) -> ReadLimits:
    """The limits of what is unpacked among those given."""
    from statement_parser.batch.items import ReadLimits

    return ReadLimits(**{name: value for name, value in limits.items() if name in ReadLimits.__struct_fields__})


def _limits(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, int]:
    from statement_parser.batch.items import ReadLimits
    from statement_parser.options import Options

    names = Options.__struct_fields__ + ReadLimits.__struct_fields__
    limits = {}
    for one in given:
        name, _, value = one.partition("=")
        if name not in names:
            raise click.BadParameter(f"{name!r} is none of {', '.join(names)}.")
        if not (value.isascii() and value.isdigit() and int(value)):
            raise click.BadParameter(f"{one!r}: a limit is a whole number of 1 or more, as {name}=5000.")
        limits[name] = int(value)
    return limits
