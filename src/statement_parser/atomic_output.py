"""Atomic output: a file or folder is written beside its place, and moved there when it is complete.

Nothing of others is lost: a folder is only replaced if its writer made everything in it, and a file only by a file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Made(NamedTuple):
    """What a writer of folders makes, told from what others put into one."""

    what: str
    """For messages: "a report"."""
    knows: Callable[[str, bytes], bool]
    """Whether it makes such a file: its path below the folder, with /, and its first bytes. A folder below it is asked
    about with a / behind its path, and no bytes."""


_HEAD_BYTES = 4_096
_BESIDE = re.compile(r"\.[0-9]{1,20}\.(?:tmp|old)")
"""What stands behind the name of an output where it is written: the number of the process."""
_OF_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems leave in the folders that people look at: nobody's work."""


def check_place(
    target: str | os.PathLike[str], inputs: Iterable[str | os.PathLike[str]] = (), *, made: Made | None = None
) -> None:
    """Check, before any work is done, that `target` can be written without losing anything of others.

    Args:
        target: the file to write, or with `made` the folder.
        inputs: files and folders that are read: none of them is replaced, nor a folder that they are in.
        made: what the writer puts into its folder.

    Raises:
        OSError: there is no folder to write it in; a folder where a file is to be, or the other way round; a folder
            with something else in it, or that this process is in; one of the inputs. `strerror` says what to do.
    """
    place = Path(os.path.realpath(target))
    if not place.parent.is_dir():
        parent = os.path.dirname(os.path.normpath(target)) or os.curdir
        parent = os.fspath(place.parent) if os.path.islink(target) else parent
        if os.path.lexists(parent):
            raise NotADirectoryError(errno.ENOTDIR, "it is no folder", parent)
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", parent)
    for name in inputs:
        given = Path(os.path.realpath(name))
        if given == place or (made is not None and given.is_relative_to(place)):
            what = "is" if given == place else "holds"
            raise FileExistsError(errno.EEXIST, f"it {what} what is read: name another output", os.fspath(target))
    if made is None:
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder: name a file", os.fspath(target))
    elif place.is_dir():
        _check_folder(place, os.fspath(target), made)
    elif place.exists():
        raise NotADirectoryError(errno.ENOTDIR, "it is a file: name a folder", os.fspath(target))


def _check_folder(place: Path, called: str, made: Made) -> None:
    if Path(os.path.realpath(os.curdir)).is_relative_to(place):
        raise FileExistsError(errno.EEXIST, "it is the folder that you are in: name another one", called)
    other = next(_others(place, "", made), None)
    if other is not None:
        shown = f'it holds something else than {made.what} ("{other}"): name a new folder'
        raise FileExistsError(errno.EEXIST, shown, called)


def _others(place: Path, below: str, made: Made) -> Iterator[str]:
    """What in a folder its writer did not make."""
    with os.scandir(place / below) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            if made.knows(f"{name}/", b""):
                yield from _others(place, f"{name}/", made)
            else:
                yield name
        elif not entry.is_file(follow_symlinks=False):
            yield name
        elif entry.name not in _OF_SYSTEMS:
            with open(entry.path, "rb") as file:
                if not made.knows(name, file.read(_HEAD_BYTES)):
                    yield name


@contextlib.contextmanager
def written_beside(target: Path, *, made: Made | None = None) -> Iterator[Path]:
    """A path to write a file or, with `made`, to make a folder at, which takes the place of `target` in the end.

    Nothing is changed where something is raised.

    Raises:
        OSError: as of `check_place`, before and after; it cannot be written.
    """
    check_place(target, made=made)
    place = Path(os.path.realpath(target))
    if made is None and place.exists() and not place.is_file():
        raise FileExistsError(errno.EEXIST, "it is no file that another can take the place of", os.fspath(target))
    beside = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        yield beside
        if beside.is_dir() and place.exists():
            check_place(target, made=made)  # much may have come into it meanwhile
            # A folder cannot take the place of one that holds something.
            old = place.with_name(f".{place.name}.{os.getpid()}.old")
            place.rename(old)
            beside.rename(place)
            _remove(old)
        else:
            beside.replace(place)
    except OSError as error:
        if error.filename is not None and os.fspath(error.filename).startswith(os.fspath(beside)):
            error.filename, error.filename2 = os.fspath(target), None
        raise
    finally:
        with contextlib.suppress(OSError):  # what was raised before says more
            _remove(beside)


def remove_left_over(target: Path) -> None:
    """Remove what killed runs left beside a file or folder; only for callers that know that no other run writes it."""
    target = Path(os.path.realpath(target))
    if not target.parent.is_dir():
        return
    for path in list(target.parent.iterdir()):
        end = path.name.removeprefix(f".{target.name}")
        if end != path.name and _BESIDE.fullmatch(end):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
