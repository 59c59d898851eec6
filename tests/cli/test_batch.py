from __future__ import annotations

import fcntl
import functools
import gzip
import json
import os
import pty
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from statement_parser.cli.main import main
from tests.batch.pages import http, page, record, zipped

COMMAND = [sys.executable, "-c", "from statement_parser.cli.main import main; main()", "batch"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_bytes(page("A"))
    (tmp_path / "in" / "b.html").write_bytes(page("B"))
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def titles(path: Path) -> list[str]:
    return [json.loads(line)["title"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_folder(folder: Path) -> None:
    result = run("batch", "in", "-o", "out.jsonl", "--jobs", "1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert titles(folder / "out.jsonl") == ["Joint Statement on A", "Joint Statement on B"]
    assert (folder / "out.failed.jsonl").read_bytes() == b""
    assert result.stderr.split() == ["records", "2"]


def test_failures_are_named_and_counted(folder: Path) -> None:
    (folder / "in" / "empty.html").write_bytes(b"")
    (folder / "in" / "x.zip").write_bytes(zipped({"c.html": page("C"), "picture.png": b"\x89PNG\r\n\x1a\n"}))
    result = run("batch", "in", "none.html", "-o", "out.jsonl", "--jobs", "1")
    assert result.exit_code == 1
    assert len(titles(folder / "out.jsonl")) == 3
    failures = [json.loads(line) for line in (folder / "out.failed.jsonl").read_text().splitlines()]
    assert [(f["name"], f["state"], f["code"]) for f in failures] == [
        ("in/empty.html", "refused", "empty-document"),
        ("in/x.zip!picture.png", "refused", "unsupported-type"),
        ("none.html", "unread", "cannot-read"),
    ]
    assert all(f["detail"] for f in failures)
    table = {line.split()[0]: line.split()[1:] for line in result.stderr.splitlines()}
    assert table["records"] == ["3"]
    assert table["refused"][0] == "2"
    assert table["unread"] == ["1", "cannot-read", "1"]


def test_nothing_gives_a_record(folder: Path) -> None:
    (folder / "empty.html").write_bytes(b"")
    assert run("batch", "empty.html", "-o", "out.jsonl").exit_code == 3
    assert (folder / "out.jsonl").read_bytes() == b""


def test_outputs_are_no_inputs_of_the_next_run(folder: Path) -> None:
    for _ in range(2):
        assert run("batch", ".", "-o", "out.jsonl", "--jobs", "1").exit_code == 0
        assert len(titles(folder / "out.jsonl")) == 2
    for form in ("out.csv", "out.sqlite", "out.jsonl"):
        assert run("batch", ".", "-o", form, "--jobs", "1").exit_code == 0
    assert len(titles(folder / "out.jsonl")) == 2


def test_another_form_of_what_is_done_parses_nothing(folder: Path) -> None:
    run("batch", "in", "-o", "out.jsonl", "--jobs", "1")
    start = time.monotonic()
    assert run("batch", "in", "-o", "out.sqlite").exit_code == 0
    assert time.monotonic() - start < 5
    db = sqlite3.connect(folder / "out.sqlite")
    assert db.execute("SELECT count(*) FROM signatories").fetchone() == (4,)
    db.close()


def test_a_list_on_standard_input(folder: Path) -> None:
    result = run("batch", "-", "-o", "out.jsonl", "--jobs", "1", stdin=b"in/b.html\n\nin/a.html\r\n")
    assert result.exit_code == 0
    assert titles(folder / "out.jsonl") == ["Joint Statement on B", "Joint Statement on A"]


def test_web_archives_skip_what_is_no_document(folder: Path) -> None:
    (folder / "x.warc").write_bytes(record(http(page())) + record(http(b"\x89PNG", "image/png")))
    result = run("batch", "x.warc", "-o", "out.jsonl", "--jobs", "1")
    assert result.exit_code == 0
    assert "skipped" in result.stderr
    (source,) = [json.loads(line)["source"] for line in (folder / "out.jsonl").read_text().splitlines()]
    assert (source["name"], source["url"], source["captured"]) == (
        "x.warc@0",
        "https://example.org/a",
        "2019-04-05T06:07:08Z",
    )


def test_shares_joined_are_the_whole(folder: Path) -> None:
    (folder / "in" / "empty.html").write_bytes(b"")
    assert run("batch", "in", "-o", "whole.jsonl", "--jobs", "1").exit_code == 1
    codes = [run("batch", "in", "-o", "out.jsonl", "--jobs", "1", "--shard", f"{k}/3").exit_code for k in (1, 2, 3)]
    assert sorted(codes) == [0, 0, 3]
    assert not (folder / "out.jsonl").exists()
    parts = sorted(str(path) for path in folder.glob("*.part.jsonl"))
    assert len(parts) == 3
    refused = run("merge", *parts[:2], "-o", "joined.jsonl")
    assert refused.exit_code == 2
    assert "missing: 3" in refused.stderr
    assert not (folder / "joined.jsonl").exists()
    assert run("merge", *parts, "-o", "joined.jsonl").exit_code == 1
    assert (folder / "joined.jsonl").read_bytes() == (folder / "whole.jsonl").read_bytes()
    assert len((folder / "joined.failed.jsonl").read_text().splitlines()) == 1


def test_force_and_retry(folder: Path) -> None:
    (folder / "in" / "empty.html").write_bytes(b"")
    run("batch", "in", "-o", "out.jsonl", "--jobs", "1")
    db = sqlite3.connect(folder / "out.ledger.sqlite")
    db.execute("UPDATE results SET detail = 'old'")
    db.commit()
    db.close()
    for option, kept in (("--timeout=60", True), ("--retry-failed", False)):
        run("batch", "in", "-o", "out.jsonl", "--jobs", "1", option)
        (line,) = (folder / "out.failed.jsonl").read_text().splitlines()
        assert (json.loads(line)["detail"] == "old") == kept
    assert run("batch", "in", "-o", "out.jsonl", "--jobs", "1", "--force").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("in",),
        ("in", "-o", "out.xlsx"),
        ("-", "-", "-o", "out.jsonl"),
        ("in", "-o", "out.jsonl", "--shard", "0/3"),
        ("in", "-o", "out.jsonl", "--shard", "4/3"),
        ("in", "-o", "out.jsonl", "--shard", "x"),
        ("in", "-o", "out.jsonl", "--shard", "1/2", "--executor", "dask"),
        ("in", "-o", "out.jsonl", "--shards", "3"),
        ("in", "-o", "out.jsonl", "--executor", "dask", "--force"),
        ("in", "-o", "out.jsonl", "--executor", "dask", "--retry-failed"),
        ("in", "-o", "out.jsonl", "--executor", "dask", "--ledger", "x.sqlite"),
        ("in", "-o", "out.jsonl", "--jobs", "0"),
        ("in", "-o", "out.jsonl", "--memory", "10"),
        ("in", "-o", "out.jsonl", "--language", "zz"),
        ("in", "-o", "no/such/folder/out.jsonl"),
    ],
)
def test_usage(folder: Path, arguments: tuple[str, ...]) -> None:
    result = run("batch", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_a_ledger_that_is_in_use(folder: Path) -> None:
    from statement_parser.batch.ledger import Ledger
    from statement_parser.batch.settings import ChildSettings

    with Ledger(folder / "out.ledger.sqlite", ChildSettings()):
        result = run("batch", "in", "-o", "out.jsonl")
    assert result.exit_code == 2
    assert "another run" in result.stderr


def test_a_disk_that_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from statement_parser.batch.ledger import Ledger

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Ledger, "write", full)
    result = run("batch", "in", "-o", "out.jsonl", "--jobs", "1")
    assert result.exit_code == 2
    assert result.stderr.endswith("cannot be written: database or disk is full\n")


def test_an_interruption_says_how_to_go_on(folder: Path) -> None:
    # A pipe that nobody writes into: the run cannot end before it is interrupted, however fast or slow the machine is.
    os.mkfifo(folder / "pipe")
    # A test run in the background hands down that interruptions are ignored.
    told_of_interruptions = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    command = [*COMMAND, "in", "pipe", "-o", "out.jsonl"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=told_of_interruptions) as process:
        try:
            until = time.monotonic() + 30
            while not (folder / "out.ledger.sqlite").exists() and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 130
    assert told == "statement-parser: interrupted; the same command goes on where it was\n"
    assert not (folder / "out.jsonl").exists()


def test_progress_is_for_terminals(folder: Path) -> None:
    def shown(stderr: int) -> None:
        subprocess.run([*COMMAND, "in", "-o", "out.jsonl", "--force"], stderr=stderr, check=True)

    read, write = os.pipe()
    shown(write)
    os.close(write)
    with os.fdopen(read, "rb") as piped:
        assert piped.read().split() == [b"records", b"2"]
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    shown(theirs)
    os.close(theirs)
    on_terminal = os.read(ours, 65_536)
    os.close(ours)
    assert b"documents" in on_terminal
    assert b"failed" in on_terminal


def test_what_was_named_and_cannot_be_read_is_said(folder: Path) -> None:
    result = run("batch", "nope/", "no*.html", "in", "-o", "out.jsonl", "--jobs", "1")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert lines[:2] == [
        "statement-parser: nope/: cannot-read: No such file or directory",
        "statement-parser: no*.html: cannot-read: nothing there matches the pattern",
    ]
    assert lines[-1] == "failures    each with its reason in out.failed.jsonl"


def test_failures_of_a_run_before_are_said_to_be(folder: Path) -> None:
    (folder / "in" / "empty.html").write_bytes(b"")
    (folder / "in" / "same.html").write_bytes(b"")
    hint = "some are of a run before: --retry-failed"
    assert hint not in run("batch", "in", "-o", "out.jsonl", "--jobs", "1").stderr
    assert hint in run("batch", "in", "-o", "out.jsonl", "--jobs", "1", "--timeout", "60").stderr
    assert hint not in run("batch", "in", "-o", "out.jsonl", "--jobs", "1", "--retry-failed").stderr


def test_csv_raw_is_for_csv(folder: Path) -> None:
    result = run("batch", "in", "-o", "out.jsonl", "--csv-raw")
    assert (result.exit_code, "--csv-raw is for" in result.stderr) == (2, True)
    assert not (folder / "out.jsonl").exists()


@pytest.mark.parametrize("name", ["in", "x.warc.gz", "x.zip"])
def test_parse_names_the_command_that_reads_many(folder: Path, name: str) -> None:
    (folder / "x.warc.gz").write_bytes(gzip.compress(record(http(page("C")))))
    (folder / "x.zip").write_bytes(zipped({"c.html": page("C")}))
    result = run("parse", name)
    assert (result.exit_code, "batch`" in result.stderr) == (3, True)
