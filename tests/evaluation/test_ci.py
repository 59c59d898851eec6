"""What .ci/run says at its end, with a `make` of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = "QUALITY GATE SKIPPED: no ../shared here, nothing was measured"


def last_lines(folder: Path, checks: str, closing: str) -> tuple[int, list[str]]:
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
    make = folder / "bin" / "make"
    make.parent.mkdir()
    make.write_text(f"#!/bin/sh\nif [ $1 = test ]; then echo '{closing}'; else {checks}; fi\n")
    make.chmod(0o755)
    path = os.pathsep.join([str(make.parent), os.environ["PATH"]])
    run = subprocess.run(
        ["bash", str(folder / ".ci" / "run")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path},
    )
    return run.returncode, run.stdout.splitlines()[-3:]


@pytest.mark.skipif(shutil.which("bash") is None, reason="CI runs where bash is")
@pytest.mark.parametrize(
    ("checks", "code", "said"),
    [
        (f"echo '{SKIPPED}'; echo other", 0, SKIPPED),
        ("echo 'quality gate: passed'", 0, "quality gate: passed"),
        ("echo 'quality gate: FAILED'; exit 1", 1, "quality gate: FAILED"),
        ("echo 'src/a.py: error'; exit 2", 1, "quality gate: not reached"),
    ],
)
def test_what_the_gate_said_stands_before_the_counts(tmp_path: Path, checks: str, code: int, said: str) -> None:
    closing = "12 passed, 1 skipped in 3.45s"
    assert last_lines(tmp_path, checks, closing) == (code, [said, closing, "12 passed, 0 failed"])
