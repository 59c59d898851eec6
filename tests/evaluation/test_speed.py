"""The pages of the bench are what it says they are; times are no matter of tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from statement_parser import parse
from tests.loading import load

SPEED = load(Path(__file__).resolve().parents[2] / "evaluation" / "speed.py", "evaluation_speed")


@pytest.mark.parametrize("shape", ["list", "lines", "table"])
def test_a_page_has_its_size_and_is_read_whole(shape: str) -> None:
    content = SPEED.page(shape)
    assert content == SPEED.page(shape)
    assert abs(len(content) - SPEED.PAGE_BYTES) < 2_000
    statement = parse(content)
    assert statement.title == "Joint Statement on Justice"
    assert [signatory.raw for signatory in statement.signatories] == [SPEED.name(n) for n in range(1, 51)]
    assert len(statement.demands) == 8
