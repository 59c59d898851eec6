"""Words by their consonants."""

from __future__ import annotations

import pytest

from statement_parser.resolution.skeleton import skeleton


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hisham", "هشام"),
        ("viasna", "вясна"),
        ("badael", "بدائل"),
        ("hurras", "horras"),
        ("kesh", "كش"),
        ("xate", "ksate"),
    ],
)
def test_one_word_in_two_spellings(left: str, right: str) -> None:
    assert skeleton(left) == skeleton(right) != ""


@pytest.mark.parametrize(("left", "right"), [("amal", "amar"), ("nour", "hour"), ("damj", "damk")])
def test_two_words(left: str, right: str) -> None:
    assert skeleton(left) != skeleton(right)
