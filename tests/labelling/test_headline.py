from __future__ import annotations

import pytest

import statement_parser as sp

BODY = "<p>" + "The road to the valley is closed at night and nobody has said when it will be open again. " * 3 + "</p>"


def title(html: str) -> str | None:
    return sp.parse(html, kind="html").title


def test_the_heading_that_agrees_with_the_metadata() -> None:
    page = (
        "<title>Open the Valley Road | River Watch</title><meta property='og:site_name' content='River Watch'>"
        f"<header><h1><a href='/'>River Watch</a></h1></header><h2>Open the Valley Road</h2>{BODY}"
    )
    assert title(page) == "Open the Valley Road"


def test_the_site_part_goes_where_only_the_metadata_name_a_title() -> None:
    assert title(f"<title>Open the Valley Road - River Watch</title>{BODY}") == "Open the Valley Road"


def test_a_title_that_holds_the_separator_stays_whole() -> None:
    page = f"<title>Valley Road - A Year Later - River Watch</title><h1>Valley Road - A Year Later</h1>{BODY}"
    assert title(page) == "Valley Road - A Year Later"


def test_the_addressee_is_no_title() -> None:
    page = (
        f"<title>To the Minister of Works,</title><h3>Open the Valley Road</h3><p>To the Minister of Works,</p>{BODY}"
    )
    assert title(page) == "Open the Valley Road"


def test_front_matter_of_a_site_generator() -> None:
    page = f"---\nlayout: post\ntitle: 'Open the Valley''s Road:\n  now'\ndate: 2019-05-04\n---\n{BODY}"
    statement = sp.parse(page)
    assert statement.title == "Open the Valley's Road: now"
    assert str(statement.date) == "2019-05-04"


@pytest.mark.parametrize("above", ["", "Home\nAbout us\nContact\n\n", "Home News Open the Valley Road\n\n"])
def test_the_line_above_a_plain_text(above: str) -> None:
    text = BODY.removeprefix("<p>").removesuffix("</p>")
    assert sp.parse(f"{above}Open the Valley Road\n\n{text}").title == "Open the Valley Road"


def test_no_title() -> None:
    statement = sp.parse(BODY, kind="html")
    assert statement.title is None
    assert "no-title" in [issue.code for issue in statement.issues]
