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


def test_labels_before_names_are_groups() -> None:
    html = (
        "<p>Norland: Alder House; Birch Fund; Cedar Union, Port Callan;<br>Dock Aid; Elm Trust</p>"
        "<p>Marwah: Fen Society, Upper Marsh; Gull Watch.</p><p>Callan: Heron Society.</p>"
    )
    found = signatories(html)
    assert [(s.raw, s.group) for s in found] == [
        ("Alder House", "Norland"),
        ("Birch Fund", "Norland"),
        ("Cedar Union, Port Callan", "Norland"),
        ("Dock Aid", "Norland"),
        ("Elm Trust", "Norland"),
        ("Fen Society, Upper Marsh", "Marwah"),
        ("Gull Watch", "Marwah"),
        ("Heron Society.", "Callan"),
    ]
    assert all(s.group_spans for s in found)


def test_a_colon_alone_is_no_label() -> None:
    names = ["Alder: Legal Centre", "Birch Fund", "Cedar: Union of Ports", "Dock Aid"]
    assert [s.raw for s in signatories("".join(f"<p>{n}</p>" for n in names))] == names


def test_a_name_that_a_line_break_cuts() -> None:
    found = signatories(
        "<p>Alder House, Birch Fund, Cedar Union, Dock Aid, Workshop<br>Theatre of Reeds, Elm Trust, Fen</p>"
    )
    assert [s.raw for s in found][4:] == ["Workshop Theatre of Reeds", "Elm Trust", "Fen"]
    assert len(found[4].spans) == 2


def test_conjunctions_of_the_list_are_no_part_of_names() -> None:
    html = "".join(f"<p>{n}</p>" for n in ("Alder House;", "Birch Fund;", "Cedar Union; and", "Dock Aid"))
    assert [s.name for s in signatories(html)] == NAMES


def test_names_run_in_over_several_paragraphs() -> None:
    html = "<p>Alder House; Birch Fund;</p><p>Cedar Union; Dock Aid;</p><p>Elm Trust; Fen Society</p>"
    assert [s.raw for s in signatories(html)] == [*NAMES, "Elm Trust", "Fen Society"]


def test_numbers_glued_to_names() -> None:
    html = "".join(f"<p>{i}{n}</p>" for i, n in enumerate(NAMES, 1))
    assert [(s.number, s.raw) for s in signatories(html)] == list(enumerate(NAMES, 1))


def test_what_someone_says_is_no_entry() -> None:
    html = "".join(f"<p>{n}</p>" for n in NAMES[:2]) + "<p>“I walked this road to school for ten years!”</p>"
    html += "".join(f"<p>{n}</p>" for n in NAMES[2:])
    assert [s.raw for s in signatories(html)] == NAMES


def table(*rows: tuple[str, ...]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows) + "</table>"


def test_places_that_the_names_beside_them_begin_with_sign_nothing() -> None:
    bodies = ["Alby Harbour Society", "Berg Fishers Guild", "Callan Museum", "Dal Rowing Club", "Falk Boat Club"]
    found = signatories(table(*((body.split()[0], body) for body in bodies)))
    assert [(s.raw, s.affiliation) for s in found] == [(body, body.split()[0]) for body in bodies]


def test_a_table_with_two_numbered_names_in_a_row() -> None:
    rows = [(str(n), f"{a} House", str(n + 1), f"{a} Fund") for n, a in ((1, "Alder"), (3, "Birch"), (6, "Cedar"))]
    found = signatories(table(*rows, ("8", "Dock Aid", "", "")))
    assert [s.number for s in found] == [1, 2, 3, 4, 6, 7, 8]
    assert found[-1].raw == "Dock Aid"


def test_a_table_with_representatives() -> None:
    found = signatories(
        table(
            ("no.", "organisation", "for the organisation", "place"),
            ("1.", "Alder House", "Ada Berg", "Callan"),
            ("2.", "Birch Fund", "–", "Callan"),
            ("", "Cedar Union", "Cleo Diaz", "Norhaven"),
            ("4.", "Dock Aid", "Dan Eker", "Upper Marsh"),
        )
    )
    assert [(s.number, s.raw, s.affiliation) for s in found] == [
        (1, "Alder House", "Callan"),
        (2, "Birch Fund", "Callan"),
        (None, "Cedar Union", "Norhaven"),
        (4, "Dock Aid", "Upper Marsh"),
    ]


def test_a_table_with_acronyms() -> None:
    found = signatories(
        table(
            ("1", "Alder House", "AH", "Norland"),
            ("2", "Birch Fund", "–", "Norland"),
            ("3", "Cedar Union", "CU", "Marwah"),
        )
    )
    assert [(s.number, s.raw, s.affiliation) for s in found] == [
        (1, "Alder House", "Norland"),
        (2, "Birch Fund", "Norland"),
        (3, "Cedar Union", "Marwah"),
    ]


def test_cells_of_name_and_post() -> None:
    names = ["Ada Berg", "Ben Castro", "Cleo Diaz", "Dan Eker", "Eva Falk", "Finn Graf", "Gil Holm", "Ida Juul"]
    for cell in ("<p>{}<br><em>director of House {}</em></p>", "<p>{}</p><p>director of House {}</p>"):
        cells = [cell.format(name, name[0]) for name in names]
        found = signatories(table(*zip(cells[::2], cells[1::2], strict=True)))
        assert [(s.name, s.kind, s.affiliation) for s in found] == [
            (name, "person", f"director of House {name[0]}") for name in names
        ]


def test_the_record_of_a_body_has_the_country_of_its_cell_and_of_the_heading_above() -> None:
    rows = [
        ("Alder House (AH)", "Norway"),
        ("Birch Fund, Sfax", "Norway"),
        ("Cedar Union", "Marwah"),
        ("Elm Trust", "Sudan"),
    ]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    found = [
        s.organisation for s in signatories(f"<table><tr><th>Organisation</th><th>Country</th></tr>{cells}</table>")
    ]
    assert [(o.name, o.place, o.country) for o in found if o] == [
        ("Alder House", "Norway", "NO"),
        ("Birch Fund", "Sfax", "TN"),
        ("Cedar Union", None, None),
        ("Elm Trust", "Sudan", "SD"),
    ]
    lists = "".join(
        f"<h3>{country}</h3><ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>"
        for country, names in (("Norway", ("Alder House", "Birch Fund")), ("Sudan", ("Cedar Union", "Elm Trust")))
    )
    found = [s.organisation for s in signatories(lists)]
    assert [o.country for o in found if o] == ["NO", "NO", "SD", "SD"]


def test_the_record_knows_what_the_list_tells() -> None:
    names = ["Alder House", "Birch Fund", "Cedar Union", "Elm Trust", "Fir Network", "Gorse"]
    found = signatories("<ol>" + "".join(f"<li>{name}</li>" for name in names) + "</ol>")
    assert [(s.kind, s.organisation.kind) for s in found if s.organisation] == [("organisation", "organisation")] * 6
    assert [s.name for s in found] == names
