"""The hostile gate sees what it looks for, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.loading import load

hostile = load(Path(__file__).resolve().parents[2] / "evaluation" / "hostile.py", "evaluation_hostile")


def violations(folder: Path, text: str) -> list[str]:
    return list(
        hostile.violations(folder, {"a.html": hostile.Told([json.dumps({"title": text}, ensure_ascii=False)], [])})
    )


@pytest.mark.parametrize("text", ["a\u0000b", "a\u001bb", "a\u0085b", "a\u202eb", "\\\u0007", "\\\\\u0007"])
def test_a_control_character_is_seen(tmp_path: Path, text: str) -> None:
    (found,) = violations(tmp_path, text)
    assert "a record holds" in found


@pytest.mark.parametrize("text", ["plain", "the escape \\u0000 of JSON", "a\\\\u0009b", "C:\\u0009"])
def test_a_text_that_speaks_of_an_escape_is_clean(tmp_path: Path, text: str) -> None:
    assert violations(tmp_path, text) == []


def test_a_bug_and_a_silence_are_seen(tmp_path: Path) -> None:
    bug = {"code": "internal-error", "detail": "IndexError: x", "state": "refused"}
    told = {"a.pdf": hostile.Told([], [bug]), "b.pdf": hostile.Told([], [])}
    assert list(hostile.violations(tmp_path, told)) == [
        "a.pdf: internal-error: IndexError: x",
        "b.pdf: nothing is said of it",
    ]
