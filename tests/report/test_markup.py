from __future__ import annotations

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from statement_parser.report.markup import Html, tag

# What lxml keeps as it is: carriage returns and control characters are changed by any parser of HTML.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


@given(TEXTS, TEXTS)
def test_whatever_the_text_the_element_is_the_same(text: str, value: str) -> None:
    element = lxml.html.fragment_fromstring(tag("p", {"title": value}, "x", text, "y"))
    assert element.text == f"x{text}y"
    assert dict(element.attrib) == {"title": value}
    assert len(element) == 0


def test_only_what_is_html_stands_as_it_is() -> None:
    assert tag("p", None, "<b>", Html("<i></i>")) == "<p>&lt;b&gt;<i></i></p>"
