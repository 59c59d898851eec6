"""Methods of records that higher floors carry out.

A record offers what people look for on it, and imports nothing from above: the package says, when it is imported, where
each of these methods is; it is loaded when it is first called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_doors: dict[str, Callable[[], Callable[..., Any]]] = {}


def bind(name: str, load: Callable[[], Callable[..., Any]]) -> None:
    """Say what carries out a method.

    Args:
        name: of the method: "Statement.report".
        load: gives the function when it is needed; its first argument is the record.
    """
    _doors[name] = load


def bound(name: str) -> Callable[..., Any]:
    """The function that carries out a method."""
    return _doors[name]()
