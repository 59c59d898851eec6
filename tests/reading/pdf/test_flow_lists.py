"""The line stream of a PDF: what stands together, and what is a list."""

from __future__ import annotations

from statement_parser.model.document import Line, Shape
from statement_parser.options import Options
from statement_parser.reading.pdf.reader import read_pdf
from tests.reading.pdf.pages import drawn

NAMES = [
    f"{place} {kind}"
    for place in ("Alder Fen", "Brockley", "Cold Ash", "Dunmore", "Eastwell", "Fallow Hill", "Garth")
    for kind in ("Anglers", "Canoe Club", "River Watch", "Wildlife Group")
]


def lines(*columns: list[str]) -> list[Line]:
    """The lines of a page with columns of names."""
    texts = [
        (50.0 + 130.0 * k, 100.0 + 18.0 * n, name) for k, column in enumerate(columns) for n, name in enumerate(column)
    ]
    read = read_pdf(drawn([texts]), Options())
    return [line for line in read.lines if line.shape is not Shape.META]


def test_a_short_last_column_of_a_list_is_no_entry_of_several_lines() -> None:
    found = lines(NAMES[:8], NAMES[8:16], NAMES[16:24], NAMES[24:])
    assert [line.text for line in found] == NAMES
    assert {len(line.containers) for line in found} == {2}
