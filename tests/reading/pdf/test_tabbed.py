"""Lists set with tabs: what goes on at the left margin, what runs over a stop, and what only looks like it."""

from __future__ import annotations

import pytest

from statement_parser.reading.pdf.overruns import part_overruns
from statement_parser.reading.pdf.tabbed import find_page_regions, find_tabs
from statement_parser.reading.pdf.words import Piece
from tests.reading.pdf.pages import piece

BODIES = ["Kiln College", "Lakeshore College", "Marwah School", "University of Callan", "Kiln College", "Callan Weir"]
NAMES = ["Ada Berg", "Bo Castro", "Cleo Diaz", "Dan Eker", "Eva Fold", "Finn Gard"]


def entries(*bodies: str) -> list[list[Piece]]:
    """Rows of a name and a body; below those that end in "/" the rest of the body stands at the left margin."""
    rows: list[list[Piece]] = []
    for name, body in zip(NAMES, bodies, strict=False):
        line, _, rest = body.partition("/")
        rows.append([piece(name, 60.0, 100.0 + 14.0 * len(rows)), piece(line, 260.0, 100.0 + 14.0 * len(rows))])
        if rest:
            rows.append([piece(rest, 60.0, 100.0 + 14.0 * len(rows))])
    return rows


def cells(rows: list[list[Piece]]) -> dict[str, tuple[int, int]]:
    return {
        each.text: cell
        for region in find_page_regions(rows, tabs=find_tabs([rows]))
        for each, cell in zip(region.pieces, region.cells, strict=False)
    }


def test_what_has_no_room_at_the_right_goes_on_at_the_left_margin() -> None:
    wide = "Member of the Academy of Arts and Letters of the Valley of"
    found = cells(
        entries(
            "Kiln College",
            wide + "/Callan",
            "Marwah School",
            wide + "/Marwah, and of the Society of Lakes and Hills",
            "x",
        )
    )
    assert found["Callan"] == (1, 1)
    assert found["Marwah, and of the Society of Lakes and Hills"] == (3, 1)
    assert found["Eva Fold"] == (4, 0)


def test_a_page_with_few_entries_is_read_as_the_others_are() -> None:
    wide = "Member of the Academy of Arts and Letters of the Valley of"
    page = entries(
        "Kiln College", wide + "/Callan", "Marwah School", wide + "/Marwah, and of the Society of Lakes and Hills"
    )
    few = entries(wide + "/Callan")
    (table,) = find_page_regions(few, tabs=find_tabs([few, page]))
    assert list(table.cells) == [(0, 0), (0, 1), (0, 1)]


def test_a_name_below_a_line_that_has_room_is_an_entry() -> None:
    rows = entries(
        "Kiln College", "Lakeshore College/Cyra Damm", "Marwah School", "Callan Weir/Cora Ems", "Kiln College"
    )
    assert "Cyra Damm" not in cells(rows) or cells(rows)["Cyra Damm"][1] == 0


@pytest.mark.parametrize("space", [" ", ""])
def test_a_line_that_runs_over_the_stop_is_parted_where_its_column_begins(space: str) -> None:
    rows = entries(*BODIES)
    long = "Maximiliana Oluwaseun Featherstonehaugh-Abernethy"
    rows[2] = [piece(f"{long}{space}Kiln College", 60.0, rows[2][0].top)]
    (parted,) = part_overruns([rows])
    assert [each.text for each in parted[2]] == [long, "Kiln College"]
    assert cells(parted)[long] == (2, 0)


def test_a_line_that_ends_in_what_no_other_says_stays_whole() -> None:
    rows = entries(*BODIES)
    rows[2] = [piece("Maximiliana Oluwaseun Featherstonehaugh-Abernethy, Weaver", 60.0, rows[2][0].top)]
    assert part_overruns([rows]) == [rows]


def test_a_name_that_something_stands_right_behind_is_parted_in_the_midst_of_a_list_only() -> None:
    long = "Maximiliana Oluwaseun Featherstonehaugh-Abernethy"
    for place, parts in ((2, 2), (0, 1)):
        rows = entries(*BODIES)
        rows[place] = [piece(f"{long}Kelp Laboratory", 60.0, rows[place][0].top)]
        (parted,) = part_overruns([rows])
        assert len(parted[place]) == parts


def test_a_capital_within_a_name_parts_nothing() -> None:
    rows = entries(*BODIES)
    rows[2] = [piece("Maximiliana Oluwaseun Featherstonehaugh MacDonald", 60.0, rows[2][0].top)]
    assert part_overruns([rows]) == [rows]
