from __future__ import annotations

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

import statement_parser as sp
from statement_parser.report.marks import Mark, marked, marks_of, places_of, stands

PAGE = "Joint appeal\n\nOslo, 3 May 2019\n\nWe call on the city to:\n\n- Open it.\n- Keep it open.\n"
LENGTH = 12


@given(st.lists(st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)), max_size=6))
def test_however_places_lie_the_text_is_whole_and_marks_are_inside_one_another(spans: list[tuple[int, int]]) -> None:
    text = "a<b&c d" + "x" * (LENGTH - 7)
    marks = [Mark(f"d{n}", "demand", "Demand", "", (sp.Span(0, min(pair), max(pair)),)) for n, pair in enumerate(spans)]
    page = lxml.html.fragment_fromstring(marked(text, places_of(marks).get(0, []), "at-"), create_parent="p")
    assert page.text_content() == text
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for mark in marks:
        if mark.spans[0].start < mark.spans[0].end and len(marks) == 1:
            assert [e.text_content() for e in page.xpath(f"//mark[@id='at-{mark.key}']")] == [
                text[mark.spans[0].start : mark.spans[0].end]
            ]


def test_a_place_that_crosses_the_end_of_another_is_cut_there() -> None:
    marks = [
        Mark("a", "demand", "A", "", (sp.Span(0, 0, 4),)),
        Mark("b", "date", "B", "", (sp.Span(0, 2, 6),)),
        Mark("c", "title", "C", "", (sp.Span(0, 7, 8),)),
    ]
    assert marked("abcdefgh", places_of(marks)[0], "") == (
        '<mark class="demand" id="a" title="A">ab<mark class="date" id="b" title="B">cd</mark></mark>'
        'efg<mark class="title" id="c" title="C">h</mark>'
    )


def test_values_of_several_places_have_one_anchor() -> None:
    mark = Mark("s1", "signatory", "S", "a c", (sp.Span(0, 0, 1), sp.Span(0, 2, 3)))
    html = marked("a c", places_of([mark])[0], "at-")
    assert html.count("<mark") == 2
    assert html.count('id="at-s1"') == 1


def test_values_stand_where_their_spans_say_or_are_said_not_to() -> None:
    statement, document = sp.parse(PAGE), sp.read(PAGE)
    marks = list(marks_of(statement))
    assert [mark.key for mark in marks] == ["title", "date", "p1", "d1", "d2"]
    assert all(stands(document, mark) for mark in marks)
    other = sp.read(PAGE.replace("Open it", "Shut it"))
    assert [mark.key for mark in marks if not stands(other, mark)] == ["d1"]
    assert not any(stands(sp.read("x"), mark) for mark in marks[1:])
