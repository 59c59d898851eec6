"""The command resolve."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from statement_parser.cli.main import main
from statement_parser.resolution.decisions import load_decisions
from tests.resolution.lists import statement


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "records.jsonl"
    lists = [["Elm Society", "Kordova Legal Aid Fund (KLAF)"], ["Kurdish Lawyers Action Front (KLAF)"], ["KLAF"]]
    lines = [statement(number, names).to_json(indent=None) + "\n" for number, names in enumerate(lists)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["resolve", *map(str, arguments)], input=text)


def test_organisations_go_to_the_output_a_line_each(records: Path, tmp_path: Path) -> None:
    output, undecided, queries = (tmp_path / name for name in ("o.jsonl", "u.jsonl", "q.json"))
    result = run(records, "-o", output, "--undecided", undecided, "--queries", queries)
    assert result.exit_code == 0, result.output
    found = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert {o["name"] for o in found} == {
        "Elm Society",
        "Kordova Legal Aid Fund",
        "Kurdish Lawyers Action Front",
        "KLAF",
    }
    assert len(undecided.read_text(encoding="utf-8").splitlines()) >= 2
    assert set(json.loads(queries.read_text(encoding="utf-8"))) == {o["id"] for o in found}
    assert "undecided" in result.stderr


def test_nothing_undecided_is_an_empty_file(tmp_path: Path) -> None:
    file, undecided = tmp_path / "r.jsonl", tmp_path / "u.jsonl"
    file.write_text(statement(1, ["Elm Society"]).to_json(indent=None))
    undecided.write_text("old\n")
    assert run(file, "-o", tmp_path / "o.jsonl", "--undecided", undecided).exit_code == 0
    assert undecided.read_text() == ""


def test_answers_of_a_review_go_to_the_log_and_count_at_once(records: Path, tmp_path: Path) -> None:
    output, log = tmp_path / "o.jsonl", tmp_path / "log.jsonl"
    answers = "x\nd\n" + "d\n" * 8
    result = run(records, "-o", output, "--decisions", log, "--review", "--by", "Ada", text=answers)
    assert result.exit_code == 0, result.output
    decisions = load_decisions(log)
    assert decisions
    assert {decision.verdict for decision in decisions} == {"different"}
    assert {decision.by for decision in decisions} == {"Ada"}
    again = run(records, "-o", output, "--decisions", log)
    assert "undecided" not in again.stderr


def test_q_ends_a_review(records: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    assert run(records, "--decisions", log, "--review", text="q\n").exit_code == 0
    assert not log.exists()


def test_a_review_needs_a_log_and_a_terminal(records: Path, tmp_path: Path) -> None:
    assert run(records, "--review").exit_code == 2
    assert run("-", "--review", "--decisions", tmp_path / "log").exit_code == 2


def test_what_cannot_be_read_is_named(records: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.jsonl"
    damaged.write_text(records.read_text(encoding="utf-8") + "\n{}\n", encoding="utf-8")
    result = run(damaged)
    assert result.exit_code == 3
    assert "damaged.jsonl: damaged-document: line" in result.stderr
    assert run(tmp_path / "none.jsonl").exit_code == 3
    assert run(records, "--authority", tmp_path / "none.csv").exit_code == 3
    log = tmp_path / "log.jsonl"
    log.write_text("nonsense\n")
    result = run(records, "--decisions", log)
    assert result.exit_code == 3
    assert "log.jsonl: damaged-document: " in result.stderr
