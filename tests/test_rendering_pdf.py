"""The renderer of the tests: the same bytes each time, what it says it drew, Arabic in visual order."""

from __future__ import annotations

import datetime
import io

import pdfplumber
import pytest

from tests.arabic import shaped, visual
from tests.rendering_pdf import HEAD, PAPERS, PDF_SHAPES, Paper, PdfShape, render_pdf
from tests.strategies import Made

MADE = Made(
    language="en",
    title="Open Letter on the Water of Tarn Hill",
    date=datetime.date(2019, 3, 4),
    printed_date="4 March 2019",
    date_place="foot",
    opening=("We, the undersigned organisations, are deeply concerned. We ask why.", "The wells are dry."),
    lead_in="We call on the government to:",
    demands=("Publish the report.", "Restore the services."),
    closing="The time to act is now.",
    heading="Signatories",
    groups=("International organisations", "National organisations"),
    names=tuple(f"Association for the Wells of District {i}" for i in range(1, 25)),
)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.name)
@pytest.mark.parametrize("shape", PDF_SHAPES, ids=lambda s: s.name)
def test_the_words_are_on_the_pages(shape: PdfShape, paper: Paper) -> None:
    rendered = render_pdf(MADE, shape, paper)
    assert render_pdf(MADE, shape, paper).data == rendered.data
    with pdfplumber.open(io.BytesIO(rendered.data)) as pdf:
        for placed in rendered.placed:
            page = pdf.pages[placed.page - 1]
            box = (placed.x0 - 0.5, placed.top, placed.x1 + 0.5, placed.bottom)
            inside = page.filter(
                lambda o, b=box: b[0] <= o["x0"] and o["x1"] <= b[2] and b[1] < o["bottom"] - 2 < b[3] + 2
            )
            letters = "".join(char["text"] for char in inside.chars)
            assert letters.replace(" ", "") == placed.text.replace(" ", "")
        heads = [HEAD.split()[0] in (page.extract_text() or "") for page in pdf.pages]
    assert heads == [paper.furniture] * len(heads)


def test_short_pages_break_the_list() -> None:
    placed = render_pdf(MADE, PDF_SHAPES[0], PAPERS[2]).placed
    assert len({p.page for p in placed if p.text.startswith("Association")}) > 1


@pytest.mark.parametrize(
    ("text", "glyphs"),
    [
        ("بيت", "\ufe91\ufef4\ufe96"),
        ("لا", "\ufefb"),
        ("الأهالي", "\ufe8d\ufef7\ufeeb\ufe8e\ufedf\ufef2"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("يُنشر", "\ufef3\u064f\ufee8\ufeb8\ufeae"),
    ],
)
def test_letters_take_the_form_that_their_neighbours_ask_for(text: str, glyphs: str) -> None:
    assert shaped(text) == glyphs


def test_a_line_is_turned_and_its_numbers_are_not() -> None:
    assert visual("دار (2019)") == "(2019) \ufead\ufe8d\ufea9"
    assert visual("12 دار NGO") == "NGO \ufead\ufe8d\ufea9 12"
