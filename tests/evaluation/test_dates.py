from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from statement_parser.language.load import codes
from tests.loading import load

DATES = load(Path(__file__).resolve().parents[2] / "evaluation" / "dates.py", "evaluation_dates")
Case, NOTHING, cases, main, read, verdict = (
    DATES.Case,
    DATES.NOTHING,
    DATES.cases,
    DATES.main,
    DATES.read,
    DATES.verdict,
)


def test_the_table_has_every_language_and_no_line_twice() -> None:
    listed = cases()
    assert len(listed) >= 120
    assert {case.codes[0] for case in listed} == set(codes())
    assert [case for case, count in Counter((c.codes, c.text) for c in listed).items() if count > 1] == []
    assert all(c.expected == NOTHING or datetime.date.fromisoformat(c.expected) for c in listed)


def test_dates_are_right_and_none_is_wrong() -> None:
    said = Counter(verdict(case) for case in cases())
    assert said["wrong"] == 0
    assert said["right"] >= 0.97 * said.total()


def test_what_is_right_wrong_and_none() -> None:
    assert verdict(Case(("en",), "5 May 2018", "2018-05-05")) == "right"
    assert verdict(Case(("en",), "5 May 2018", "2018-05-06")) == "wrong"
    assert verdict(Case(("en",), "5 May 2018", NOTHING)) == "wrong"
    assert verdict(Case(("en",), "May", "2018-05-05")) == "none"
    assert read(Case(("en",), "5 May 2018 or 6 May 2018", NOTHING)) == NOTHING


def test_it_prints_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--each"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len([line for line in printed if line.split()[0] in codes()]) == len(codes())
    assert printed[-1].startswith("all ")
