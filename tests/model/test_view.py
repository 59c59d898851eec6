from __future__ import annotations

from html.parser import HTMLParser

from statement_parser.model.document import Issue, Source
from statement_parser.model.statement import Bullet, Demand, Passage, Signatory
from statement_parser.model.view import statement_html
from tests.samples import HOSTILE, bare, statement


class Seen(HTMLParser):
    """The start tags, attribute names and text of a piece of HTML; fails on tags that do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_everything_of_the_record_is_shown() -> None:
    seen = Seen(statement_html(statement()))
    for text in ("Joint Statement on the Court", "2018-11-15", "15 November 2018", "a.html", "1,234 bytes", "Badael"):
        assert text in seen.text
    for heading in ("Paragraphs (3)", "Demands (3)", "Other bullets (1)", "Signatories (2)", "Issues (1)"):
        assert heading in seen.text


def test_items_have_the_marks_of_the_source_and_no_others() -> None:
    html = statement_html(bare(demands=(Demand(text="open the wells", marker="(a)"),)))
    assert "<ul style='list-style:none'><li>(a) <bdi>open the wells</bdi></li></ul>" in html


def test_texts_from_right_to_left_stand_at_the_right() -> None:
    arabic = "إعادة فتح المدارس"
    html = statement_html(
        bare(paragraphs=(Passage(text=arabic),), demands=(Demand(text=arabic, marker="(a)", level=2), Demand(text="x")))
    )
    assert f"<p dir='rtl'><bdi>{arabic}</bdi></p>" in html
    assert f"<li dir='rtl' style='margin-inline-start:1em'>(a) <bdi>{arabic}</bdi></li><li><bdi>x</bdi></li>" in html


def test_values_are_shown_at_a_prompt_without_what_they_do_not_say() -> None:
    assert repr(Demand(text="open the wells", marker="(a)")).startswith("Demand(text='open the wells', marker='(a)'")
    assert "None" not in repr(statement().signatories)


def test_nothing_found_shows_no_empty_section() -> None:
    seen = Seen(statement_html(bare()))
    assert "details" not in seen.tags
    assert "Title" in seen.text


def test_hostile_text_stays_text() -> None:
    record = statement(
        title=HOSTILE,
        language=HOSTILE,
        source=Source(kind="html", sha256="", size=1, name=HOSTILE, url="javascript:alert(1)"),
        paragraphs=(Passage(text=HOSTILE),),
        demands=(Demand(text=HOSTILE, marker="<b>", level=3),),
        other_bullets=(Bullet(text=HOSTILE),),
        signatories=(Signatory(raw=HOSTILE, name=HOSTILE, affiliation=HOSTILE, group=HOSTILE),),
        issues=(Issue(code="<script>", detail=HOSTILE),),
    )
    seen = Seen(record._repr_html_())
    assert not set(seen.tags) & {"script", "img", "a", "b", "link", "iframe", "style"}
    assert seen.attributes <= {"class", "style", "open"}
    assert seen.text.count(HOSTILE) == 10


def test_long_lists_are_folded() -> None:
    many = tuple(Signatory(raw=f"Group {i}", name=f"Group {i}") for i in range(40))
    html = statement_html(bare(signatories=many))
    assert "<details><summary>Signatories (40)" in html
    assert "<details open><summary>Signatories (3)" in statement_html(bare(signatories=many[:3]))
