"""What fuzzing has found, each as small as it gets: evaluation/fuzz.py says how they come here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loading import load

ROOT = Path(__file__).resolve().parents[2]
FINDS = sorted(path for path in (ROOT / "tests" / "regressions").glob("*/*") if path.is_file())
SECONDS = 2.0
fuzz = load(ROOT / "evaluation" / "fuzz.py", "evaluation_fuzz")


def test_there_are_finds() -> None:
    assert {path.parent.name for path in FINDS} <= set(fuzz.TOKENS)
    assert FINDS


@pytest.mark.parametrize("path", FINDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_find_does_no_harm_any_more(path: Path) -> None:
    fuzz.check(path.parent.name, path.read_bytes(), SECONDS)


@pytest.mark.parametrize("target", sorted(fuzz.TOKENS))
def test_what_fuzzing_begins_with_is_sound(target: str) -> None:
    seeds = list(fuzz.seeds(target))
    assert seeds
    fuzz.check(target, seeds[0], SECONDS * 5)


def test_what_is_broken_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "_outcome", lambda kind, data: "a\x1bb")
    with pytest.raises(fuzz.Broken, match="in the record"):
        fuzz.check("text", b"x")
    with pytest.raises(fuzz.Broken, match="of CPU"):
        fuzz.check("warc", b"WARC/1.0", -1.0)
