"""Rules of the PDF reader are switched off one at a time, and on again."""

from __future__ import annotations

from pathlib import Path

import pytest

import statement_parser as sp
from tests.loading import load

ROOT = Path(__file__).resolve().parents[2]
RULES = load(ROOT / "evaluation" / "pdf_rules.py", "evaluation_pdf_rules")
FIXTURES = ROOT / "fixtures" / "statements" / "en"


def signatories(name: str) -> list[str]:
    return [each.raw for each in sp.parse_file(FIXTURES / name).signatories]


@pytest.mark.parametrize("rule", RULES.RULES, ids=lambda rule: rule.name)
def test_without_a_rule_there_still_is_a_record(rule: object) -> None:
    before = sp.parse_file(FIXTURES / "ferrymen-hidden-text.pdf")
    with RULES.switched_off(rule):
        assert sp.parse_file(FIXTURES / "ferrymen-hidden-text.pdf").paragraphs
    assert sp.parse_file(FIXTURES / "ferrymen-hidden-text.pdf") == before


@pytest.mark.parametrize(
    ("name", "file"),
    [("columns and tables", "beekeepers-four-columns.pdf"), ("hidden text left out", "ferrymen-hidden-text.pdf")],
)
def test_a_rule_that_a_statement_needs_is_missed(name: str, file: str) -> None:
    (rule,) = (rule for rule in RULES.RULES if rule.name == name)
    before = signatories(file)
    with RULES.switched_off(rule):
        assert signatories(file) != before
    assert signatories(file) == before
