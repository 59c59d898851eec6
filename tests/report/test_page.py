"""The page of a record: each value stands in its mark, each link leads somewhere, nothing of a document is obeyed."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import lxml.html
import pytest
from msgspec.structs import replace

import statement_parser as sp

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "statements"
PAGES = [
    "en/water-towers.html",
    "en/open-music-cards.html",
    "ar/nida-sayyadin.txt",
    "ar/bayan-madrasa.pdf",
    "en/moonlight-stanzas.pdf",
    "en/two-posts.html",
]


def tree(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


@pytest.fixture(scope="module", params=PAGES, ids=lambda name: name.partition("/")[2])
def shown(request: pytest.FixtureRequest) -> tuple[sp.Statement, lxml.html.HtmlElement]:
    path = FIXTURES / request.param
    statement = sp.parse_file(path)
    return statement, tree(statement.report(path).html)


def marked_text(page: lxml.html.HtmlElement, key: str) -> str:
    (mark,) = page.xpath(f"//mark[@id='at-{key}']")
    return str(mark.text_content())


def test_each_value_stands_in_its_mark(shown: tuple[sp.Statement, lxml.html.HtmlElement]) -> None:
    statement, page = shown
    assert statement.title_passage is not None
    assert marked_text(page, "title") == statement.title
    if statement.date_detail:
        assert marked_text(page, "date") == statement.date_detail.printed
    values = [
        *((f"p{n}", p.spans, p.text) for n, p in enumerate(statement.paragraphs, 1)),
        *((f"d{n}", d.spans, d.text) for n, d in enumerate(statement.demands, 1)),
        *((f"s{n}", s.spans, s.raw) for n, s in enumerate(statement.signatories, 1)),
    ]
    assert len(values) > 5
    assert [marked_text(page, key) for key, spans, _ in values if len(spans) == 1] == [
        text for _, spans, text in values if len(spans) == 1
    ]


def test_each_anchor_is_there_once_and_each_link_leads_to_one(
    shown: tuple[sp.Statement, lxml.html.HtmlElement],
) -> None:
    _, page = shown
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")}
    assert targets - set(ids) == set()
    assert len(targets) > 10


def test_only_what_gives_no_value_is_folded(shown: tuple[sp.Statement, lxml.html.HtmlElement]) -> None:
    _, page = shown
    assert page.xpath("//details[@class='left-out']//mark") == []


def test_what_the_site_shows_around_the_text_is_there_to_be_read() -> None:
    path = FIXTURES / "en/water-towers.html"
    page = tree(sp.parse_file(path).report(path).html)
    left_out = " ".join(e.text_content() for e in page.xpath("//details[@class='left-out']"))
    assert "Press releases & statements" in left_out
    assert "Signatory Organisations" not in left_out


def test_boxes_stand_on_the_pages_of_a_pdf() -> None:
    path = FIXTURES / "ar/bayan-madrasa.pdf"
    statement = sp.parse_file(path)
    page = tree(statement.report(path).html)
    assert len(page.xpath("//svg/image[starts-with(@href, 'data:image/webp;base64,')]")) == 2
    document = sp.read(path.read_bytes())
    (box,) = document.locate(statement.signatories[0].spans[0])
    assert isinstance(box, sp.PageBox)
    (rect,) = page.xpath("//a[@id='box-s1']/rect")
    assert float(rect.get("x")) == pytest.approx(box.x0, abs=2)
    assert float(rect.get("y")) == pytest.approx(box.top, abs=2)
    assert float(rect.get("x")) + float(rect.get("width")) == pytest.approx(box.x1, abs=2)
    assert page.xpath("//*[@id='s1']//a[@href='#box-s1']")


HOSTILE = """<!DOCTYPE html><html><head><title>x</title></head><body><h1>Joint &lt;script&gt;alert(1)&lt;/script&gt; statement</h1>
<p>We, the undersigned organisations, ask "&gt;&lt;img src=//evil.example/x onerror=alert(1)&gt; for peace in all of the valley.</p>
<p>We call on the city to:</p><ul><li>Open &lt;/mark&gt;&lt;/section&gt;&lt;style&gt;*{display:none}&lt;/style&gt; the archive now.</li>
<li>Keep ‮it‬ open &amp;lt;.</li></ul><p>Signatories:</p><ul><li>Union of &lt;iframe src=javascript:alert(1)&gt; Bakers</li>
<li>Harbour Society</li><li>Elm Trust</li></ul></body></html>"""


def test_nothing_of_a_document_becomes_markup() -> None:
    statement = sp.parse(HOSTILE, url="javascript:alert(1)", name='"><script>alert(2)</script>')
    page = tree(statement.report(HOSTILE).html)
    assert [e.tag for e in page.iter() if e.tag in ("script", "img", "iframe", "object", "embed", "base", "link")] == []
    assert len(page.xpath("//style")) == 1
    assert [name for e in page.iter() for name in e.attrib if name.startswith("on") or name == "style"] == []
    assert [href for href in page.xpath("//a/@href") if not href.startswith(("#", "https://", "http://"))] == []
    assert marked_text(page, "d1") == statement.demands[0].text
    assert "</section><style>" in statement.demands[0].text
    # What turns the direction of a line cannot turn that of another.
    assert all(mark.getparent().get("dir") or mark.xpath("ancestor::*[@dir='auto']") for mark in page.xpath("//p/mark"))


def test_the_policy_allows_the_style_of_the_page_and_nothing_else() -> None:
    page = tree(sp.parse("Joint appeal\n\nWe ask for peace.").report().html)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        "img-src data:",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_a_record_without_its_source_says_so() -> None:
    statement = sp.parse("Joint appeal\n\nWe call on the city to:\n\n- Open it.\n- Keep it open.")
    page = tree(statement.report().html)
    assert "The source was not given" in page.xpath("//section[@class='issues']")[0].text_content()
    assert page.xpath("//mark") == []
    assert page.xpath("//a[@class='where']") == []


def test_another_source_is_refused() -> None:
    statement = sp.parse("Joint appeal\n\nWe ask for peace.")
    with pytest.raises(ValueError, match="give the bytes that the record was read from"):
        statement.report("Joint appeal\n\nWe ask for war.")


def test_values_that_do_not_stand_there_are_said_to() -> None:
    text = "Joint appeal\n\nWe call on the city to:\n\n- Open it.\n- Keep it open.\n"
    statement = sp.parse(text)
    changed = replace(statement, demands=(replace(statement.demands[0], text="Shut it."), *statement.demands[1:]))
    page = tree(changed.report(text).html)
    assert "1 of 4 values do not stand" in page.xpath("//li[@class='grave']")[0].text_content()
    assert "not found in this source" in page.xpath("//*[@id='d1']")[0].text_content()
    assert page.xpath("//mark[@id='at-d1']") == []
    assert marked_text(page, "d2") == "Keep it open."


def test_a_scan_that_was_read_by_ocr_is_shown_without_marks() -> None:
    path = FIXTURES / "ar/bayan-madrasa.pdf"
    statement = sp.parse_file(path)
    statement = replace(statement, source=replace(statement.source, engines=("ocr", "ocr")))
    page = tree(statement.report(path).html)
    assert "read by OCR" in page.xpath("//section[@class='issues']")[0].text_content()
    assert len(page.xpath("//svg/image")) == 2
    assert page.xpath("//svg//rect") == []


def test_a_record_read_back_from_json_gives_the_same_page() -> None:
    path = FIXTURES / "en/water-towers.html"
    statement = sp.parse_file(path)
    again = sp.Statement.from_dict(json.loads(statement.to_json()))
    assert again.report(path) == statement.report(path)
    assert again.report(path.read_bytes()) == statement.report(path)


def test_a_report_is_saved_and_shown_in_a_frame_without_rights(tmp_path: Path) -> None:
    report = sp.parse('Joint "appeal"\n\nWe ask for peace.').report()
    assert report.save(tmp_path / "a.html").read_text("utf-8") == report.html
    (frame,) = lxml.html.fragments_fromstring(report._repr_html_())
    assert (frame.tag, frame.get("sandbox"), frame.get("srcdoc")) == ("iframe", "", report.html)
    assert len(repr(report)) < 100
