"""Where commands write: nothing of others is lost, and what cannot be written is said before any work."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import statement_parser as sp
from statement_parser.atomic_output import written_beside
from statement_parser.cli.main import main
from statement_parser.export.csv_folder import MADE, write_csv_folder
from statement_parser.export.json_lines import write_json_lines
from tests.export.records import BARE, RECORD

PAGE = "<h1>Stop</h1><p>We call on the court to:</p><ul><li>act now</li><li>act fairly</li></ul>"
FOLDERS = [
    ("network", "r.jsonl", "-o", "out"),
    ("network", "r.jsonl", "-o", "out.csv"),
    ("export", "r.jsonl", "-o", "out.csv"),
    ("batch", "in", "-o", "out.csv"),
    ("report", "r.jsonl", "-o", "out"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_json_lines(tmp_path / "r.jsonl", [RECORD, BARE])
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(PAGE)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(folder: Path, *arguments: str) -> str:
    """What is said of a command that must change nothing."""
    before = files(folder)
    result = run(*arguments)
    assert files(folder) == before
    assert result.exit_code == 2, result.output
    assert result.stderr.count("\n") == 1
    return result.stderr.removeprefix("statement-parser: ").strip()


@pytest.mark.parametrize("arguments", FOLDERS)
@pytest.mark.parametrize("mine", ["sub/thesis.tex", "notes.txt", ".hidden", "statements.csv", "records/mine.html"])
def test_a_folder_with_something_else_in_it_is_left_alone(folder: Path, arguments: tuple[str, ...], mine: str) -> None:
    path = folder / arguments[-1] / mine
    path.parent.mkdir(parents=True)
    path.write_text("Year;Title\n")
    said = refused(folder, *arguments)
    assert said.startswith(f"{arguments[-1]}: cannot-write: it holds something else than ")
    assert said.endswith(": name a new folder")


@pytest.mark.parametrize("arguments", FOLDERS)
def test_its_own_folder_is_replaced_but_not_with_more_in_it(folder: Path, arguments: tuple[str, ...]) -> None:
    for _ in range(2):
        assert run(*arguments).exit_code == 0
    out = folder / arguments[-1]
    (out / ".DS_Store").write_bytes(b"\0")
    assert run(*arguments).exit_code == 0
    assert not (out / ".DS_Store").exists()
    (out / "notes.txt").write_text("mine")
    assert '("notes.txt")' in refused(folder, *arguments)


@pytest.mark.parametrize("arguments", FOLDERS)
def test_a_file_is_not_replaced_by_a_folder(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / arguments[-1]).write_text("mine")
    assert refused(folder, *arguments) == f"{arguments[-1]}: cannot-write: it is a file: name a folder"


def test_an_empty_folder_is_taken_but_not_the_one_that_one_is_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "out").mkdir()
    assert run("network", "r.jsonl", "-o", "out").exit_code == 0
    assert "it holds what is read" in refused(folder, "network", "r.jsonl", "-o", ".")
    (folder / "empty").mkdir()
    monkeypatch.chdir(folder / "empty")
    assert "it is the folder that you are in" in refused(folder, "network", "../r.jsonl", "-o", ".")


def test_the_library_is_as_careful_as_the_command(folder: Path) -> None:
    (folder / "out.csv").mkdir()
    (folder / "out.csv" / "notes.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="something else than tables"):
        sp.Corpus.read("r.jsonl").network().write("out.csv")
    with pytest.raises(FileExistsError, match="something else than tables"):
        write_csv_folder(folder / "out.csv", [RECORD])
    with pytest.raises(IsADirectoryError, match="name a file"):
        sp.parse(PAGE).report().save("in")
    assert (folder / "out.csv" / "notes.txt").read_text() == "mine"


def test_what_came_into_the_folder_meanwhile_is_not_lost(folder: Path) -> None:
    write_csv_folder(folder / "out.csv", [RECORD])

    def write() -> None:
        with written_beside(folder / "out.csv", made=MADE) as beside:
            beside.mkdir()
            (folder / "out.csv" / "notes.txt").write_text("mine")

    with pytest.raises(FileExistsError):
        write()
    assert (folder / "out.csv" / "notes.txt").read_text() == "mine"
    assert not [name for name in os.listdir(folder) if name.endswith((".tmp", ".old"))]


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse", "in/a.html", "-o", "in"),
        ("export", "r.jsonl", "-o", "x.sqlite"),
        ("batch", "in", "-o", "x.jsonl"),
        ("groups", "r.jsonl", "-o", "in"),
        ("resolve", "r.jsonl", "-o", "in"),
        ("resolve", "r.jsonl", "-o", "o.jsonl", "--undecided", "in"),
        ("network", "r.jsonl", "-o", "x.svg"),
        ("report", "r.jsonl", "-o", "x.html"),
    ],
)
def test_a_folder_is_not_replaced_by_a_file(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / arguments[-1]).mkdir(exist_ok=True)
    assert refused(folder, *arguments) == f"{arguments[-1]}: cannot-write: it is a folder: name a file"


@pytest.mark.parametrize(
    "arguments",
    [
        ("batch", "in.csv", "-o", "in.csv"),
        ("batch", "in.csv/a.html", "-o", "in.csv"),
        ("batch", "r.jsonl", "-o", "r.jsonl"),
        ("batch", "x.failed.jsonl", "-o", "x.csv"),
        ("export", "r.jsonl", "-o", "r.jsonl"),
        ("export", "r.jsonl", "--organisations", "o.csv", "-o", "o.csv"),
        ("groups", "r.jsonl", "-o", "r.jsonl"),
        ("resolve", "r.jsonl", "--decisions", "d.jsonl", "-o", "d.jsonl"),
        ("network", "in.csv", "-o", "in.csv"),
        ("report", "in/a.html", "-o", "in/a.html"),
        ("report", "r.jsonl", "--source", "in/a.html", "-o", "in"),
        ("parse", "in/a.html", "--corrections", "d.jsonl", "-o", "d.jsonl"),
    ],
)
def test_an_input_is_not_replaced(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "in.csv").mkdir()
    (folder / "in.csv" / "a.html").write_text(PAGE)
    (folder / "d.jsonl").write_text("")
    (folder / "x.failed.jsonl").write_text("mine")
    assert "what is read: name another output" in refused(folder, *arguments)


def test_a_pattern_does_not_stand_for_what_the_run_writes(folder: Path) -> None:
    for _ in range(2):
        result = run("batch", "in/*", "-o", "in/x.jsonl")
        assert result.exit_code == 0
        assert "records                1" in result.stderr


def test_what_a_shell_writes_out_may_hold_what_the_run_has_written(folder: Path) -> None:
    for _ in range(2):
        result = run("batch", *sorted(map(str, (folder / "in").iterdir())), "-o", str(folder / "in" / "x.jsonl"))
        assert result.exit_code == 0
        assert "records                1" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("resolve", "r.jsonl", "-o", "x", "--undecided", "x"),
        ("resolve", "r.jsonl", "-o", "x", "--queries", "./x"),
        ("batch", "in", "-o", "x.jsonl", "--ledger", "x.jsonl"),
        ("batch", "in", "-o", "x.jsonl", "--ledger", "x.failed.jsonl"),
    ],
)
def test_two_outputs_are_not_one_file(folder: Path, arguments: tuple[str, ...]) -> None:
    assert "two outputs are to be this file" in refused(folder, *arguments)


def test_a_table_with_a_column_of_somebody_else_is_left_alone(folder: Path) -> None:
    write_csv_folder(folder / "out.csv", [RECORD])
    table = folder / "out.csv" / "statements.csv"
    lines = table.read_text().splitlines()
    table.write_text("\n".join([f"{lines[0]},remarks", *(f"{line},mine" for line in lines[1:])]))
    assert '("statements.csv")' in refused(folder, "export", "r.jsonl", "-o", "out.csv")


def test_a_link_to_nowhere_is_named_by_where_it_leads(folder: Path) -> None:
    (folder / "link.json").symlink_to(folder / "gone" / "x.json")
    assert refused(folder, "parse", "in/a.html", "-o", "link.json").startswith(
        f"{folder / 'gone'}: cannot-write: there is"
    )


def test_a_dash_is_standard_output(folder: Path) -> None:
    result = run("parse", "in/a.html", "-o", "-")
    assert result.exit_code == 0
    assert '"title": "Stop"' in result.stdout
    assert not (folder / "-").exists()


NOWHERE = [
    ("parse", "in/a.html", "-o", "nodir/x.json"),
    *[("export", "r.jsonl", "-o", f"nodir/x{ending}") for ending in (".sqlite", ".ris", ".csv", ".jsonl.gz")],
    *[("batch", "in", "-o", f"nodir/x{ending}") for ending in (".sqlite", ".jsonl", ".csv")],
    ("batch", "in", "-o", "x.jsonl", "--ledger", "nodir/l"),
    ("batch", "in", "-o", "nodir/x.jsonl", "--shard", "1/2"),
    ("merge", "x.part.jsonl", "-o", "nodir/x.jsonl"),
    ("groups", "r.jsonl", "-o", "nodir/x"),
    ("resolve", "r.jsonl", "-o", "nodir/x"),
    ("resolve", "r.jsonl", "-o", "x", "--queries", "nodir/x"),
    ("network", "r.jsonl", "-o", "nodir/x"),
    ("network", "r.jsonl", "-o", "nodir/x.png"),
    ("report", "r.jsonl", "-o", "nodir/x"),
    ("report", "r.jsonl", "-o", "nodir/x.html"),
]


@pytest.mark.parametrize("arguments", NOWHERE)
def test_a_folder_that_is_not_there_is_named_before_any_work(folder: Path, arguments: tuple[str, ...]) -> None:
    assert refused(folder, *arguments) == "nodir: cannot-write: there is no such folder"
    (folder / "nodir").write_text("a file")
    assert refused(folder, *arguments) == "nodir: cannot-write: it is no folder"


@pytest.mark.parametrize("ending", [".sqlite", ".ris", ".csv", ".jsonl"])
def test_an_error_names_the_output_and_no_file_of_ours(folder: Path, ending: str) -> None:
    name = "x" * 246 + ending  # with what is put around it on the way, longer than names may be
    assert refused(folder, "export", "r.jsonl", "-o", name) == f"{name}: cannot-write: File name too long"


def test_a_database_that_cannot_be_written_is_no_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite3, "connect", full)
    assert refused(folder, "export", "r.jsonl", "-o", "x.sqlite") == "x.sqlite: cannot-write: database or disk is full"


@pytest.mark.parametrize(
    "arguments",
    [
        ("network", "r.jsonl", "-o", "net", "--kind", "two-mode"),
        ("network", "r.jsonl", "-o", "net.svg", "--kind", "two-mode"),
        ("network", "r.jsonl", "-o", "net.svg", "--min-weight", "2"),
        ("parse", "in/a.html", "--format", "ris", "--no-evidence"),
    ],
)
def test_an_option_that_does_nothing_for_the_form_is_an_error(folder: Path, arguments: tuple[str, ...]) -> None:
    before = files(folder)
    result = run(*arguments)
    assert result.exit_code == 2
    assert f"Error: {arguments[-2] if arguments[-1][0] != '-' else arguments[-1]} " in result.stderr
    assert files(folder) == before
