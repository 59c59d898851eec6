"""Where each record of a WARC file starts and ends, also behind one that is damaged.

warcio stops at the first bad record, so the records are cut out here and it is asked about one at a time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from statement_parser.batch.items import ReadLimits
from statement_parser.errors import DamagedDocument, DecompressionLimit, StatementParserError, StructureLimit

_STAGE = "unpack"
_CHUNK = 65_536
_GZIP = 31
"""Of zlib: a gzip header and trailer around the data."""
_GZIP_HEAD = b"\x1f\x8b\x08"
_RECORD_HEAD = b"WARC/1."
_LENGTH = re.compile(rb"^content-length:[ \t]{0,20}([0-9]{1,18})[ \t]{0,20}\r?$", re.IGNORECASE | re.MULTILINE)
_START = re.compile(rb"WARC/1\.[0-9]\r?\n[A-Za-z-]{1,60}:")
"""Of a record, for where nothing says that one must start: text in a page may speak of WARC/1.0."""
_START_BYTES = 80
_END = b"\r\n\r\n"
_TRIAL_BYTES = 4_096


class Record(NamedTuple):
    """One record, or why it is none."""

    offset: int
    """Byte of the file at which it starts; in a gzip file at which its gzip member does."""
    nth: int
    """0 for the first record at that offset, 1 for the next of the same gzip member ..."""
    data: bytes
    """Header and block; empty where there is an error."""
    error: StatementParserError | None = None


def records(raw: BinaryIO, limits: ReadLimits, start: int = 0, end: int | None = None) -> Iterator[Record]:
    """The records of a WARC file, packed or not, that start at byte `start` or later and before byte `end`.

    They are read from the first to the last, never backwards: a file in a zip will do, for one that is read whole.
    """
    feed = _Feed(raw, limits, start)
    before, nth = -1, 0
    while True:
        try:
            started = feed.start_record()
        except StatementParserError as error:
            if end is not None and feed.offset >= end:
                return
            nth = nth + 1 if feed.offset == before else 0
            before = feed.offset
            yield Record(before, nth, b"", error)
            feed.next_member()
            continue
        offset = feed.offset
        if not started or (end is not None and offset >= end):
            return
        nth = nth + 1 if offset == before else 0
        before = offset
        try:
            yield Record(offset, nth, feed.record())
        except StatementParserError as error:
            yield Record(offset, nth, b"", error)
            feed.resync()


class _Feed:
    """The unpacked bytes of a WARC file, as many as the current record needs."""

    def __init__(self, raw: BinaryIO, limits: ReadLimits, start: int) -> None:
        self._raw, self._limits = raw, limits
        self._pending = raw.read(_CHUNK)
        self._at = 0
        """Place in the file of the first byte of `_pending`."""
        self._packed = self._pending.startswith(_GZIP_HEAD)
        self._inflate = zlib.decompressobj(_GZIP)
        self._member = self._unpacked = 0
        self._broken = False
        """What is left of this gzip member cannot be unpacked."""
        self._buffer = bytearray()
        self._taken = 0
        """Bytes of the unpacked data before `_buffer`."""
        if start:
            self._go_to(start)

    def _go_to(self, start: int) -> None:
        """Go to the first record that starts at byte `start` of the file or later."""
        self._pending = b""
        if self._packed:
            self._raw.seek(start)
            self._at, self._member = start, start - 1
            self.next_member()
        else:
            self._raw.seek(start)
            self._taken = start
            self.resync()

    @property
    def offset(self) -> int:
        """Where the record that starts now stands in the file."""
        return self._member if self._packed else self._taken

    def start_record(self) -> bool:
        """Go to the next byte that is no line break; False at the end of the file."""
        while self._fill(1):
            blank = len(self._buffer) - len(self._buffer.lstrip(b"\r\n"))
            if blank < len(self._buffer):
                self._drop(blank)
                return True
            self._drop(blank)
        return False

    def record(self) -> bytes:
        """Header and block of the record that starts here; the feed stands behind it.

        Raises:
            DamagedDocument: no record, a length that is none, or the file ends inside it.
            StructureLimit, DecompressionLimit: more than the limits allow; the feed stands behind its header.
        """
        header = self._header()
        found = _LENGTH.search(header)
        if found is None:
            self._drop(len(header))
            raise DamagedDocument("a WARC record without a Content-Length that is a number", stage=_STAGE)
        length = int(found[1])
        if length > self._limits.max_unpacked:
            self._drop(len(header))
            detail = f"a WARC record of {length} bytes; at most {self._limits.max_unpacked}"
            raise DecompressionLimit(detail, stage=_STAGE)
        size = len(header) + length
        if not self._fill(size):
            self._drop(len(header))
            raise DamagedDocument("the file ends inside this WARC record: it is truncated", stage=_STAGE)
        self._fill(size + len(_END))
        behind = bytes(self._buffer[size : size + len(_END)])
        if behind.strip(b"\r\n"):
            self._drop(len(header))
            raise DamagedDocument("a WARC record that is longer than its Content-Length", stage=_STAGE)
        data = bytes(self._buffer[:size])
        self._drop(size)
        return data

    def _header(self) -> bytes:
        most = self._limits.max_record_header
        searched = 0
        # Only as much is read as is needed: what comes next may be damaged, and this record not.
        while (end := self._buffer.find(_END, searched, most)) < 0:
            if not self._buffer.startswith(_RECORD_HEAD[: len(self._buffer)]):
                break
            if len(self._buffer) >= most:
                self._drop(len(_RECORD_HEAD))
                raise StructureLimit(f"a WARC header of more than {most} bytes", stage=_STAGE)
            searched = max(0, len(self._buffer) - len(_END))
            if not self._fill(len(self._buffer) + 1):
                self._drop(len(self._buffer))
                raise DamagedDocument("the file ends inside a WARC header: it is truncated", stage=_STAGE)
        if not self._buffer.startswith(_RECORD_HEAD):
            self._drop(1)
            raise DamagedDocument("bytes that are no WARC record", stage=_STAGE)
        header = bytes(self._buffer[: end + len(_END)])
        if header.count(b"\n") > self._limits.max_record_lines:
            self._drop(len(header))
            raise StructureLimit(f"a WARC header of more than {self._limits.max_record_lines} lines", stage=_STAGE)
        return header

    def resync(self) -> None:
        """Go to the next place where a record seems to start; to the end of the file where there is none."""
        if self._broken:
            self.next_member()
            return
        try:
            while (found := _START.search(self._buffer)) is None:
                # A start may stand across two chunks.
                self._drop(max(0, len(self._buffer) - _START_BYTES))
                if not self._fill(len(self._buffer) + 1):
                    self._drop(len(self._buffer))
                    return
            self._drop(found.start())
        except StatementParserError:
            self.next_member()

    def next_member(self) -> None:
        """Go to the next gzip member that starts with a record; what is left of this one cannot be unpacked."""
        self._buffer.clear()
        self._broken = False
        start = max(0, self._member + 1 - self._at)
        while True:
            found = self._pending.find(_GZIP_HEAD, start)
            is_whole = found >= 0 and len(self._pending) - found >= _TRIAL_BYTES
            more = b"" if is_whole else self._raw.read(_CHUNK)
            if more:
                # The head of a member, and what is unpacked on trial, may stand across two chunks.
                self._pass_over(found if found >= 0 else max(start, len(self._pending) - len(_GZIP_HEAD) + 1))
                self._pending += more
                start = 0
            elif found < 0 or starts_record(self._pending[found : found + _TRIAL_BYTES]):
                self._pass_over(found if found >= 0 else len(self._pending))
                self._start_member()
                return
            else:
                start = found + 1

    def _pass_over(self, size: int) -> None:
        self._at += min(size, len(self._pending))
        self._pending = self._pending[size:]

    def _start_member(self) -> None:
        self._inflate = zlib.decompressobj(_GZIP)
        self._member, self._unpacked = self._at, 0

    def _fill(self, size: int) -> bool:
        """Whether `size` bytes are there, or could be read."""
        while len(self._buffer) < size:
            try:
                piece = self._unpack() if self._packed else self._read()
            except StatementParserError:
                self._broken = True
                raise
            if not piece:
                return False
            self._buffer += piece
        return True

    def _read(self) -> bytes:
        piece, self._pending = self._pending, b""
        return piece or self._raw.read(_CHUNK)

    def _unpack(self) -> bytes:
        while True:
            if self._inflate.eof or not self._unpacked:
                self._more()
                if not self._pending:
                    return b""
                if self._inflate.eof:
                    self._start_member()
            elif not self._pending:
                self._more()
                if not self._pending:
                    raise DamagedDocument("the gzip data end early: the file is truncated", stage=_STAGE)
            try:
                piece = self._inflate.decompress(self._pending, _CHUNK)
            except zlib.error as error:
                raise DamagedDocument(f"gzip: {error}", stage=_STAGE) from error
            left = self._inflate.unused_data or self._inflate.unconsumed_tail
            self._at += len(self._pending) - len(left)
            self._pending = left
            self._unpacked += len(piece)
            most = max(self._limits.free_bytes, (self._at - self._member) * self._limits.max_ratio)
            if self._unpacked > most:
                detail = f"a WARC record that unpacks to more than {self._limits.max_ratio} times its size"
                raise DecompressionLimit(detail, stage=_STAGE)
            if piece:
                return piece

    def _more(self) -> None:
        if not self._pending:
            self._pending = self._raw.read(_CHUNK)

    def _drop(self, size: int) -> None:
        del self._buffer[:size]
        self._taken += size


def starts_record(packed: bytes) -> bool:
    """Whether packed bytes unpack to the beginning of a WARC record."""
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, len(_RECORD_HEAD)) == _RECORD_HEAD
    except zlib.error:
        return False
