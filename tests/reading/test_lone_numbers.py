"""Numbers on lines of their own become the markers of what they number."""

from __future__ import annotations

import statement_parser as sp


def blocks(cards: list[tuple[str, str]], tag: str = "div") -> list[tuple[str, str | None, int | None]]:
    html = "".join(f'<div class="c"><div class="n">{n}</div><{tag}>{t}</{tag}><p>Why so.</p></div>' for n, t in cards)
    return [(b.text, b.marker, b.number) for b in sp.read(html, kind="html").content if b.text != "Why so."]


def test_numbered_cards() -> None:
    cards = [("01", "Open the bath"), ("02", "Open the books"), ("03", "Hold a vote")]
    expected = [("Open the bath", "01", 1), ("Open the books", "02", 2), ("Hold a vote", "03", 3)]
    assert blocks(cards) == expected
    assert blocks(cards, "h3") == expected


def test_counters_are_none() -> None:
    assert [text for text, marker, _ in blocks([("12", "members"), ("40", "towns"), ("7", "years")])] == [
        "12", "members", "40", "towns", "7", "years",
    ]  # fmt: skip


def test_two_are_too_few() -> None:
    assert all(marker is None for _, marker, _ in blocks([("1", "Open the bath"), ("2", "Open the books")]))


def test_chapters_stay_chapters() -> None:
    chapters = "".join(f"<h2>{number}</h2><p>{text}</p>" for number, text in enumerate(("Sea", "Wall", "Town"), 1))
    cards = "".join(
        f"<div><h2>{number}</h2><p>{text}</p></div>" for number, text in enumerate(("Sea", "Wall", "Town"), 1)
    )
    assert [b.number for b in sp.read(f"<article>{chapters}</article>", kind="html").content] == [None] * 6
    assert [b.number for b in sp.read(f"<article>{cards}</article>", kind="html").content] == [1, 2, 3]


def test_letters_in_brackets() -> None:
    assert blocks([("a)", "Open the bath"), ("b)", "Open the books")]) == [
        ("Open the bath", "a)", 1),
        ("Open the books", "b)", 2),
    ]
    found = blocks([(f"({numeral})", f"Bath {numeral}") for numeral in ("i", "ii", "iii", "iv", "v")])
    assert [marker for _, marker, _ in found] == ["(i)", "(ii)", "(iii)", "(iv)", "(v)"]
    assert [number for _, _, number in found[:4]] == [1, 2, 3, 4]


def test_letters_over_names_are_none() -> None:
    for sign in "", ".":
        assert all(marker is None for _, marker, _ in blocks([(letter + sign, f"{letter}lder") for letter in "ABCD"]))
