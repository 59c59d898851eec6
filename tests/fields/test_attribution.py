from __future__ import annotations

import statement_parser as sp

TEXT = (
    "<p>The road to the valley is closed at night and nobody has said when it will be open again for those there.</p>"
)


def parse(head: str, above: str = "") -> sp.Statement:
    return sp.parse(f"<html lang=en><head>{head}</head><body><h1>Open the Road</h1>{above}{TEXT}</body></html>")


def test_author_and_publisher_from_the_metadata() -> None:
    statement = parse("<meta name=author content='Ada Berg'><meta property='og:site_name' content='River Watch'>")
    assert statement.author is not None
    assert statement.publisher is not None
    assert (statement.author.text, statement.publisher.text) == ("Ada Berg", "River Watch")


def test_author_from_a_byline() -> None:
    statement = parse("", "<p class='byline'>by Ada Berg</p>")
    assert statement.author is not None
    assert statement.author.text == "Ada Berg"


def test_no_author() -> None:
    assert parse("").author is None
    assert parse("<meta name=author content='https://example.org/ada'>").author is None


def test_canonical_address() -> None:
    assert parse("<link rel=canonical href='https://example.org/road'>").canonical_url == "https://example.org/road"
    assert parse("<link rel=canonical href='/road'>").canonical_url is None


def test_translations_from_links_and_from_lines() -> None:
    links = "<link rel=alternate hreflang=fr href='/fr'><link rel=alternate hreflang=en href='/en'>"
    line = "<div class=meta>This post is also available in: <a href=1>Arabic</a>, <a href=2>Kurdish-Kurmanji</a></div>"
    statement = parse(links, line)
    assert [(t.language, t.url) for t in statement.translations] == [("fr", "/fr"), ("ar", None), ("kmr", None)]
