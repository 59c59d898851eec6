"""A file or folder that is whole or not there: written beside its place, and moved to it at the end."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """A path to write a file or to make a folder at, which takes the place of `target` where nothing is raised."""
    target = Path(os.path.realpath(target))
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        yield beside
        if beside.is_dir() and target.exists():
            # A folder cannot take the place of one that holds something.
            old = target.with_name(f".{target.name}.{os.getpid()}.old")
            target.rename(old)
            beside.rename(target)
            _remove(old)
        else:
            beside.replace(target)
    finally:
        _remove(beside)


def remove_left_over(target: Path) -> None:
    """Remove what runs that were killed left of a file or folder; for those who know that no other run writes it."""
    target = Path(os.path.realpath(target))
    if not target.parent.is_dir():
        return
    for path in list(target.parent.iterdir()):
        if path.name.startswith(f".{target.name}.") and path.suffix in (".tmp", ".old"):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
