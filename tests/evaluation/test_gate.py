"""The gate on a made-up set with a made-up scorer: what it holds, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.loading import load

ROOT = Path(__file__).resolve().parents[2]
GATE: ModuleType = load(ROOT / "evaluation" / "gate.py", "evaluation_gate")

SCORER = """
import json, pathlib, sys
gold, out = pathlib.Path(sys.argv[1]), sys.argv[sys.argv.index("--json") + 1]
assert sys.argv[2:4] == ["--module", "statement_parser"]
pathlib.Path(out).write_text((gold.parent.parent / "rows.json").read_text())
"""


def row(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": "a",
        "site": "one",
        "title": True,
        "date": True,
        "body": [90, 100, 100],
        "paragraphs": [9, 10, 10],
        "demands": [4, 4, 4],
        "signatories": [5, 10, 10],
        "numbers": [4, 5],
        "perfect": False,
    }
    return {**found, **changes}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "score.py").write_text(SCORER)
    for name in GATE.SETS:
        (tmp_path / "corpus" / name).mkdir(parents=True)
        (tmp_path / "corpus" / name / "a.html").write_text(name)
    rows(tmp_path, row())
    return tmp_path


def rows(shared: Path, *listed: dict[str, Any]) -> None:
    (shared / "rows.json").write_text(json.dumps(listed))


def gate(shared: Path, *arguments: str) -> int:
    code: int = GATE.main(["--shared", str(shared), "--floors", str(shared / "floors.json"), *arguments])
    return code


def floor(shared: Path, measure: str) -> float:
    value: float = json.loads((shared / "floors.json").read_text())["html"]["floors"][measure]
    return value


def test_figures() -> None:
    one, two = row(), row(id="b", site="one", signatories=[10, 10, 10])
    other = row(id="c", site="two", signatories=[0, 3, 0], demands=[0, 0, 0], perfect=True, title=False, failed="x")
    figures = GATE.figures([one, two, other])
    assert figures == {
        "perfect": 0.3333,
        "title": 0.6667,
        "date": 1.0,
        "body_f1": 0.9,
        "paragraphs_f1": 0.9,
        "demands_f1_sites": 1.0,
        "signatories_f1_sites": 0.375,  # (mean of 0.5 and 1, then of that and 0)
        "numbers": 0.8,
        "false_signatories": 3,
        "failed": 1,
    }


def test_a_missing_folder_is_said_and_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate(tmp_path / "nowhere") == 0
    out, err = capsys.readouterr()
    assert "QUALITY GATE SKIPPED" in out
    assert "QUALITY GATE SKIPPED" in err


def test_without_floors_it_fails(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate(shared) == 1
    assert "no floor for perfect" in capsys.readouterr().err


def test_it_passes_at_its_floors(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate(shared, "--update") == 0
    assert gate(shared) == 0
    assert "quality gate: passed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "measure"),
    [
        ({"body": [89, 100, 100]}, "body_f1"),
        ({"signatories": [4, 10, 10]}, "signatories_f1_sites"),
        ({"signatories": [0, 1, 0]}, "false_signatories"),
        ({"failed": "over 60 s"}, "failed"),
        ({"date": False}, "date"),
    ],
)
def test_below_a_floor_it_fails(
    shared: Path, capsys: pytest.CaptureFixture[str], change: dict[str, Any], measure: str
) -> None:
    gate(shared, "--update")
    rows(shared, row(**change))
    assert gate(shared) == 1
    assert measure in capsys.readouterr().err


def test_a_figure_within_the_tolerance_passes(shared: Path) -> None:
    rows(shared, row(body=[10_000, 10_000, 10_000]))
    gate(shared, "--update")
    rows(shared, row(body=[9_996, 10_000, 10_000]))
    assert gate(shared) == 0
    rows(shared, row(body=[9_990, 10_000, 10_000]))
    assert gate(shared) == 1


def test_another_set_fails(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate(shared, "--update")
    (shared / "corpus" / "html" / "a.html").write_text("easier")
    assert gate(shared) == 1
    assert "html: the set is not the one" in capsys.readouterr().err


def test_update_raises_and_does_not_lower(shared: Path) -> None:
    gate(shared, "--update")
    rows(shared, row(body=[95, 100, 100]))
    assert gate(shared, "--update") == 0
    assert floor(shared, "body_f1") == 0.95
    rows(shared, row(body=[80, 100, 100]))
    assert gate(shared, "--update") == 1
    assert floor(shared, "body_f1") == 0.95
    assert gate(shared, "--update", "--allow-lower") == 0
    assert floor(shared, "body_f1") == 0.8


def test_a_ceiling_goes_down_freely_and_not_up(shared: Path) -> None:
    rows(shared, row(signatories=[0, 3, 0]))
    gate(shared, "--update")
    rows(shared, row(signatories=[0, 1, 0]))
    assert gate(shared, "--update") == 0
    assert floor(shared, "false_signatories") == 1
    rows(shared, row(signatories=[0, 2, 0]))
    assert gate(shared, "--update") == 1


def test_a_scorer_that_fails_is_no_pass(shared: Path) -> None:
    (shared / "score" / "score.py").write_text("raise SystemExit(3)")
    with pytest.raises(SystemExit, match="the scorer failed on seed"):
        gate(shared)


def test_the_committed_floors_have_every_set_and_measure() -> None:
    floors = json.loads((ROOT / "evaluation" / "floors.json").read_text("utf-8"))
    assert set(floors) == set(GATE.SETS)
    for held in floors.values():
        assert set(held["floors"]) == set(GATE.figures([row()]))
        assert len(held["digest"]) == 64
