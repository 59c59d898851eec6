"""Records go on from one command to the next in every form that they are written in."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from statement_parser.cli.main import main
from statement_parser.export.outputs import write_output
from tests.export.records import BARE, RECORD

FORMS = [
    "r.jsonl",
    "r.jsonl.gz",
    "r.json",
    "r.json.gz",
    "one.json",
    "one.jsonl",
    "r.sqlite",
    "r.parquet",
    "in",
    "named",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def written(folder: Path, name: str) -> None:
    """The records in one of `FORMS`; `one` has a single one, over several lines."""
    several = f"[{RECORD.to_json()}, {BARE.to_json()}]".encode()
    if name == "in":
        (folder / "in").mkdir()
        (folder / "in" / "a.json").write_text(RECORD.to_json())
        write_output(folder / "in" / "b.jsonl", [BARE])
    elif name == "named":
        write_output(folder / "r.sqlite", [RECORD, BARE])
        shutil.move(folder / "r.sqlite", folder / "named")
    elif name.startswith("one"):
        (folder / name).write_text("\n" + RECORD.to_json() + "\n")
    elif ".json" in name and ".jsonl" not in name:
        (folder / name).write_bytes(gzip.compress(several) if name.endswith(".gz") else several)
    else:
        write_output(folder / name, [RECORD, BARE])


@pytest.mark.parametrize("name", FORMS)
def test_every_command_reads_every_form(folder: Path, name: str) -> None:
    written(folder, name)
    titles = [RECORD.title] if name.startswith("one") else [RECORD.title, BARE.title]
    result = run("export", name, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == titles
    resolved = run("resolve", name)
    assert resolved.exit_code == 0, resolved.output
    assert {json.loads(line)["name"] for line in resolved.stdout.splitlines()} <= {
        one.name for one in RECORD.signatories
    }
    assert run("groups", name).exit_code == 0
    assert run("network", name, "-o", "net").exit_code == 0
    if name not in ("in", "named"):
        shown = run("report", name, "-o", "out.html")
        assert shown.exit_code == 0, shown.output
        assert f": {len(titles)} record" in shown.stderr


@pytest.mark.parametrize("command", ["export", "resolve", "groups", "network"])
# No time in what is packed: it is part of the ids of tests, which all workers of a run must find alike.
@pytest.mark.parametrize("given", [RECORD.to_json().encode(), gzip.compress(f"[{RECORD.to_json()}]".encode(), mtime=0)])
def test_standard_input_may_be_what_parse_writes_of_one_page(folder: Path, command: str, given: bytes) -> None:
    more = {"export": ["--format", "ris"], "network": ["-o", "net"]}.get(command, [])
    result = run(command, "-", *more, given=given)
    assert result.exit_code == 0, result.output
    if command == "export":
        assert "TY  - " in result.stdout


@pytest.mark.parametrize("command", ["export", "resolve", "groups"])
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "r.jsonl",
            RECORD.to_json(indent=None).encode() + b"\n\n{'a'}\n",
            "damaged-document: (line 3|r.jsonl, record 2): ",
        ),
        ("r.json", b'{\n "id": ', "damaged-document: (line|record) 1: "),
        ("r.json", f"[{RECORD.to_json()}, 1]".encode(), "damaged-document: record 2: "),
        ("r.jsonl.gz", gzip.compress(b"{}", mtime=0)[:-9], "damaged-document: not to be unpacked"),
        ("r.sqlite", b"mine", "damaged-document: "),
        ("page.html", b"<p>A page</p>", "unsupported-type: not a file of records"),
    ],
)
def test_what_is_no_record_is_named(folder: Path, command: str, name: str, content: bytes, said: str) -> None:
    (folder / name).write_bytes(content)
    result = run(command, name, *(["--format", "jsonl"] if command == "export" else []))
    assert result.exit_code == 3
    assert re.search(said, result.stderr)
