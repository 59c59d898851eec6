"""Methods of records that are implemented on higher floors.

A record has the methods that people look for on it, but imports nothing from above. The package registers, when it is
imported, where each of them is implemented; that module is loaded at the first call.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_doors: dict[str, Callable[[], Callable[..., Any]]] = {}


def bind(name: str, load: Callable[[], Callable[..., Any]]) -> None:
    """Register the implementation of a method.

    Args:
        name: of the method: "Statement.report".
        load: loads and returns the function; its first argument is the record.
    """
    _doors[name] = load


def bound(name: str) -> Callable[..., Any]:
    """The function that implements a method."""
    return _doors[name]()
