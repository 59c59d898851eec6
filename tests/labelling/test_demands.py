"""Which lists are demands, seen from outside."""

from __future__ import annotations

import pytest

import statement_parser as sp

TEXT = (
    "<p>In March the council of Elmford closed the last public bath in the district without asking anyone who used it.</p>"
    "<p>We, the undersigned, have watched this with growing concern, since the same council sold three libraries.</p>"
)
GUIDE = "<p>A bath that is closed for the winter needs some care, and a day in autumn is well spent on looking after it.</p>"
ASKED = ["Reopen the bath before summer.", "Publish the figures.", "Stop all further sales."]
FACTS = ["The library in Oak Street was sold.", "The bus to the hospital was cut.", "Two youth clubs have closed."]


def items(texts: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


def demands(html: str, text: str = TEXT) -> list[str]:
    return [d.text for d in sp.parse(f"<h1>Reopen the bath</h1>{text}{html}", kind="html").demands]


@pytest.mark.parametrize(
    "lead",
    [
        "<p>We call on the council to:</p>",
        "<h2>Our demands</h2>",
        "<h2>Our demands</h2><p>The council has to act in public, and it has to act at once.</p>",
        "<p>We call on the council to change its course. In particular:</p>",
        "<p>We urge the council to make sure that</p>",
        "<p>The council must now:</p>",
    ],
)
def test_what_leads_in_demands(lead: str) -> None:
    assert demands(lead + items(ASKED)) == ASKED


@pytest.mark.parametrize(
    "lead",
    [
        "<p>Since 2021 the following has happened:</p>",
        "<p>The figures that must be known are as follows:</p>",
        "<h2>What has happened so far</h2>",
    ],
)
def test_facts_are_none(lead: str) -> None:
    assert demands(lead + items(FACTS)) == []


def test_a_guide_asks_for_nothing() -> None:
    steps = ["Check the pump and the pipes.", "Remove all leaves.", "Cover the basin."]
    assert demands(f"<h2>What to do in autumn</h2>{items(steps)}", text=GUIDE) == []
    assert demands(f"<p>You should do this every year:</p>{items(steps)}", text=GUIDE) == []


def test_the_names_of_those_to_be_freed_are_none() -> None:
    assert demands("<p>We call for the release of:</p>" + items(["Anna Bergmann", "Luis Ortega", "Mina Haddad"])) == []


def test_headings_below_the_heading_that_asks() -> None:
    points = "".join(f"<h3>{t}</h3><p>The reason is known to the council, and has been for years.</p>" for t in "ABC")
    assert demands(f"<h2>What we demand</h2>{points.replace('>A<', '>A bath for all<')}") == [
        "A bath for all",
        "B",
        "C",
    ]


def test_sections_after_the_demands_are_none() -> None:
    rest = "".join(f"<h2>{t}</h2><p>The mill gave a day of wages a month to build it.</p>" for t in ("A", "B", "C"))
    assert demands(f"<h2>Our demands</h2><p>We ask the council to reopen the bath at once.</p>{rest}") == []


@pytest.mark.parametrize(
    "labels", [("Demand:", "Demand:"), ("Demand 1:", "Demand 2:"), ("Recommendation 1:", "Recommendation 2:")]
)
def test_labels_of_demands(labels: tuple[str, ...]) -> None:
    paragraphs = "<p>It was open all year.</p>".join(
        f"<p>{label} {asked}</p>" for label, asked in zip(labels, ASKED, strict=False)
    )
    assert demands(paragraphs) == ASKED[:2]
    assert demands(paragraphs, GUIDE) == []


def test_recommendations_of_minutes_do_not_count() -> None:
    assert demands("<p>Recommendation: That it be noted.</p><p>Recommendation: That the roof be mended.</p>") == []
