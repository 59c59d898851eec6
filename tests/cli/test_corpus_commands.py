"""The commands groups and network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from statement_parser.cli.main import main
from tests.corpus.records import PARAGRAPHS, record


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "records.jsonl"
    texts = (record(), record(["Posted again by us.", *PARAGRAPHS], title="Again"), record(["Else."] * 30))
    file.write_text("".join(text.to_json(indent=None) + "\n" for text in texts), encoding="utf-8")
    return file


def run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], input=text)


def test_groups_are_a_line_each(records: Path, tmp_path: Path) -> None:
    result = run("groups", records, "-o", tmp_path / "g.jsonl")
    assert result.exit_code == 0, result.output
    (group,) = map(json.loads, (tmp_path / "g.jsonl").read_text(encoding="utf-8").splitlines())
    assert [member["relation"] for member in group["members"]] == ["first", "same"]
    assert "1 groups with 2 of 3 records" in result.stderr
    piped = run("groups", "-", text=records.read_text(encoding="utf-8"))
    assert json.loads(piped.stdout) == group


def test_no_groups_are_an_empty_file(records: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.json"
    one.write_text(record().to_json())
    (tmp_path / "g.jsonl").write_text("old")
    assert run("groups", one, "-o", tmp_path / "g.jsonl").exit_code == 0
    assert (tmp_path / "g.jsonl").read_text() == ""


@pytest.mark.parametrize("output", ["net.gexf", "net.graphml", "net", "net.svg"])
def test_a_network_is_written_by_its_ending(records: Path, tmp_path: Path, output: str) -> None:
    result = run("network", records, "-o", tmp_path / output)
    assert result.exit_code == 0, result.output
    assert (tmp_path / output).exists()
    assert "5 organisations, 2 statements" in result.stderr


def test_copies_may_count_each(records: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    result = run("network", records, "-o", tmp_path / "n", "--each-text", "--min-weight", "3", "--decisions", log)
    assert "3 statements" in result.stderr
    assert len((tmp_path / "n" / "co_signatures.csv").read_text().splitlines()) == 1 + 10


@pytest.mark.parametrize("command", ["groups", "network"])
def test_what_cannot_be_read_or_written_is_said(records: Path, tmp_path: Path, command: str) -> None:
    for name, content in (("a.jsonl", "{}"), ("a.html", "<p>"), ("gone.jsonl", None)):
        if content is not None:
            (tmp_path / name).write_text(content)
        result = run(command, tmp_path / name, "-o", tmp_path / "out")
        assert result.exit_code == 3, result.output
        assert name in result.stderr
    assert run(command, "-", "-o", tmp_path / "out", text="[").exit_code == 3
    assert run(command, records, "-o", tmp_path / "no" / "out").exit_code == 2
    assert run("network", records, "-o", tmp_path / "n.dot").exit_code == 2
