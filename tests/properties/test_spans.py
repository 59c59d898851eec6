"""Every value of a record points into the document, and from there into the source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import statement_parser as sp
from statement_parser.model.document import Block, Document, Span
from statement_parser.model.locator import LineRange
from tests.evidence import evidence_fault, page_tree, place_fault, values
from tests.rendering import DEMAND_SHAPES, SHAPES, Shape, render_html, render_text
from tests.strategies import Made, statements

PAGES = st.tuples(statements(), st.sampled_from(SHAPES), st.booleans(), st.sampled_from(sorted(DEMAND_SHAPES)))
TEXTS = st.tuples(statements(), st.booleans(), st.booleans())


def page_of(drawn: tuple[Made, Shape, bool, str]) -> bytes:
    made, shape, chrome, demand_shape = drawn
    return render_html(made, shape, chrome=chrome, demand_shape=demand_shape)


def text_of(drawn: tuple[Made, bool, bool]) -> str:
    made, numbered, chrome = drawn
    return render_text(made, numbered=numbered, chrome=chrome)


def block_faults(block: Block) -> list[str]:
    """What is wrong with the pieces of a block: they must lie in it, in order, and leave out nothing but space."""
    faults = []
    done = 0
    for start, end, _ in block.pieces:
        if not done <= start <= end <= len(block.text):
            faults.append(f"block {block.index}: piece {start}-{end} after {done} of {len(block.text)}")
        if block.text[done:start].strip():
            faults.append(f"block {block.index}: no piece holds {block.text[done:start]!r}")
        done = end
    if block.text[done:].strip():
        faults.append(f"block {block.index}: no piece holds {block.text[done:]!r}")
    return faults


def document_faults(document: Document) -> list[str]:
    faults = [f"block {b.index} stands at {i}" for i, b in enumerate(document.blocks) if b.index != i]
    for block in document.blocks:
        faults += block_faults(block)
        if not block.pieces:
            faults.append(f"block {block.index} has no piece")
        if not document.locate(Span(block.index, 0, len(block.text))):
            faults.append(f"block {block.index} cannot be located")
    return faults


@given(drawn=PAGES)
def test_blocks_of_a_page_are_made_of_their_pieces(drawn: tuple[Made, Shape, bool, str]) -> None:
    document = sp.read(page_of(drawn))
    assert document.content
    assert document_faults(document) == []


@given(drawn=TEXTS)
def test_blocks_of_a_text_are_made_of_their_pieces(drawn: tuple[Made, bool, bool]) -> None:
    text = text_of(drawn)
    document = sp.read(text)
    assert document.content
    assert document_faults(document) == []
    last = len(text.splitlines())
    lines = [w for b in document.content for _, _, w in b.pieces]
    assert all(isinstance(w, LineRange) and 1 <= w.first <= w.last <= last for w in lines)


@given(drawn=PAGES)
def test_values_of_a_page_locate(drawn: tuple[Made, Shape, bool, str]) -> None:
    page = page_of(drawn)
    document, found = sp.read(page), list(values(sp.parse(page)))
    tree = page_tree(page)
    assert any(v.field == "signatories" for v in found)
    assert [f for v in found if (f := evidence_fault(document, v))] == []
    assert [f for v in found if (f := place_fault(document, v, tree=tree))] == []


@given(drawn=TEXTS)
def test_values_of_a_text_locate(drawn: tuple[Made, bool, bool]) -> None:
    text = text_of(drawn)
    document, found = sp.read(text), list(values(sp.parse(text)))
    assert any(v.field == "signatories" for v in found)
    assert [f for v in found if (f := evidence_fault(document, v))] == []
    assert [f for v in found if (f := place_fault(document, v, text=text))] == []
