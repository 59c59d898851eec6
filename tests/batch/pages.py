"""Small statements for the tests of batch, and archives of them."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping


def page(topic: str = "the Court") -> bytes:
    return f"""<!DOCTYPE html><html lang="en"><head><title>Joint Statement on {topic}</title></head><body>
<main><h1>Joint Statement on {topic}</h1><p>15 November 2018</p>
<p>We, the undersigned organisations, have watched for six years how {topic} has not met, and families wait for an answer.</p>
<p>We call on the government to:</p><ul><li>Meet in public before the end of the year.</li><li>Hear the families.</li></ul>
<h3>Signatories</h3><ol><li>Badael Organisation</li><li>Lantern House</li></ol></main></body></html>""".encode()


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return raw.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return raw.getvalue()


def http(body: bytes, media_type: str = "text/html", status: str = "200 OK", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}\r\n".encode() + body


def record(
    block: bytes,
    url: str = "https://example.org/a",
    kind: str = "response",
    *,
    length: object = None,
    headers: str = "",
) -> bytes:
    """A WARC record; `length` is what it says of itself, where that is not so."""
    media_type = "application/http; msgtype=response" if kind == "response" else "text/html"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-04-05T06:07:08Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {media_type}\r\n{headers}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def members(*records: bytes) -> bytes:
    """Each record a gzip member of its own, as a .warc.gz should be."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
