"""WARC and WACZ: the pages in a web archive, each with its address and the time of its capture."""

from __future__ import annotations

import datetime
import io
import logging
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from statement_parser.batch.framing import records
from statement_parser.batch.items import Found, Item, ReadLimits, Skipped, Unread
from statement_parser.errors import DamagedDocument, DecompressionLimit, StatementParserError, UnsupportedType

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_STAGE = "unpack"
_DOCUMENTS = frozenset(
    ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/octet-stream")
)
"""Media types that a statement may come as; of a record without one the bytes decide."""
_OTHER_KINDS = re.compile(
    rb"^WARC-Type:[ \t]{0,20}(?:warcinfo|request|metadata|revisit|conversion|continuation)[ \t]{0,20}\r?$",
    re.IGNORECASE | re.MULTILINE,
)
"""Kinds of records that hold no document. They are not taken apart: that takes as long as finding them."""


def read_warc(raw: BinaryIO, name: str, limits: ReadLimits, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """The documents of a WARC file (.warc or .warc.gz): payloads of response and resource records.

    With `start` and `end` only of the records that start between these bytes of the file.

    What is no document (other kinds of records, pictures, style sheets, answers that are not 200) is `Skipped`.
    A record that is damaged is `Unread`, and reading goes on at the next one.
    """
    try:
        from warcio.recordloader import ArcWarcRecordLoader
    except ImportError:
        raise UnsupportedType(
            'a WARC web archive: install "statement-parser[warc]" to read it', stage=_STAGE, document=name
        ) from None
    logging.getLogger("warcio").setLevel(logging.ERROR)  # what it warns of is mended or comes out as an error
    loader = ArcWarcRecordLoader()
    for record in records(raw, limits, start, end):
        place = f"{name}@{record.offset}" + (f"+{record.nth}" if record.nth else "")
        if record.error is not None:
            yield Unread(name=place, error=record.error)
            continue
        if _OTHER_KINDS.search(record.data, 0, record.data.find(b"\r\n\r\n")):
            yield Skipped(name=place)
            continue
        try:
            yield _document(loader.parse_record_stream(io.BytesIO(record.data)), place, len(record.data), limits)
        except StatementParserError as error:
            yield Unread(name=place, error=error)
        except Exception as error:  # warcio has no family of errors
            yield Unread(name=place, error=DamagedDocument(f"{type(error).__name__}: {error}", stage=_STAGE))


def read_wacz(archive: zipfile.ZipFile, name: str, limits: ReadLimits) -> Iterator[Found]:
    """The documents of the WARC files in a WACZ."""
    for info in archive.infolist():
        if is_warc_name(info.filename):
            try:
                with archive.open(info) as file:
                    yield from read_warc(file, f"{name}!{info.filename}", limits)  # type: ignore[arg-type]
            except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
                yield Unread(name=f"{name}!{info.filename}", error=DamagedDocument(f"zip: {error}", stage=_STAGE))


def is_wacz(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is a web archive: it says so by its folder of WARC files."""
    names = archive.NameToInfo
    return "datapackage.json" in names and any(n.startswith("archive/") and is_warc_name(n) for n in names)


def is_warc_name(name: str) -> bool:
    """Whether a file is named as a WARC file is."""
    return name.endswith((".warc", ".warc.gz"))


def _document(record: ArcWarcRecord, place: str, packed: int, limits: ReadLimits) -> Item | Skipped:
    if record.rec_type not in ("response", "resource") or not _may_be_document(record):
        return Skipped(name=place)
    most = limits.most_from(packed)
    data: bytes = record.content_stream().read(most + 1)
    if len(data) > most:
        raise DecompressionLimit(f"its content unpacks to more than {most} bytes", stage=_STAGE)
    headers = record.rec_headers
    return Item(
        name=place,
        data=data,
        url=headers.get_header("WARC-Target-URI"),
        captured=_time(headers.get_header("WARC-Date")),
        digest=headers.get_header("WARC-Payload-Digest"),
    )


def _may_be_document(record: ArcWarcRecord) -> bool:
    http = record.http_headers
    if http is not None and http.get_statuscode() not in ("", "200", "203"):
        return False
    declared = http.get_header("Content-Type") if http is not None else record.content_type
    media_type = (declared or "").split(";")[0].strip().lower()
    return not media_type or media_type in _DOCUMENTS


def _time(printed: str | None) -> datetime.datetime | None:
    """A WARC-Date (ISO 8601, UTC); None where it is none."""
    try:
        time = datetime.datetime.fromisoformat(printed or "")
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=datetime.UTC)
