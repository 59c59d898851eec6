"""Entries of every layout, seen through the record."""

from __future__ import annotations

import statement_parser as sp

TEXT = "<p>We, the undersigned, ask for the road to the valley to be opened at night to all who live there.</p>"


def signatories(html: str) -> tuple[sp.Signatory, ...]:
    return sp.parse(f"<h1>Open the Valley Road</h1>{TEXT}<h2>Signatories</h2>{html}", kind="html").signatories


def test_a_table_with_numbers_and_countries() -> None:
    rows = [("1", "Alder House", "Norland"), ("2", "Birch Fund", "Norland"), ("4", "Cedar Union", "Marwah")]
    html = "<table><tr><th>No.</th><th>Organisation</th><th>Country</th></tr>"
    html += "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    assert [(s.number, s.raw, s.affiliation) for s in signatories(html)] == [
        (1, "Alder House", "Norland"),
        (2, "Birch Fund", "Norland"),
        (4, "Cedar Union", "Marwah"),
    ]


def test_a_table_of_names_only() -> None:
    names = [f"{a} {b}" for a in ("Alder", "Birch", "Cedar") for b in ("House", "Fund", "Union")]
    rows = "".join("<tr>" + "".join(f"<td>{n}</td>" for n in names[i : i + 3]) + "</tr>" for i in (0, 3, 6))
    assert [s.raw for s in signatories(f"<table>{rows}</table>")] == names


def test_items_with_post_and_body() -> None:
    html = "".join(
        f"<li><div>{name}</div><div>Director</div><div>University of {place}</div></li>"
        for name, place in (("Ada Berg", "Norhaven"), ("Ben Castro", "Marwah"), ("Cleo Diaz", "Callan"))
    )
    found = signatories(f"<ul>{html}</ul>")
    assert [(s.name, s.kind, s.affiliation) for s in found] == [
        ("Ada Berg", "person", "Director"),
        ("Ben Castro", "person", "Director"),
        ("Cleo Diaz", "person", "Director"),
    ]
    assert all(s.affiliation_spans for s in found)


def test_one_paragraph_a_person() -> None:
    html = "".join(f"<p>{name} / Professor</p>" for name in ("Ada Berg", "Ben Castro", "Cleo Diaz", "Dan Eker"))
    assert [(s.name, s.affiliation) for s in signatories(html)][:2] == [
        ("Ada Berg", "Professor"),
        ("Ben Castro", "Professor"),
    ]


def test_duplicates_are_kept_and_order_is_that_of_the_page() -> None:
    names = ["Cedar Union", "Alder House", "Cedar Union", "Birch Fund"]
    assert [s.raw for s in signatories("<ul>" + "".join(f"<li>{n}</li>" for n in names) + "</ul>")] == names


def test_kind_of_the_list() -> None:
    html = (
        "<h3>Organisations</h3><ul>" + "".join(f"<li>{n}</li>" for n in ("Badal", "Birch", "Cedar", "Dock")) + "</ul>"
    )
    assert {s.kind for s in signatories(html)} == {"organisation"}
    assert {s.organisation.key for s in signatories(html) if s.organisation} == {"badal", "birch", "cedar", "dock"}


def test_a_limit_that_trips_is_in_the_record() -> None:
    html = "<ol>" + "".join(f"<li>Body {n} Association</li>" for n in range(30)) + "</ol>"
    page = f"<h1>Open it</h1>{TEXT}<h2>Signatories</h2>{html}"
    statement = sp.parse(page, kind="html", options=sp.Options(max_signatories=10))
    assert len(statement.signatories) == 10
    assert statement.status == "partial"
    assert "signatories-cut" in [issue.code for issue in statement.issues]


NAMES = ["Alder House", "Birch Fund", "Cedar Union", "Dock Aid"]


def test_names_after_bullets_or_numbers_in_one_paragraph() -> None:
    assert [s.raw for s in signatories("<p>" + " ".join(f"• {n}" for n in NAMES) + "</p>")] == NAMES
    numbered = signatories("<p>" + " ".join(f"{i}. {n}" for i, n in enumerate(NAMES, 1)) + "</p>")
    assert [(s.number, s.raw) for s in numbered] == list(enumerate(NAMES, 1))


def test_names_in_the_block_that_announces_them() -> None:
    page = f"<h1>Open it</h1>{TEXT}<p><b>Signed by:</b> {', '.join(NAMES[:3])} and {NAMES[3]}.</p>"
    assert [s.raw for s in sp.parse(page, kind="html").signatories] == NAMES


def test_names_in_spans_and_in_headings_of_their_own() -> None:
    assert [s.raw for s in signatories("<div>" + " ".join(f"<span>{n}</span>" for n in NAMES) + "</div>")] == NAMES
    cards = signatories("".join(f"<h4>{n}</h4><p>An office of the {n}</p>" for n in NAMES))
    assert [s.raw for s in cards] == NAMES
    assert cards[0].affiliation == "An office of the Alder House"


def test_a_table_of_bodies_and_countries_without_a_head() -> None:
    rows = [("Norland", "Alder Association"), ("Marwah", "Birch Foundation"), ("Callan", "Cedar Union")]
    html = "<table>" + "".join(f"<tr><td>{c}</td><td>{n}</td></tr>" for c, n in rows) + "</table>"
    assert [(s.raw, s.affiliation) for s in signatories(html)] == [(n, c) for c, n in rows]


def test_heads_that_repeat_give_several_entries_a_row() -> None:
    html = "<table><tr><td>Organisation</td><td>Country</td><td>Organisation</td><td>Country</td></tr>"
    for first, second in (("Alder House", "Birch Fund"), ("Cedar Union", "Dock Aid"), ("Elm Trust", "Fir Network")):
        html += f"<tr><td>{first}</td><td>Norland</td><td>{second}</td><td>Marwah</td></tr>"
    found = signatories(html + "</table>")
    assert [s.raw for s in found] == [
        "Alder House",
        "Birch Fund",
        "Cedar Union",
        "Dock Aid",
        "Elm Trust",
        "Fir Network",
    ]
    assert {s.affiliation for s in found} == {"Norland", "Marwah"}


def test_groups_announce_where_the_text_speaks_of_signing() -> None:
    html = "<h3>Organisations</h3><ul>" + "".join(f"<li>{n}</li>" for n in NAMES) + "</ul>"
    page = f"<h1>Open it</h1>{TEXT}{TEXT}{html}<h3>Individuals</h3><ul><li>Ada Berg</li><li>Ben Castro</li><li>Cleo Diaz</li></ul>"
    found = sp.parse(page, kind="html").signatories
    assert [s.group for s in found] == ["Organisations"] * 4 + ["Individuals"] * 3
