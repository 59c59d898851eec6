"""gzip, zip and tar as streams of documents. Nothing is written: a path in an archive is a name and no more."""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NoReturn

from statement_parser.batch.items import Found, Item, ReadLimits, Unread, as_text
from statement_parser.errors import (
    DamagedDocument,
    DecompressionLimit,
    EncryptedDocument,
    InputTooLarge,
    StatementParserError,
    StructureLimit,
    UnsupportedType,
)

_STAGE = "unpack"
_CHUNK = 65_536
_GZIP = 31
"""Of zlib: a gzip header and trailer around the data."""
_END_OF_ZIP = b"PK\x05\x06"
_MOST_COMMENT = 65_535
_BYTES_OF_ENTRY = 300
"""Of the directory of a zip, that an entry may take on average."""
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error, tarfile.TarError)
"""What zipfile and tarfile raise on bytes that make no sense; RuntimeError is of a password that is missing."""


class Inflater:
    """gzip data unpacked piece by piece, so that what unpacks to too much is told before it does."""

    def __init__(self, raw: BinaryIO, limits: ReadLimits) -> None:
        self._raw, self._limits = raw, limits
        self._inflate = zlib.decompressobj(_GZIP)
        self._pending = b""
        self._packed = self._unpacked = 0

    def read(self, size: int) -> bytes:
        """At least one byte and at most `size`, or b"" at the end.

        Raises:
            DecompressionLimit: more than `ReadLimits.max_ratio` to one.
            DamagedDocument: no gzip data, or they end early.
        """
        while True:
            if self._inflate.eof:
                self._pending = self._inflate.unused_data or self._more()
                if not self._pending.lstrip(b"\x00"):
                    return b""
                self._inflate = zlib.decompressobj(_GZIP)
            elif not self._pending:
                self._pending = self._more()
                if not self._pending:
                    raise DamagedDocument("the gzip data end early: the file is truncated", stage=_STAGE)
            try:
                piece = self._inflate.decompress(self._pending, size)
            except zlib.error as error:
                raise DamagedDocument(f"gzip: {error}", stage=_STAGE) from error
            self._pending = self._inflate.unconsumed_tail
            self._unpacked += len(piece)
            packed = self._packed - len(self._pending)
            if self._unpacked > max(self._limits.free_bytes, packed * self._limits.max_ratio):
                _too_much(self._limits)
            if piece:
                return piece

    def _more(self) -> bytes:
        chunk = self._raw.read(_CHUNK)
        self._packed += len(chunk)
        return chunk


class _Whole:
    """An `Inflater` that gives exactly what is asked for, as tarfile asks of a stream."""

    def __init__(self, inflater: Inflater, most: int) -> None:
        self._inflater, self._most = inflater, most
        self._ahead = b""

    def ahead(self, size: int) -> bytes:
        """The next `size` bytes, which stay to be read."""
        while len(self._ahead) < size and (piece := self._inflater.read(_CHUNK)):
            self._ahead += piece
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """`size` bytes, fewer at the end."""
        if size > self._most:
            raise StructureLimit(f"a header of {size} bytes", stage=_STAGE)
        parts, self._ahead = [self._ahead[:size]], self._ahead[size:]
        left = size - len(parts[0])
        while left and (piece := self._inflater.read(left)):
            parts.append(piece)
            left -= len(piece)
        return b"".join(parts)


def read_gzip(raw: BinaryIO, name: str, limits: ReadLimits) -> Iterator[Found]:
    """What a gzip file holds: the members of a tar, or one document, named without its ".gz"."""
    whole = _Whole(Inflater(raw, limits), limits.max_unpacked + 1)
    try:
        if is_tar(whole.ahead(512)):
            yield from read_tar(whole, name, limits)
            return
        data = whole.read(limits.max_unpacked + 1)
    except StatementParserError as error:
        yield Unread(name=name, error=error)
        return
    if len(data) > limits.max_unpacked:
        yield Unread(name=name, error=_above(limits))
    else:
        yield Item(name=name.removesuffix(".gz"), data=data)


def is_tar(head: bytes) -> bool:
    """Whether the first 512 bytes are those of a tar archive."""
    return head[257:262] == b"ustar"


def read_tar(stream: _Whole | BinaryIO, name: str, limits: ReadLimits) -> Iterator[Found]:
    """The files in a tar archive, read from its start to its end."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:  # type: ignore[call-overload]
            for number, member in enumerate(archive):
                archive.members = []  # else it keeps every header
                if number >= limits.max_entries:
                    raise _too_many(limits)
                if not member.isfile() or is_hidden(member.name):
                    continue
                inside = f"{name}!{as_text(member.name)}"
                if member.size > limits.max_unpacked:
                    yield Unread(name=inside, error=_large(member.size, limits))
                    continue
                file = archive.extractfile(member)
                assert file is not None
                yield Item(name=inside, data=file.read())
    except StatementParserError as error:
        yield Unread(name=name, error=error)
    except _DAMAGE as error:
        yield Unread(name=name, error=DamagedDocument(f"tar: {error}", stage=_STAGE))


def open_zip(raw: BinaryIO, limits: ReadLimits) -> zipfile.ZipFile:
    """A zip archive, its directory read.

    Raises:
        DamagedDocument: no zip archive.
        StructureLimit: more members than `limits` allow, told before all of them are read.
    """
    raw.seek(0, 2)
    size = raw.tell()
    raw.seek(max(0, size - _MOST_COMMENT - 22))
    tail = raw.read()
    end = tail.rfind(_END_OF_ZIP)
    if end >= 0 and len(tail) >= end + 22:
        entries, directory = struct.unpack_from("<HL", tail, end + 10)
        if max(entries, directory // _BYTES_OF_ENTRY) > limits.max_entries:
            # Of more than 65,534 entries only the length of the directory is told here.
            raise _too_many(limits)
    try:
        archive = zipfile.ZipFile(raw)
    except _DAMAGE as error:
        raise DamagedDocument(f"zip: {error}", stage=_STAGE) from error
    if len(archive.filelist) > limits.max_entries:
        raise _too_many(limits)
    return archive


def is_office(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is one document (docx, odt, epub ...), which is named better as a whole than by its parts."""
    return any(info.filename in ("[Content_Types].xml", "mimetype") for info in archive.filelist[:20])


def read_zip(archive: zipfile.ZipFile, name: str, limits: ReadLimits) -> Iterator[Found]:
    """The files in a zip archive, in the order of its directory."""
    for info in archive.infolist():
        if info.is_dir() or is_hidden(info.filename):
            continue
        inside = f"{name}!{info.filename}"
        try:
            yield Item(name=inside, data=_member(archive, info, limits))
        except StatementParserError as error:
            yield Unread(name=inside, error=error)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: ReadLimits) -> bytes:
    if info.flag_bits & 1:
        raise EncryptedDocument("needs a password; unpack it and pass the document inside", stage=_STAGE)
    if info.compress_type not in _PLAIN_METHODS:
        raise UnsupportedType("packed by a method that is not read (neither stored nor deflated)", stage=_STAGE)
    if info.file_size > limits.max_unpacked:
        raise _large(info.file_size, limits)
    most = limits.most_from(info.compress_size)
    try:
        with archive.open(info) as file:
            data = file.read(most + 1)
    except _DAMAGE as error:
        raise DamagedDocument(f"zip: {error}", stage=_STAGE) from error
    if len(data) > most:
        _too_much(limits)
    return data


def is_hidden(path: str) -> bool:
    """Whether a file or a folder around it is hidden (".git", ".DS_Store") or made by a packer of macOS."""
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in path.split("/"))


def _large(size: int, limits: ReadLimits) -> InputTooLarge:
    return InputTooLarge(f"{size} bytes unpacked; at most {limits.max_unpacked}", stage=_STAGE)


def _above(limits: ReadLimits) -> DecompressionLimit:
    return DecompressionLimit(f"more than {limits.max_unpacked} bytes unpacked", stage=_STAGE)


def _too_much(limits: ReadLimits) -> NoReturn:
    detail = f"unpacks to more than {limits.max_ratio} times its size, or more than {limits.max_unpacked} bytes"
    raise DecompressionLimit(detail, stage=_STAGE)


def _too_many(limits: ReadLimits) -> StructureLimit:
    return StructureLimit(f"more than {limits.max_entries} members; unpack it and pass the folder", stage=_STAGE)
