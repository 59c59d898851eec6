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
