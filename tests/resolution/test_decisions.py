"""The log of decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from statement_parser import Decision, append_decision, load_decisions

ELM = Decision(left="Elm Society", right="Elm", verdict="same", by="Ada", at="2026-01-01T00:00:00+00:00")
OAK = Decision(left="Oak", right="Oak Forum", verdict="different", note="another city")


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    append_decision(log, ELM)
    before = log.read_bytes()
    append_decision(log, OAK)
    assert log.read_bytes().startswith(before)
    assert load_decisions(log) == (ELM, OAK)


def test_a_line_without_an_end_is_left_as_it_is(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"left": "a", "right": "b", "verdict": "same"}')
    append_decision(log, OAK)
    assert [decision.left for decision in load_decisions(log)] == ["a", "Oak"]


@pytest.mark.parametrize("line", ["nonsense", '{"left": "a", "right": "b", "verdict": "equal"}', '{"left": "a"}'])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"left": "a", "right": "b", "verdict": "same"}\n\n' + line + "\n")
    with pytest.raises(ValueError, match=r"log\.jsonl, line 3: .*; a decision is"):
        load_decisions(log)
