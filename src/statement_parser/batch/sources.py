"""Inputs as a stream of documents: files, folders, patterns, archives, a list on standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from statement_parser.batch.framing import starts_record
from statement_parser.batch.items import DEFAULT_LIMITS, CannotRead, Found, Item, ReadLimits, Skipped, Unread, as_text
from statement_parser.batch.unpack import is_hidden, is_office, is_tar, open_zip, read_gzip, read_tar, read_zip
from statement_parser.batch.warc import is_wacz, is_warc_name, read_wacz, read_warc
from statement_parser.errors import EmptyDocument, InputTooLarge, StatementParserError, UnsupportedType

_STAGE = "open"
_HEAD_BYTES = 512
_CHUNK = 1 << 16
"""Bytes that are read of a file at first: most pages are whole then."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
_WARC = b"WARC/1."
_BESIDE_PAGES = (".css", ".js", ".mjs", ".js.download")
"""What browsers save beside a page, and what by its bytes is a text."""


class InputFile(NamedTuple):
    """One file of the inputs, which may hold many documents; or a share of a WARC file."""

    path: str
    """To open it."""
    name: str
    """For records and messages: its path as given, or below the folder given."""
    start: int = 0
    """Byte at which the share starts."""
    end: int | None = None
    """Byte before which the records of the share start; None: all that follow."""

    @property
    def size(self) -> int:
        """Bytes of the file or the share; 0 where that cannot be told."""
        if self.end is not None:
            return self.end - self.start
        try:
            return max(0, os.path.getsize(self.path) - self.start)
        except (OSError, ValueError):
            return 0


def input_files(inputs: Iterable[str | os.PathLike[str]], *, leave_out: Iterable[Path] = ()) -> Iterator[InputFile]:
    """The files that inputs stand for, in an order that depends on their names only.

    Args:
        inputs: paths of files and folders, and patterns ("2019/*.html"). A folder stands for all files below it but
            hidden ones, sorted by name; links to folders are not followed. What does not exist is passed on as it is,
            so that opening it says so.
        leave_out: files, and folders of files, that folders and patterns do not stand for: what the run writes.
    """
    left_out = {os.path.realpath(path) for path in leave_out}
    for given, by_pattern in _matched(os.fspath(path) for path in inputs):
        if not os.path.isdir(given):
            if not by_pattern or os.path.realpath(given) not in left_out:
                yield InputFile(given, given)
            continue
        parent = os.path.basename(os.path.normpath(given))
        real = os.path.realpath(given)
        for below, is_link in _walk(given):
            path = os.path.join(given, below)
            # Links to folders are not followed, so that only the file itself may be one.
            place = os.path.realpath(path) if is_link else os.path.join(real, below)
            if left_out.isdisjoint((place, os.path.dirname(place))):
                yield InputFile(path, below if parent in ("", ".", "..") else f"{parent}/{below}")


def _matched(inputs: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The inputs, and whether by a pattern: as the paths that it stands for; one that stands for none as it is."""
    for given in inputs:
        found: list[str] = []
        if not os.path.lexists(given) and glob.has_magic(given):
            found = sorted(glob.glob(given, recursive=True))
            if "**" in given:  # it names folders and, by itself, all that is in them
                found = [path for path in found if not os.path.isdir(path)]
        yield from ((path, True) for path in found) if found else [(given, False)]


def _walk(folder: str) -> Iterator[tuple[str, bool]]:
    """The paths of the files below a folder, relative to it, and whether one is a link.

    A folder that cannot be read counts as a file.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield "", False
        return
    for entry in entries:
        if is_hidden(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            for below, is_link in _walk(entry.path):
                yield os.path.join(entry.name, below) if below else entry.name, is_link
        elif entry.is_file() or not os.path.exists(entry.path):
            yield entry.name, entry.is_symlink()  # a link that leads nowhere is said to


def split(files: Iterable[InputFile], most: int) -> Iterator[InputFile]:
    """The files, a WARC file of more than `most` bytes as several shares, so that several runs can share it."""
    for file in files:
        size = file.size if is_warc_name(file.name) else 0
        starts = range(0, size, most) if size > most else ()
        yield from (file._replace(start=start, end=start + most) for start in starts[:-1])
        yield file._replace(start=starts[-1]) if starts else file


def documents(file: InputFile, limits: ReadLimits = DEFAULT_LIMITS) -> Iterator[Found]:
    """The documents in a file: itself, or those in it where it is an archive.

    What a file is, is told from its first bytes; only style sheets and scripts are told by their names.
    An archive inside an archive is one document, which will be refused.
    """
    name = as_text(file.name)
    nothing = True
    try:
        with open(file.path, "rb", buffering=_CHUNK) as opened:
            for found in _found(opened, name, limits, file):
                nothing = nothing and isinstance(found, Skipped)
                yield _refused_by_name(found) if isinstance(found, Item) else found
        if nothing and file.end is None and not file.start:
            raise EmptyDocument("an archive without documents", stage=_STAGE, document=name)
    except StatementParserError as error:
        yield Unread(name=name, error=error)
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path.
        detail = getattr(error, "strerror", None) or str(error)
        if isinstance(error, FileNotFoundError) and glob.has_magic(file.path):
            detail = "nothing there matches the pattern"
        yield Unread(name=name, error=CannotRead(detail, stage=_STAGE, document=name))


def _refused_by_name(item: Item) -> Item | Unread:
    """The item, or why it is none: a style sheet or script. A page that is named as one stays a page."""
    if not item.name.lower().endswith(_BESIDE_PAGES) or item.data[:_HEAD_BYTES].lstrip().startswith((b"<", b"%PDF")):
        return item
    detail = "a style sheet or a script, by its name: what is saved beside a page is not read"
    return Unread(name=item.name, error=UnsupportedType(detail, stage=_STAGE, document=item.name))


def _found(opened: BinaryIO, name: str, limits: ReadLimits, file: InputFile) -> Iterator[Found]:
    head = opened.read(_HEAD_BYTES)
    opened.seek(0)
    if head.startswith(_WARC) or (head.startswith(_GZIP) and (is_warc_name(name) or starts_record(head))):
        yield from read_warc(opened, name, limits, file.start, file.end)
    elif head.startswith(_GZIP):
        yield from read_gzip(opened, name, limits)
    elif is_tar(head):
        yield from read_tar(opened, name, limits)
    elif head.startswith(_ZIP):
        archive = open_zip(opened, limits)
        if is_wacz(archive):
            yield from read_wacz(archive, name, limits)
        elif is_office(archive):
            opened.seek(0)
            yield _whole(opened, name, limits)
        else:
            yield from read_zip(archive, name, limits)
    else:
        yield _whole(opened, name, limits)


def _whole(opened: BinaryIO, name: str, limits: ReadLimits) -> Item:
    data = opened.read(_CHUNK)
    if len(data) == _CHUNK:
        # Not so at once: that much memory would be taken for each page, and given back.
        data += opened.read(max(0, limits.max_unpacked + 1 - _CHUNK))
    if len(data) > limits.max_unpacked:
        raise InputTooLarge(f"more than {limits.max_unpacked} bytes", stage=_STAGE, document=name)
    return Item(name=name, data=data)
