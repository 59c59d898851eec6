"""What counts as a word form, and that the fixtures' come out whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.loading import load

ROOT = Path(__file__).resolve().parents[2]
MEASURE = load(ROOT / "evaluation" / "pdf_right_to_left.py", "evaluation_pdf_right_to_left")
FIXTURES = sorted(
    path for code in MEASURE.LANGUAGES for path in (ROOT / "fixtures" / "statements" / code).glob("*.pdf")
)


def test_a_form_has_letters_only_and_counts_once() -> None:
    # Vowel signs, the stroke that lengthens, a presentation form, digits, a Latin word, a word of one letter.
    assert MEASURE.forms("كَتَبَ كـتب ﻛﺘﺐ 2017 NGO و שלום, שלום") == {"کتب", "שלום"}
    assert MEASURE.forms("آخر أول") == {"آخر", "أول"}
    assert MEASURE.forms("کالای كالاي") == {"کالای"}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_form_of_a_fixture_is_read(path: Path) -> None:
    label = json.loads(path.with_suffix(".json").read_text("utf-8"))
    gold = MEASURE.forms("\n".join(MEASURE.texts(label)))
    assert len(gold) > 50
    assert gold - MEASURE.forms(MEASURE.ours(path)) == set()
