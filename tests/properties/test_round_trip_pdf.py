"""A made statement, laid out as a PDF in each shape, parses back to itself, and its evidence lies on the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import statement_parser as sp
from statement_parser.model.locator import PageBox
from tests.evidence import unspaced, values
from tests.properties.test_round_trip import told, wanted
from tests.rendering_pdf import PAPERS, PDF_SHAPES, Paper, PdfShape, Placed, render_pdf
from tests.strategies import Made, statements

FIRST = PDF_SHAPES[0]


@pytest.mark.parametrize("shape", PDF_SHAPES, ids=lambda s: s.name)
@given(data=st.data(), paper=st.sampled_from(PAPERS))
def test_page(shape: PdfShape, data: st.DataObject, paper: Paper) -> None:
    made = data.draw(statements(without=shape.separators))
    statement = sp.parse(render_pdf(made, shape, paper).data)
    assert told(statement) == wanted(made, numbered=shape.numbered)
    if shape.grouped:
        half = len(made.names) // 2
        groups = [made.groups[0]] * half + [made.groups[1]] * (len(made.names) - half)
        assert [s.group for s in statement.signatories] == groups


@pytest.mark.parametrize("mark", ["•", "–", "{i}.", "{i})", "({i})"])
@given(data=st.data())
def test_demands(mark: str, data: st.DataObject) -> None:
    made = data.draw(statements())
    paper = data.draw(st.sampled_from(PAPERS))
    statement = sp.parse(render_pdf(made, FIRST, paper, demand_mark=mark).data)
    assert told(statement) == wanted(made, numbered=False)


def overlap(box: PageBox, placed: Placed) -> float:
    """The part of the drawn line's width that `box` covers, 0 where it stands on another line or page."""
    middle = (placed.top + placed.bottom) / 2
    if box.page != placed.page or not box.top <= middle <= box.bottom:
        return 0.0
    return max(0.0, min(box.x1, placed.x1) - max(box.x0, placed.x0)) / (placed.x1 - placed.x0)


@pytest.mark.parametrize("shape", PDF_SHAPES, ids=lambda s: s.name)
@given(data=st.data())
def test_evidence_lies_on_the_text(shape: PdfShape, data: st.DataObject) -> None:
    made = data.draw(statements(without=shape.separators))
    rendered = render_pdf(made, shape, data.draw(st.sampled_from(PAPERS)))
    document = sp.read(rendered.data)
    pages = {placed.page for placed in rendered.placed}
    for value in values(sp.parse(rendered.data)):
        boxes = [place for span in value.spans for place in document.locate(span)]
        assert all(isinstance(box, PageBox) and box.page in pages for box in boxes)
        # A drawn line is the value's where it is all of it, or too long to be part of another by chance.
        whole = unspaced(value.text)
        lines = [
            p for p in rendered.placed if unspaced(p.text) == whole or (len(p.text) > 50 and unspaced(p.text) in whole)
        ]
        drawn = [p for p in lines if sum(q.text == p.text for q in rendered.placed) == 1]
        bare = [p.text for p in drawn if max((overlap(box, p) for box in boxes), default=0.0) < 0.9]
        assert bare == [], value.field


def _signed_by(language: str, *names: str) -> Made:
    """A short statement with these names."""
    return Made(
        language=language,
        title="Déclaration commune : pour l’eau publique à Port-Sablon",
        date=None,
        printed_date="15 janvier 1999",
        date_place="none",
        opening=("Les organisations soussignées condamnent la décision prise la semaine dernière à Port-Sablon.",),
        lead_in="Nous demandons aux autorités :",
        demands=("la levée des restrictions imposées à la presse ;", "l’ouverture d’une enquête indépendante ;"),
        closing="Il est encore temps d’agir, mais le temps presse.",
        heading="Signataires :",
        groups=("Organisations internationales", "Organisations nationales"),
        names=names,
    )


def _shape(name: str) -> PdfShape:
    return next(shape for shape in PDF_SHAPES if shape.name == name)


def test_the_last_column_holds_one_name() -> None:
    """Three names, the third of two lines, and a fourth beside the first: read across, it was an affiliation."""
    made = _signed_by(
        "fr",
        "L’Escale – Marsilly",
        "Observatoire pour l’école rurale – Arvan",
        "Observatoire pour le logement digne (Port-Sablon)",
        "Cap au large",
    )
    shape = _shape("two_columns_numbered")
    for paper in PAPERS:
        assert told(sp.parse(render_pdf(made, shape, paper).data)) == wanted(made, numbered=True)


@pytest.mark.parametrize("height", range(210, 330, 10))
def test_numbers_go_on_over_page_ends(height: int) -> None:
    """Wherever the page ends: one row alone on the next page is proved by the number before it."""
    made = _signed_by(
        "fr", *(f"Collectif pour l’eau {place}" for place in ("d’Arvan", "de Callan", "du Lac", "de l’Est"))
    )
    paper = Paper("cut", height=float(height), furniture=True)
    statement = sp.parse(render_pdf(made, _shape("ruled_table"), paper).data)
    assert told(statement) == wanted(made, numbered=True)


def test_two_columns_of_bodies_are_no_names_and_affiliations() -> None:
    """Fewer of the names on the left have a word of bodies than of those on the right."""
    left = ("Association pour la presse", "L’Escale – Marsilly", "Marins solidaires", "Cap au large", "Terre et Parole")
    right = tuple(
        f"Collectif pour la santé {place}" for place in ("d’Arvan", "de Callan", "du Lac", "de l’Est", "du Nord")
    )
    made = _signed_by("fr", *left, *right)
    for paper in PAPERS[:2]:
        statement = sp.parse(render_pdf(made, _shape("two_columns"), paper).data)
        assert told(statement) == wanted(made, numbered=False)


def test_two_rows_side_by_side_are_no_name_over_two_lines() -> None:
    """Too few rows for columns to be told: each name is whole all the same."""
    made = _signed_by(
        "fr",
        "Association pour l’école rurale – Haut-Mbali",
        "Association pour la santé",
        "Association pour l’eau – Port-Sablon",
        "Association pour l’école rurale, Arvan",
    )
    for paper in PAPERS:
        statement = sp.parse(render_pdf(made, _shape("two_columns"), paper).data)
        assert {s.raw for s in statement.signatories} == set(made.names)


def test_a_dash_set_in_is_no_bullet() -> None:
    """A name goes on in a second line that begins with a dash."""
    made = _signed_by(
        "fr",
        *(f"Association pour l’école rurale de {place} – Marsilly" for place in ("Callan", "Varn")),
        "Cap au large",
        "Terre et Parole",
        "Marins solidaires",
        "Les Amis du lac",
        "Réseau pour la presse",
    )
    for paper in PAPERS:
        statement = sp.parse(render_pdf(made, _shape("three_columns_bullets"), paper).data)
        assert {s.raw for s in statement.signatories} == set(made.names)


def test_a_number_that_touches_the_column_before_it() -> None:
    """The number of the one entry of the last column stands nearer the longest name of the column before it."""
    made = _signed_by(
        "en",
        "Water Network, Marwah",
        "Association for Rural Schools – Norhaven",
        "Association for Press Freedom",
        "Rural Schools Foundation (Tarn Hill)",
        "Wells Not Walls",
        "Horizon – Civil Action",
        "Kesh Rojan",
        "Committee of Press Freedom (Varnholm)",
    )
    for paper in PAPERS:
        statement = sp.parse(render_pdf(made, _shape("four_columns_numbered"), paper).data)
        assert told(statement) == wanted(made, numbered=True)
