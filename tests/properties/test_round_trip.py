"""A made statement, laid out in each shape, parses back to itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import statement_parser as sp
from statement_parser.model.statement import Statement
from tests.rendering import DEMAND_SHAPES, SHAPES, Shape, render_html, render_text
from tests.strategies import Made, statements


def told(statement: Statement) -> dict[str, object]:
    """What a record says, in the form of `wanted`."""
    return {
        "title": statement.title,
        "date": statement.date,
        "paragraphs": tuple(p.text for p in statement.paragraphs),
        "demands": tuple(d.text for d in statement.demands),
        "other_bullets": tuple(b.text for b in statement.other_bullets),
        "signatories": tuple(s.raw for s in statement.signatories),
        "numbers": tuple(s.number for s in statement.signatories),
    }


def wanted(made: Made, *, numbered: bool, first: int = 1) -> dict[str, object]:
    """What a record should say of a made statement."""
    return {
        "title": made.title,
        "date": made.date,
        "paragraphs": made.paragraphs,
        "demands": made.demands,
        "other_bullets": (),
        "signatories": made.names,
        "numbers": tuple(range(first, first + len(made.names))) if numbered else (None,) * len(made.names),
    }


@pytest.mark.parametrize("chrome", [False, True], ids=["bare", "site"])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: s.name)
@given(data=st.data())
def test_page(shape: Shape, chrome: bool, data: st.DataObject) -> None:
    made = data.draw(statements(without=shape.separators))
    page = render_html(made, shape, chrome=chrome)
    statement = sp.parse(page)
    assert told(statement) == wanted(made, numbered=shape.numbered, first=shape.first)
    if shape.grouped:
        half = len(made.names) // 2
        groups = [made.groups[0]] * half + [made.groups[1]] * (len(made.names) - half)
        assert [s.group for s in statement.signatories] == groups


@pytest.mark.parametrize("demand_shape", DEMAND_SHAPES)
@given(made=statements(), chrome=st.booleans())
def test_demands(demand_shape: str, made: Made, chrome: bool) -> None:
    page = render_html(made, SHAPES[0], chrome=chrome, demand_shape=demand_shape)
    assert told(sp.parse(page)) == wanted(made, numbered=True)


@pytest.mark.parametrize(("numbered", "chrome"), [(False, False), (False, True), (True, False), (True, True)])
@given(made=statements())
def test_scraped_text(numbered: bool, chrome: bool, made: Made) -> None:
    text = render_text(made, numbered=numbered, chrome=chrome)
    assert told(sp.parse(text)) == wanted(made, numbered=numbered)


@given(made=statements(), shape=st.sampled_from(SHAPES))
def test_language(made: Made, shape: Shape) -> None:
    assert sp.parse(render_html(made, shape, chrome=False)).language == made.language
