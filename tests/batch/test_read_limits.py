"""Each limit of what is unpacked, at its figure and not before; `--limit` sets it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec
import pytest
from click.testing import CliRunner

from statement_parser.batch.items import DEFAULT_LIMITS, ReadLimits, Unread
from statement_parser.batch.sources import InputFile, documents
from statement_parser.cli.main import main
from tests.batch.pages import http, page, record, zipped

PAGE = page()
RATIO = gzip.compress(b"<p>We call on all." * 1_000, mtime=0)
RECORD = record(http(PAGE))
HEADER = RECORD.index(b"\r\n\r\n") + 4


class Case(NamedTuple):
    name: str
    content: bytes
    most: int
    """The least figure that lets it through."""
    code: str
    others: Mapping[str, int] = MappingProxyType({})


CASES = {
    "max_unpacked": Case("x.html", PAGE, len(PAGE), "input-too-large"),
    "max_ratio": Case("x.html.gz", RATIO, -(-18_000 // len(RATIO)), "decompression-limit", {"free_bytes": 1}),
    "free_bytes": Case("x.html.gz", RATIO, 18_000, "decompression-limit", {"max_ratio": 1}),
    "max_entries": Case("x.zip", zipped({f"{n}.html": PAGE for n in range(3)}, 0), 3, "structure-limit"),
    "max_record_header": Case("x.warc", RECORD, HEADER, "structure-limit"),
    "max_record_lines": Case("x.warc", RECORD, RECORD[:HEADER].count(b"\n"), "structure-limit"),
}


def test_each_limit_has_a_case() -> None:
    assert set(CASES) == set(ReadLimits.__struct_fields__)


def by_call(folder: Path, limits: dict[str, int]) -> list[str]:
    (path,) = folder.iterdir()
    read_limits = msgspec.structs.replace(DEFAULT_LIMITS, **limits)
    found = documents(InputFile(str(path), path.name), read_limits)
    return [one.error.code for one in found if isinstance(one, Unread)]


def by_option(folder: Path, limits: dict[str, int]) -> list[str]:
    given = [str(path) for path in folder.iterdir()]
    options = [word for name, value in limits.items() for word in ("--limit", f"{name}={value}")]
    out = folder.parent / "out.jsonl"
    CliRunner().invoke(main, ["batch", *given, "-o", str(out), "--jobs", "1", *options])
    failures = map(json.loads, out.with_name("out.failed.jsonl").read_text(encoding="utf-8").splitlines())
    return [failure["code"] for failure in failures if failure["state"] == "unread"]


@pytest.mark.parametrize(
    ("name", "way"),
    [*((name, by_call) for name in CASES), ("max_unpacked", by_option), ("max_record_lines", by_option)],
)
def test_a_limit_trips_at_its_figure(
    tmp_path: Path, name: str, way: Callable[[Path, dict[str, int]], list[str]]
) -> None:
    case = CASES[name]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / case.name).write_bytes(case.content)
    assert way(folder, {**case.others, name: case.most}) == []
    assert way(folder, {**case.others, name: case.most - 1})[:1] == [case.code]
