from __future__ import annotations

import datetime
import gzip
import io
import itertools
import random
from pathlib import Path

import pytest

from statement_parser.batch.items import DEFAULT_LIMITS, Found, Item, ReadLimits, Skipped, Unread
from statement_parser.batch.sources import InputFile, documents, split
from statement_parser.batch.warc import read_warc
from tests.batch.pages import http, members, page, record, zipped

A, B, C = page("A"), page("B"), page("C")
ONE, TWO, THREE = (record(http(body), f"https://example.org/{n}") for n, body in enumerate((A, B, C), 1))


def read(content: bytes, limits: ReadLimits = DEFAULT_LIMITS, start: int = 0, end: int | None = None) -> list[Found]:
    return list(read_warc(io.BytesIO(content), "x.warc", limits, start, end))


def bodies(found: list[Found]) -> list[bytes]:
    return [one.data for one in found if isinstance(one, Item)]


def codes(found: list[Found]) -> list[str]:
    return [one.error.code for one in found if isinstance(one, Unread)]


@pytest.mark.parametrize("pack", [lambda *r: b"".join(r), members], ids=["plain", "packed"])
def test_what_a_record_says(pack: object) -> None:
    assert callable(pack)
    content = pack(ONE, record(http(B), "https://example.org/2", headers="WARC-Payload-Digest: sha1:ABC\r\n"))
    first, second = read(content)
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert (first.name, first.data, first.url, first.digest) == ("x.warc@0", A, "https://example.org/1", None)
    assert first.captured == datetime.datetime(2019, 4, 5, 6, 7, 8, tzinfo=datetime.UTC)
    assert (second.name, second.digest) == (f"x.warc@{len(pack(ONE))}", "sha1:ABC")


def test_only_pages_are_documents() -> None:
    content = b"".join(
        [
            record(b"software: x\r\n", kind="warcinfo"),
            record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
            record(http(b"\x89PNG\r\n", "image/png")),
            record(http(b"a{}", "text/css; charset=utf-8")),
            record(http(b"", status="301 Moved")),
            record(http(A, status="404 Not Found")),
            record(http(A)),
            record(B, kind="resource"),
            record(http(C, "Text/HTML; charset=utf-8")),
        ]
    )
    found = read(content)
    assert bodies(found) == [A, B, C]
    assert sum(isinstance(one, Skipped) for one in found) == 6
    assert codes(found) == []


def test_a_file_without_pages_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(record(http(b"\x89PNG", "image/png")))
    skipped, nothing = documents(InputFile(str(path), "x.warc"))
    assert isinstance(skipped, Skipped)
    assert isinstance(nothing, Unread)
    assert nothing.error.code == "empty-document"


def test_bodies_are_unpacked() -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(A), A)
    packed = gzip.compress(B)
    both = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    content = b"".join(
        [
            record(http(chunked, headers="Transfer-Encoding: chunked\r\n")),
            record(http(packed, headers="Content-Encoding: gzip\r\n")),
            record(http(both, headers="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")),
        ]
    )
    assert bodies(read(content)) == [A, B, B]


def test_a_bomb_in_a_body() -> None:
    bomb = record(http(gzip.compress(b"\0" * 8_000_000), headers="Content-Encoding: gzip\r\n"))
    found = read(bomb + TWO)
    assert (codes(found), bodies(found)) == (["decompression-limit"], [B])


def test_a_bomb_in_a_record() -> None:
    found = read(members(ONE, record(http(b"\0" * 20_000_000)), THREE))
    assert (codes(found), bodies(found)) == (["decompression-limit"], [A, C])


@pytest.mark.parametrize("bad", [b"\xde\xad\xbe\xef garbage\r\n" * 500, b"\x1f\x8b\x08 no gzip", b"WARC/1.0\r\n\r\n"])
def test_reading_goes_on_behind_what_is_no_record(bad: bytes) -> None:
    found = read(ONE + bad + TWO)
    assert (codes(found), bodies(found)) == (["damaged-document"], [A, B])


@pytest.mark.parametrize("length", [-5, "x12", "", 10**15, 10**30, 10, len(http(B)) - 1, len(http(B)) + 100])
def test_a_length_that_is_wrong(length: object) -> None:
    found = read(ONE + record(http(B), length=length) + THREE)
    assert len(codes(found)) == 1
    assert bodies(found) == [A, C]


def test_a_member_that_is_damaged() -> None:
    middle = bytearray(members(TWO))
    middle[30:60] = b"\xff" * 30
    found = read(members(ONE) + bytes(middle) + members(THREE))
    assert (codes(found), bodies(found)) == (["damaged-document"], [A, C])


@pytest.mark.parametrize("pack", [lambda *r: b"".join(r), members], ids=["plain", "packed"])
def test_a_file_that_is_cut_off_says_so(pack: object) -> None:
    assert callable(pack)
    found = read(pack(ONE, TWO)[:-200])
    assert bodies(found) == [A]
    (unread,) = (one for one in found if isinstance(one, Unread))
    assert "truncated" in unread.error.detail


def test_many_records_in_one_member() -> None:
    found = read(gzip.compress(ONE + TWO + THREE))
    assert bodies(found) == [A, B, C]
    assert [one.name for one in found] == ["x.warc@0", "x.warc@0+1", "x.warc@0+2"]


def test_limits_of_the_header() -> None:
    large = record(http(A), "https://example.org/" + "x" * 100_000)
    many = record(http(A), headers="X-A: b\r\n" * 2_000)
    for bad in (large, many):
        found = read(bad + TWO)
        assert (codes(found), bodies(found)) == (["structure-limit"], [B])


def test_a_record_that_is_too_large() -> None:
    found = read(record(http(b"x" * 5_000)) + ONE, ReadLimits(max_unpacked=4_000))
    assert (codes(found), bodies(found)) == (["decompression-limit"], [A])


@pytest.mark.parametrize("packed", [False, True])
def test_shares_of_a_file_are_the_file(packed: bool) -> None:
    records = [record(http(page(f"topic {n}")), f"https://example.org/{n}") for n in range(20)]
    content = members(*records) if packed else b"".join(records)
    whole = [one.name for one in read(content)]
    chance = random.Random(7)
    for _ in range(20):
        cuts = sorted({0, len(content), *(chance.randrange(len(content)) for _ in range(5))})
        starts = {int(name.split("@")[1]) for name in whole}
        cuts = sorted({*cuts, *chance.sample(sorted(starts), 2)})  # cuts right where a record starts, too
        shares = [read(content, start=start, end=end) for start, end in itertools.pairwise(cuts)]
        assert [one.name for share in shares for one in share] == whole


@pytest.mark.parametrize("name", ["x.warc.gz", "tmp1234", "x.gz"])
def test_a_packed_file_is_known_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(members(ONE, TWO))
    assert bodies(list(documents(InputFile(str(tmp_path / name), name)))) == [A, B]


def test_large_files_are_split(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(ONE + TWO + THREE)
    (file,) = split([InputFile(str(path), "x.warc")], 10_000)
    assert (file.start, file.end) == (0, None)
    shares = list(split([InputFile(str(path), "x.warc")], 1_000))
    assert [share.start for share in shares] == list(range(0, path.stat().st_size, 1_000))
    assert sum(share.size for share in shares) == path.stat().st_size
    assert bodies([one for share in shares for one in documents(share)]) == [A, B, C]


def test_a_wacz_is_its_warc_files(tmp_path: Path) -> None:
    path = tmp_path / "x.wacz"
    pieces = {"datapackage.json": b"{}", "archive/data.warc.gz": members(ONE, TWO), "pages/pages.jsonl": b"{}"}
    path.write_bytes(zipped(pieces, 0))
    found = list(documents(InputFile(str(path), "x.wacz")))
    assert bodies(found) == [A, B]
    assert found[0].name == "x.wacz!archive/data.warc.gz@0"


def test_memory_stays_that_of_one_record() -> None:
    import tracemalloc

    class Endless(io.RawIOBase):
        """As many records as are asked for, never in memory together."""

        def __init__(self, count: int) -> None:
            self._left, self._rest = count, b""

        def read(self, size: int = -1) -> bytes:
            while len(self._rest) < size and self._left:
                self._left -= 1
                self._rest += ONE
            piece, self._rest = self._rest[:size], self._rest[size:]
            return piece

    peaks = []
    for count in (1_000, 20_000):
        tracemalloc.start()
        assert sum(1 for _ in read_warc(Endless(count), "x.warc", DEFAULT_LIMITS)) == count  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5


def test_a_request_that_makes_no_sense_is_no_damage() -> None:
    other = record(b"NO-SUCH-VERB / HTTP/9\r\n\r\n", kind="request") + record(b"\xff\xff", kind="metadata")
    found = read(other + record(b"WARC-Type: request\r\n\r\n" + A, kind="resource"))
    assert [type(one) for one in found] == [Skipped, Skipped, Item]
