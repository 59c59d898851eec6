"""Whatever is done to an archive, what comes out of it is documents and reasons, and it ends."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_parser.batch.items import Item, ReadLimits, Skipped, Unread
from statement_parser.batch.sources import InputFile, documents
from tests.batch.pages import http, members, page, record, tarred, zipped

PIECES = {"a.html": page("A"), "b/c.html": page("B"), "d.txt": b"We call on all." * 50}
RECORDS = (
    record(http(page("A"))),
    record(http(gzip.compress(page("B")), headers="Content-Encoding: gzip\r\n")),
    record(http(b"5\r\nhello\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n")),
)
ARCHIVES = {
    "zip": zipped(PIECES),
    "stored.zip": zipped(PIECES, 0),
    "tar": tarred(PIECES),
    "tar.gz": gzip.compress(tarred(PIECES), mtime=0),
    "html.gz": gzip.compress(page(), mtime=0),
    "warc": b"".join(RECORDS),
    "warc.gz": members(*RECORDS),
    "wacz": zipped({"datapackage.json": b"{}", "archive/a.warc.gz": members(*RECORDS)}, 0),
}
JUNK = (
    b"\x00" * 40,
    b"\xff" * 9,
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"\x1f\x8b\x08",
    b"WARC/1.0\r\n",
    b"9" * 30,
    b"\r\n\r\n",
)
LIMITS = ReadLimits(max_unpacked=1_000_000)


@pytest.mark.parametrize("kind", ARCHIVES)
@given(data=st.data())
def test_nothing_but_documents_and_reasons(
    kind: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = ARCHIVES[kind]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 200)))
        how = data.draw(st.sampled_from(("cut", "drop", "repeat", "junk", "flip")))
        if how == "cut":
            content = content[:start]
        elif how == "drop":
            content = content[:start] + content[end:]
        elif how == "repeat":
            content = content[:end] + content[start:end] * 3 + content[end:]
        elif how == "junk":
            content = content[:start] + data.draw(st.sampled_from(JUNK)) + content[start:]
        else:
            content = content[:start] + bytes(b ^ 0x15 for b in content[start:end]) + content[end:]
    path = Path(tmp_path_factory.getbasetemp()) / f"mutilated.{kind}"
    path.write_bytes(content)
    before = time.process_time()
    found = list(documents(InputFile(str(path), path.name), LIMITS))
    assert time.process_time() - before < 2
    assert all(isinstance(one, Item | Unread | Skipped) for one in found)
    assert sum(len(one.data) for one in found if isinstance(one, Item)) < 20_000_000
    assert found
