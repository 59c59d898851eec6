"""What announces a list, and how far it holds, seen from outside."""

from __future__ import annotations

import pytest

import statement_parser as sp

TEXT = "<p>The road to the valley is closed at night, and nobody has said when it will be open again for all of us.</p>"
NAMES = ["Alder House", "Birch Fund", "Cedar Union", "Dock Aid", "Elm Network", "Fir Association"]


def items(texts: list[str], tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{text}</li>" for text in texts) + f"</{tag}>"


def signatories(html: str) -> list[str]:
    return [s.raw for s in sp.parse(f"<h1>Open the Valley Road</h1>{TEXT}{html}", kind="html").signatories]


@pytest.mark.parametrize(
    "lead",
    [
        "<h2>Signatories</h2>",
        "<p><strong>Signed by:</strong></p>",
        "<p>Sincerely,</p>",
        "<p>The undersigned:</p>",
        "<p><b>Signed (in a personal capacity):</b></p>",
        "<h3>List of signatories (in alphabetical order)</h3>",
    ],
)
def test_what_announces_signatories(lead: str) -> None:
    assert signatories(lead + items(NAMES)) == NAMES


@pytest.mark.parametrize(
    "lead",
    ["<h2>Board members</h2>", "<h2>Related posts</h2>", "<h2>Press contacts</h2>", "<p>The file has three parts:</p>"],
)
def test_what_does_not(lead: str) -> None:
    assert signatories(lead + items(NAMES)) == []


def test_a_heading_as_high_as_the_first_ends_the_list() -> None:
    html = (
        f"<h2>Signatories</h2>{items(NAMES)}<h2>About the valley</h2>{items(['Its River', 'Its Mills', 'Its Roads'])}"
    )
    assert signatories(html) == NAMES


def test_lower_headings_divide_it() -> None:
    html = (
        f"<h2>Signatories</h2><h3>National organisations</h3>{items(NAMES[:3])}<h3>Individuals</h3>{items(NAMES[3:])}"
    )
    parsed = sp.parse(f"<h1>Open the Valley Road</h1>{TEXT}{html}", kind="html").signatories
    assert [s.raw for s in parsed] == NAMES
    assert [s.group for s in parsed] == ["National organisations"] * 3 + ["Individuals"] * 3


def test_a_personal_sign_off_is_no_list() -> None:
    assert signatories("<p>Sincerely,</p><p>Marit Solvang</p><p>Director, Alder House</p>") == []


def test_a_long_list_of_bodies_needs_no_heading_where_the_text_speaks_of_signing() -> None:
    bodies = [f"{word} Association" for word in ("Alder", "Birch", "Cedar", "Dock", "Elm", "Fir", "Gorse")]
    assert signatories(items(bodies)) == []
    assert (
        signatories("<p>We, the undersigned organisations, ask for the road to be opened to all.</p>" + items(bodies))
        == bodies
    )


def test_the_verb_of_the_lead_in_tells_demands_from_facts() -> None:
    facts = "<p>The closure has three effects:</p>" + items(["The clinic is empty.", "The school is closed."])
    asks = "<p>We call on the ministry to:</p>" + items(["Open the road.", "Publish the file."])
    parsed = sp.parse(f"<h1>Open the Valley Road</h1>{TEXT}{facts}{TEXT}{asks}", kind="html")
    assert [d.text for d in parsed.demands] == ["Open the road.", "Publish the file."]
    assert [b.text for b in parsed.other_bullets] == ["The clinic is empty.", "The school is closed."]
    assert {d.lead_in for d in parsed.demands} == {"We call on the ministry to:"}


def test_demands_that_stand_as_headings() -> None:
    blocks = "".join(f"<h4>{ask}</h4>{TEXT}" for ask in ("Open the road", "Publish the file", "Release the guards"))
    parsed = sp.parse(f"<h1>Open the Valley Road</h1>{TEXT}<p>We call on the ministry to:</p>{blocks}", kind="html")
    assert [d.text for d in parsed.demands] == ["Open the road", "Publish the file", "Release the guards"]
    assert len(parsed.paragraphs) == 5


def test_nested_demands_name_their_parent() -> None:
    inner = "Open the road:" + items(["by day;", "by night."], "ol")
    parsed = sp.parse(
        f"<h1>Open it</h1>{TEXT}<p>We call on the ministry to:</p>{items([inner, 'Publish it.'])}", kind="html"
    )
    assert [(d.text, d.level, d.parent) for d in parsed.demands] == [
        ("Open the road:", 1, None),
        ("by day;", 2, 0),
        ("by night.", 2, 0),
        ("Publish it.", 1, None),
    ]
