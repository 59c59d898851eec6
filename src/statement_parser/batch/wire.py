"""Messages between the supervisor and its children: two lengths, a JSON header, bytes."""

from __future__ import annotations

import socket
import struct
from typing import Any, Generic, TypeVar

import msgspec

from statement_parser.typed import json_decoder

_LENGTHS = struct.Struct("!IQ")
_CHUNK = 1 << 16
"""Bytes asked for at a time. The buffer is made anew each time: a large one would come from the system, and go back."""

_T = TypeVar("_T")


UNKNOWN = ""
"""The language of a text that is read with the wordings of all."""
PDF = "pdf"
"""Among languages to be ready for: the engines of PDFs."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One document for a child; its bytes follow."""

    name: str
    url: str | None = None


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it; the record as JSON follows, or nothing."""

    code: str | None = None
    """Of the error; None where there is a record."""
    stage: str | None = None
    detail: str | None = None
    language: str | None = None
    """Of the record, `UNKNOWN` where it has none: children to come are made ready for it. None without a record."""
    peak_mb: int = 0
    """The most memory that the child has held so far, in MiB."""


class Fork(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """To the parent of the children: start one, on the socket that comes with this message."""

    languages: tuple[str, ...]
    """Languages to be ready for: loading the wordings of one takes longer than parsing a page."""


class Reap(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """To the parent of the children: end this one if it has not ended, and say how it did."""

    pid: int


QUESTION: Any = Fork | Reap


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to both; a child's end is told by `status`."""

    pid: int = 0
    status: int = 0
    """As of os.waitstatus_to_exitcode: the exit code, or minus the number of a signal."""
    peak_mb: int = 0
    error: str | None = None
    """Why there is no child."""


class Ended(Exception):
    """The other side has gone."""


class TooLong(Exception):
    """A message of more bytes than are taken."""


def send(channel: socket.socket, header: msgspec.Struct, body: bytes = b"", fds: tuple[int, ...] = ()) -> None:
    """Write one message; OSError where the other side has gone."""
    head = msgspec.json.encode(header)
    start = _LENGTHS.pack(len(head), len(body)) + head
    if len(body) < _CHUNK:
        start, body = start + body, b""  # a message in two pieces wakes the other side twice
    if fds:
        socket.send_fds(channel, [start], list(fds))
    else:
        channel.sendall(start)
    if body:
        channel.sendall(body)


class Inbox(Generic[_T]):
    """Bytes as they come in, until they are a message with a header of one kind."""

    def __init__(self, channel: socket.socket, kind: type[_T], most: int, *, takes_files: bool = False) -> None:
        self._channel, self._most, self._takes_files = channel, most, takes_files
        self._decode = json_decoder(kind).decode
        self._bytes = bytearray()
        self.fds: list[int] = []

    def read(self) -> None:
        """Take what is there, waiting for it if the channel waits.

        Raises:
            Ended: the other side has gone.
            TooLong: the message will be longer than is taken.
        """
        try:
            if self._takes_files:
                data, fds, _, _ = socket.recv_fds(self._channel, _CHUNK, 1)
                self.fds += fds
            else:
                data = self._channel.recv(_CHUNK)
        except OSError as error:
            raise Ended from error
        if not data:
            raise Ended
        self._bytes += data
        if len(self._bytes) >= _LENGTHS.size and sum(_LENGTHS.unpack_from(self._bytes)) > self._most:
            raise TooLong

    def message(self) -> tuple[_T, bytes] | None:
        """Header and body if a whole message is there."""
        if len(self._bytes) < _LENGTHS.size:
            return None
        head, body = _LENGTHS.unpack_from(self._bytes)
        end = _LENGTHS.size + head + body
        if len(self._bytes) < end:
            return None
        with memoryview(self._bytes) as there:
            header = self._decode(there[_LENGTHS.size : _LENGTHS.size + head])
            content = bytes(there[_LENGTHS.size + head : end])
        del self._bytes[:end]
        return header, content

    def wait(self) -> tuple[_T, bytes]:
        """The next message of a channel that waits; raises as `read`."""
        while (found := self.message()) is None:
            self.read()
        return found
