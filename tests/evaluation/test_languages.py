from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from statement_parser.language.detect import detect
from statement_parser.language.load import codes, rivals
from tests.loading import load

LANGUAGES = load(Path(__file__).resolve().parents[2] / "evaluation" / "languages.py", "evaluation_languages")
Case, cases, main, verdict = LANGUAGES.Case, LANGUAGES.cases, LANGUAGES.main, LANGUAGES.verdict


def test_the_table_has_every_language_and_no_line_twice() -> None:
    listed = cases()
    assert len(listed) >= 200
    assert {case.code for case in listed} >= {*codes(), *(rival.code for rival in rivals())}
    assert [case for case, count in Counter(listed).items() if count > 1] == []
    lengths = [len(case.text.split()) for case in listed]
    assert min(lengths) <= 4
    assert max(lengths) >= 60


def test_languages_are_right_and_few_are_asked_of_the_model() -> None:
    listed = cases()
    said = Counter(verdict(case) for case in listed)
    assert said["wrong"] <= 1
    assert said["right"] >= 0.99 * said.total()
    asked = [case for case in listed if case.code in codes() and detect(case.text).by == "langdetect"]
    assert len(asked) <= 8


def test_what_is_right_wrong_and_none() -> None:
    assert verdict(Case("en", "We call on all states to act now.")) == "right"
    assert verdict(Case("fr", "We call on all states to act now.")) == "wrong"
    assert verdict(Case("fr", "2018")) == "none"


def test_it_prints_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--each"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in printed} >= set(codes())
    assert printed[-1].startswith("all ")
