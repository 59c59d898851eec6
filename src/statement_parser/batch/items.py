"""What the inputs of a run are taken apart into: documents, and what could not be read."""

from __future__ import annotations

import datetime

import msgspec

from statement_parser.errors import StatementParserError


class CannotRead(StatementParserError):
    """The file is not there, or may not be read."""

    code = "cannot-read"


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One document: a file, a member of an archive, the payload of a WARC record."""

    name: str
    """Path below the input; in an archive then "!" and the path in it, of a WARC record "@" and its first byte."""
    data: bytes
    """Unpacked."""
    url: str | None = None
    """Address, of a WARC record."""
    captured: datetime.datetime | None = None
    """When it was fetched, of a WARC record."""
    digest: str | None = None
    """Of the payload, as the WARC record gives it ("sha1:..."). Not checked."""


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A document, or the rest of an archive, that could not be read."""

    name: str
    """As of an `Item`."""
    error: StatementParserError
    """Why."""


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """A WARC record that is no document: a picture, a style sheet, a redirect. Counted, and no failure."""

    name: str
    """As of an `Item`."""


Found = Item | Unread | Skipped


class ReadLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much is unpacked; above, a document is refused and the others go on."""

    max_unpacked: int = 64_000_000
    """Bytes of one document, unpacked; above: `InputTooLarge` of a file, `DecompressionLimit` of what was packed."""
    max_ratio: int = 100
    """Bytes unpacked from one packed byte, past `free_bytes`; above: `DecompressionLimit`."""
    free_bytes: int = 1_000_000
    """Bytes that may be unpacked whatever the ratio."""
    max_entries: int = 100_000
    """Members of one archive; above: `StructureLimit`."""
    max_record_header: int = 65_536
    """Bytes of the header of a WARC record; above: `StructureLimit`."""
    max_record_lines: int = 1_000
    """Lines of the header of a WARC record; above: `StructureLimit`."""

    def most_from(self, packed: int) -> int:
        """Bytes that may be unpacked from `packed` ones."""
        return min(self.max_unpacked, max(self.free_bytes, packed * self.max_ratio))


DEFAULT_LIMITS = ReadLimits()


def as_text(path: str) -> str:
    """A path as JSON can hold it: bytes of it that are no UTF-8 as U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
