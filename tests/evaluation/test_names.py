from __future__ import annotations

import json
from pathlib import Path

import pytest

from statement_parser.organisations.names import parse_name
from tests.loading import load

NAMES = load(Path(__file__).resolve().parents[2] / "evaluation" / "names.py", "evaluation_names")


def test_the_set_is_large_and_has_no_string_twice() -> None:
    raws = [case.raw for case in NAMES.cases()]
    assert len(raws) >= 300
    assert len(set(raws)) == len(raws)


def test_nearly_all_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert NAMES.main([]) == 0
    assert capsys.readouterr().out.startswith("whole record 0.9")


def test_what_is_wrong_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "names.jsonl"
    table.write_text(
        json.dumps({"raw": "River Watch (RW)", "gold": {"kind": "org", "name": "River"}}), encoding="utf-8"
    )
    assert NAMES.wrong_fields(NAMES.cases(table)[0], parse_name("River Watch (RW)")) == ["name", "acronym"]
    assert NAMES.main([str(table), "--each"]) == 1
    assert "'River Watch (RW)': name 'River Watch'; acronym 'RW'" in capsys.readouterr().out
