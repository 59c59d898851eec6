"""Forms of one word, and two words of one concept."""

from __future__ import annotations

import pytest

from statement_parser import compare_names
from statement_parser.resolution.forms import are_forms


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("detainee", "detainees"),
        ("women", "woman"),
        ("طفل", "اطفال"),
        ("لحقوق", "حقوق"),
        ("trade union", "union"),
        ("tv", "television"),
        ("kadin", "kadinlar"),
    ],
)
def test_forms_of_one_word(left: str, right: str) -> None:
    assert are_forms(left, right)
    assert are_forms(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [("deaf", "blind"), ("sunni", "shia"), ("coffee", "tea"), ("society", "association"), ("aid", "assistance")],
)
def test_two_words(left: str, right: str) -> None:
    assert not are_forms(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Union of the Deaf", "Union of the Blind"),
        ("Council of Sunni Muslims", "Council of Shia Muslims"),
        ("Elm Cancer Society", "Elm Malaria Society"),
        ("Legal Aid Centre", "Legal Assistance Centre"),
        ("Elm Whale Society", "Elm Shark Society"),
        ("Union of Physicians Kenya", "Union of Surgeons"),
        ("الرابطة الشيعية", "الرابطة السنية"),
    ],
)
def test_two_words_of_one_concept_and_one_language_are_never_the_same_body_by_themselves(left: str, right: str) -> None:
    assert compare_names(left, right).verdict in ("unsure", "different")


def test_a_reason_shows_the_words() -> None:
    assert compare_names("Legal Aid Centre", "Legal Assistance Centre").reasons[0] == (
        "words that may mean the same: aid, assistance"
    )


def test_two_neighbours_in_one_name_are_two_words() -> None:
    assert compare_names("Union of the Deaf", "Union of the Deaf and Blind").verdict != "same"
    assert compare_names("Union of Nurses", "Union of Nurses and Midwives").verdict != "same"


def test_in_two_languages_they_are_one() -> None:
    assert compare_names("Legal Assistance Centre", "Centre d'aide juridique").verdict == "same"
