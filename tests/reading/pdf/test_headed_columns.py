"""Columns with bold heads: a table, or lists of groups side by side."""

from __future__ import annotations

from statement_parser.reading.pdf.headed_columns import join_headed_columns
from statement_parser.reading.pdf.words import Region
from tests.reading.pdf.pages import BOLD, PLAIN, piece

NAMES = ["Name", "Ada Berg", "Bo Castro", "Cleo Diaz", "Dan Eker", "Eva Finn"]
VILLAGES = ["Village", "Foxley", "Averby", "Foxley", "Corran", "Averby"]
AFRICA = ["Africa", "Alder House", "Birch Union", "Cedar Network", "Dune Watch", "Elm Fund"]
ASIA = ["Asia", "Fern Society", "Gorse Trust", "Heath League", "Ivy Circle", "Juniper Aid"]


def column(texts: list[str], x: float, step: float = 14.0) -> Region:
    pieces = [piece(text, x, 100.0 + step * n, PLAIN if n else BOLD) for n, text in enumerate(texts)]
    return Region("column", pieces, x, x + 150.0)


def test_names_and_villages_with_heads_are_a_table() -> None:
    ((table,),) = join_headed_columns([[column(NAMES, 60.0), column(VILLAGES, 300.0)]])
    assert table.kind == "table"
    assert [each.text for each in table.pieces][:4] == ["Name", "Village", "Ada Berg", "Foxley"]
    assert list(table.cells)[:3] == [(0, 0), (0, 1), (1, 0)]


def test_groups_side_by_side_are_none() -> None:
    regions = [column(AFRICA, 60.0), column(ASIA, 300.0)]
    assert join_headed_columns([regions]) == [regions]


def test_columns_whose_lines_are_not_level_are_none() -> None:
    regions = [column(NAMES, 60.0), column(VILLAGES, 300.0, step=17.0)]
    assert join_headed_columns([regions]) == [regions]
