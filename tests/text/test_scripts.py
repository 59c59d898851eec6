from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_parser.text.scripts import is_rtl, main_script, script_shares


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Statement", "Latn"),
        ("Déclaration œuvre ẞ", "Latn"),
        ("بيان مشترك", "Arab"),
        ("ﺑﻴﺎﻥ", "Arab"),
        ("Заявление", "Cyrl"),
        ("הצהרה", "Hebr"),
        ("Δήλωση ἀρχή", "Grek"),
        ("联合声明", "Hani"),
        ("ひらがな", "Hira"),
        ("カタカナ", "Kana"),
        ("공동 성명", "Hang"),
        ("განცხადება", "Geor"),
        ("Հայտարարություն", "Armn"),
        ("संयुक्त बयान", "Deva"),
        ("แถลงการณ์", "Thai"),
        ("2018 - 12.", None),
        ("", None),
    ],
)
def test_main_script(text: str, script: str | None) -> None:
    assert main_script(text) == script


def test_shares_count_letters_only() -> None:
    assert script_shares("abc 123 — بيان.") == {"Arab": 4 / 7, "Latn": 3 / 7}
    assert script_shares("12:30") == {}


def test_right_to_left_by_majority_of_letters() -> None:
    assert is_rtl("بيان من SNHR")
    assert is_rtl("אבג abc ד")
    assert not is_rtl("SNHR بيان")
    assert not is_rtl("2018")
    assert not is_rtl("")


@given(st.text())
def test_shares_sum_to_one(text: str) -> None:
    shares = script_shares(text)
    assert bool(shares) == any(map(str.isalpha, text))
    assert not shares or sum(shares.values()) == pytest.approx(1)
    assert list(shares.values()) == sorted(shares.values(), reverse=True)
