"""Tables of the running text are no part of the site."""

from __future__ import annotations

from pathlib import Path

import statement_parser as sp
from statement_parser.model.document import Shape
from statement_parser.model.labelling import Role, Zone

FIXTURES = Path(__file__).parents[2] / "fixtures" / "statements"


def test_the_cells_of_a_table_between_paragraphs_are_text() -> None:
    explained = sp.explain((FIXTURES / "en" / "weir-levels.html").read_bytes())
    labels = explained.labelling.labels
    cells = [block for block in explained.document.content if block.shape is Shape.CELL]
    assert len(cells) == 12
    assert {(labels[cell.index].zone, labels[cell.index].role) for cell in cells} == {(Zone.BODY, Role.CELL)}


def test_the_cells_of_a_table_that_ends_the_text_are_text() -> None:
    explained = sp.explain((FIXTURES / "en" / "tide-tables-last.html").read_bytes())
    labels = explained.labelling.labels
    cells = [block for block in explained.document.content if block.shape is Shape.CELL]
    assert len(cells) == 12
    assert {(labels[cell.index].zone, labels[cell.index].role) for cell in cells} == {(Zone.BODY, Role.CELL)}


def test_the_cells_of_a_table_below_the_text_are_not() -> None:
    rows = "".join(f"<tr><td>Page {n}</td><td>Seen {n} times</td></tr>" for n in range(6))
    text = "<p>The river board has shut the weir, and the fish below it have died.</p>" * 4
    page = f"<html><body><article><h1>Open the weir</h1>{text}</article><table>{rows}</table></body></html>"
    explained = sp.explain(page)
    cells = [block for block in explained.document.content if block.shape is Shape.CELL]
    assert cells
    assert all(explained.labelling.labels[cell.index].zone is Zone.CHROME for cell in cells)
