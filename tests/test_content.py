"""What `parse` takes: a page at hand as a tree of BeautifulSoup, text that was decoded wrongly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

import statement_parser as sp

FRONT_MATTER = (b"+++", b"---")
"""It stands before the markup of a generator of sites, and is no part of a tree."""
ALL_PAGES = sorted((Path(__file__).parents[1] / "fixtures" / "statements").glob("*/*.html"))
PAGES = [page for page in ALL_PAGES if not page.read_bytes().startswith(FRONT_MATTER)][::12]


def fields(statement: sp.Statement) -> dict[str, Any]:
    return {
        "title": statement.title,
        "date": statement.date,
        "paragraphs": [paragraph.text for paragraph in statement.paragraphs],
        "demands": [demand.text for demand in statement.demands],
        "signatories": [(one.number, one.name) for one in statement.signatories],
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_the_record_of_a_tree_is_that_of_its_page(page: Path) -> None:
    data = page.read_bytes()
    assert fields(sp.parse(BeautifulSoup(data, "lxml"))) == fields(sp.parse(data))


def test_a_part_of_a_tree_is_a_document() -> None:
    soup = BeautifulSoup(
        "<p>Menu</p><article><h1>Joint appeal</h1><p>We ask for the bridge &lt;now&gt;.</p></article>", "lxml"
    )
    part = soup.article
    assert part is not None
    statement = sp.parse(part)
    assert (statement.title, [p.text for p in statement.paragraphs]) == (
        "Joint appeal",
        ["We ask for the bridge <now>."],
    )


def test_the_encoding_that_a_tree_came_in_is_settled() -> None:
    page = '<html><head><meta charset="windows-1251"><title>Письмо</title></head><body><h1>Письмо</h1><p>Мы просим открыть мост.</p></body></html>'
    statement = sp.parse(BeautifulSoup(page.encode("windows-1251"), "lxml"))
    assert [p.text for p in statement.paragraphs] == ["Мы просим открыть мост."]


def test_places_are_those_of_the_page_that_the_tree_writes() -> None:
    soup = BeautifulSoup("<h1>Joint appeal</h1><p>We ask for the bridge.</p>", "lxml")
    document = sp.read(soup)
    statement = sp.parse(soup)
    (place,) = document.locate(statement.paragraphs[0].spans[0])
    assert place == sp.read(str(soup)).locate(statement.paragraphs[0].spans[0])[0]


def test_quotes_of_a_text_decoded_as_latin_1_are_quotes() -> None:
    text = "Lettre ouverte\n\nNous demandons l’ouverture du pont – et rien d’autre."
    decoded = text.encode("windows-1252").decode("iso-8859-1")
    assert fields(sp.parse(decoded)) == fields(sp.parse(text))
