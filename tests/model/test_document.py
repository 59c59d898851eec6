"""Spans that lie in no document."""

from __future__ import annotations

import pytest

import statement_parser as sp

DOCUMENT = sp.read("Joint appeal\n\nWe ask for peace.")


@pytest.mark.parametrize("ask", [DOCUMENT.text, DOCUMENT.locate], ids=["text", "locate"])
@pytest.mark.parametrize(
    ("span", "why"),
    [
        (sp.Span(-1, 0, 2), "no block -1; there are 2"),
        (sp.Span(2, 0, 2), "no block 2; there are 2"),
        (sp.Span(1, 3, 2), "span 3-2 is outside block 1"),
        (sp.Span(1, -1, 2), "span -1-2 is outside block 1"),
        (sp.Span(1, 0, 18), "span 0-18 is outside block 1 .17 characters"),
    ],
)
def test_a_span_outside_the_document_is_refused(ask: object, span: sp.Span, why: str) -> None:
    assert callable(ask)
    with pytest.raises(IndexError, match=why):
        ask(span)


def test_a_span_inside_has_a_text_and_a_place() -> None:
    span = sp.Span(1, 3, 6)
    assert DOCUMENT.text(span) == "ask"
    assert DOCUMENT.locate(span) == (sp.LineRange(first=3, last=3),)
