"""How far a long run is: a bar in a notebook or on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
_SECONDS = 2.0
"""Shorter runs show no bar."""


def shown(items: Iterable[_T], what: str, total: int) -> Iterator[_T]:
    """The items, with a bar while somebody looks."""
    if not (_in_notebook() or sys.stderr.isatty()):
        return iter(items)
    with warnings.catch_warnings():
        # Without ipywidgets the bar is one of characters; that is no reason to warn.
        warnings.simplefilter("ignore")
        from tqdm.auto import tqdm
    return iter(tqdm(items, desc=what, total=total, delay=_SECONDS, leave=False, unit=" records"))


def _in_notebook() -> bool:
    """Does the interpreter draw in a page? A shell of IPython on a terminal does not."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and hasattr(shell, "kernel")
