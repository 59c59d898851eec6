from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from statement_parser.batch.ledger import Ledger, LedgerError
from statement_parser.batch.results import Failure, Result, results
from statement_parser.batch.run import Counts, run
from statement_parser.batch.settings import ChildSettings
from statement_parser.batch.sources import input_files
from statement_parser.model.statement import Statement
from tests.batch.faults import PARSER, fault
from tests.batch.pages import http, page, record, zipped

SETTINGS = ChildSettings(parser=PARSER, timeout=5, memory=512)


def folder_of(path: Path, documents: Iterable[tuple[str, bytes]]) -> Path:
    path.mkdir()
    for name, data in documents:
        (path / name).write_bytes(data)
    return path


def done(
    folder: Path, ledger: Path, settings: ChildSettings = SETTINGS, jobs: int = 1, *, forget: bool | None = None
) -> tuple[Counts, list[Result]]:
    with Ledger(ledger, settings) as opened:
        if forget is not None:
            opened.forget(all_results=forget)
        counts = run(enumerate(input_files([folder])), opened, settings, jobs=jobs)
        return counts, list(results(opened.rows()))


def statements(found: list[Result]) -> list[Statement]:
    return [result.statement for result in found if result.statement is not None]


def failures(found: list[Result]) -> list[Failure]:
    return [result.failure for result in found if result.failure is not None]


def test_every_document_is_a_record_or_a_failure(tmp_path: Path) -> None:
    archive = zipped({"x.html": page("X"), "bomb.html": b"\0" * 5_000_000})
    inputs = [("a.html", page("A")), ("b.html", b""), ("c.zip", archive), ("d.html", fault("segv"))]
    counts, found = done(folder_of(tmp_path / "in", inputs), tmp_path / "l.sqlite", jobs=2)
    assert [s.source.name for s in statements(found)] == ["in/a.html", "in/c.zip!x.html"]
    told = [(f.name, f.state, f.code, f.signal, f.attempts) for f in failures(found)]
    assert told == [
        ("in/b.html", "refused", "empty-document", None, 1),
        ("in/c.zip!bomb.html", "unread", "decompression-limit", None, None),
        ("in/d.html", "quarantined", "worker-died", 11, 2),
    ]
    assert (counts.documents, counts.parsed, counts.failed, counts.known) == (5, 4, 3, 0)


def test_quarantined_documents_are_kept_by_their_digest(tmp_path: Path) -> None:
    bad = fault("exit ../../../outside")
    inputs = [("a.html", page()), ("b.html", bad), ("c.html", b""), ("d.html", bad)]
    folder, kept = folder_of(tmp_path / "in", inputs), tmp_path / "no" / "such" / "folder"
    with Ledger(tmp_path / "l.sqlite", SETTINGS) as ledger:
        run(enumerate(input_files([folder])), ledger, SETTINGS, jobs=1, keep=kept)
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == {hashlib.sha256(bad).hexdigest(): bad}


def test_what_is_known_is_not_parsed_again(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", [("a.html", page("A")), ("b.html", b"")])
    _, first = done(folder, tmp_path / "l.sqlite")
    (folder / "c.html").write_bytes(page("C"))
    counts, second = done(folder, tmp_path / "l.sqlite")
    assert (counts.documents, counts.known, counts.parsed) == (3, 2, 1)
    assert second[:2] == first
    (folder / "a.html").unlink()
    counts, third = done(folder, tmp_path / "l.sqlite")
    assert (counts.parsed, len(third)) == (0, 2)


def test_the_same_bytes_are_parsed_once_and_told_twice(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", [("a.html", page()), ("b.html", page())])
    counts, found = done(folder, tmp_path / "l.sqlite", jobs=2)
    assert (counts.parsed, counts.known) == (1, 1)
    first, second = statements(found)
    assert (first.source.name, second.source.name) == ("in/a.html", "in/b.html")
    assert first.id == second.id


def test_the_same_page_at_two_addresses_is_parsed_twice(tmp_path: Path) -> None:
    content = record(http(page()), "https://example.org/2018/a") + record(http(page()), "https://example.org/2019/b")
    counts, found = done(folder_of(tmp_path / "in", [("x.warc", content)]), tmp_path / "l.sqlite")
    assert counts.parsed == 2
    assert [s.source.url for s in statements(found)] == ["https://example.org/2018/a", "https://example.org/2019/b"]
    assert {str(s.source.captured) for s in statements(found)} == {"2019-04-05 06:07:08+00:00"}


def test_failures_are_tried_again_where_asked(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", [("a.html", page()), ("b.html", b""), ("c.html", fault("exit"))])
    done(folder, tmp_path / "l.sqlite")
    assert done(folder, tmp_path / "l.sqlite")[0].parsed == 0
    assert done(folder, tmp_path / "l.sqlite", forget=False)[0].parsed == 2
    assert done(folder, tmp_path / "l.sqlite", forget=True)[0].parsed == 3


def test_other_options_are_other_results(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", [("a.html", page())])
    done(folder, tmp_path / "l.sqlite")
    patient = ChildSettings(parser=PARSER, timeout=50, memory=600)
    assert done(folder, tmp_path / "l.sqlite", patient)[0].parsed == 0
    french = ChildSettings(parser=PARSER, language="fr")
    assert done(folder, tmp_path / "l.sqlite", french)[0].parsed == 1


def test_a_ledger_is_of_one_run_at_a_time(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.sqlite", SETTINGS), pytest.raises(LedgerError, match="another run"):
        Ledger(tmp_path / "l.sqlite", SETTINGS)
    Ledger(tmp_path / "l.sqlite", SETTINGS).close()


def test_what_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "l.sqlite").write_bytes(b"no database at all, but long enough to be one" * 50)
    before = (tmp_path / "l.sqlite").read_bytes()
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger(tmp_path / "l.sqlite", SETTINGS)
    assert (tmp_path / "l.sqlite").read_bytes() == before


COMMAND = "import sys; from statement_parser.cli.main import main; main(['batch', *sys.argv[1:]])"


def killed_at_random(folder: Path, out: Path, moments: int, seed: int = 1) -> int:
    """Run `batch`, kill it `moments` times with -9, then let it end; how often it was running when it was killed."""
    command = [sys.executable, "-c", COMMAND, str(folder), "-o", str(out), "--jobs", "2"]
    chance, hits = random.Random(seed), 0
    for _ in range(moments):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(0.5 + chance.random() * 2.5)
            hits += process.poll() is None
            process.kill()
    subprocess.run(command, capture_output=True, check=False)
    return hits


def test_a_run_that_is_killed_ends_as_one_that_is_not(tmp_path: Path) -> None:
    documents = [(f"{n:03}.html", page(f"topic {n}") if n % 9 else b" ") for n in range(400)]
    folder = folder_of(tmp_path / "in", documents)
    whole = tmp_path / "whole.jsonl"
    subprocess.run([sys.executable, "-c", COMMAND, str(folder), "-o", str(whole)], capture_output=True, check=False)
    assert len(whole.read_bytes().splitlines()) == 355
    assert killed_at_random(folder, tmp_path / "killed.jsonl", 3) >= 1
    assert (tmp_path / "killed.jsonl").read_bytes() == whole.read_bytes()
    left = {path.name for path in tmp_path.iterdir() if path.name.endswith((".tmp", ".old"))}
    assert left == set()


@pytest.mark.parametrize("jobs", [2, 4])
def test_the_number_of_children_changes_nothing(tmp_path: Path, jobs: int) -> None:
    documents = [(f"{n:02}.html", page(f"topic {n}") if n % 5 else fault("exit")) for n in range(20)]
    folder = folder_of(tmp_path / "in", documents)
    _, one = done(folder, tmp_path / "1.sqlite")
    _, more = done(folder, tmp_path / "n.sqlite", jobs=jobs)
    assert statements(more) == statements(one)
    assert [(f.name, f.code) for f in failures(more)] == [(f.name, f.code) for f in failures(one)]
