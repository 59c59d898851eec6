"""Cards side by side and tables that look like them."""

from __future__ import annotations

from statement_parser.reading.pdf.cards import unfold_cards
from statement_parser.reading.pdf.words import Piece, Region, Type, Word, make_piece

NAME, DETAIL = Type(11.0, True, False), Type(9.0, False, False)


def _piece(text: str, x0: float, top: float, type_: Type) -> Piece:
    return make_piece([Word(text, x0, top, x0 + 5.0 * len(text), top + type_.size, type_)], 1)


def _table(rows: list[list[tuple[str, Type]]]) -> Region:
    pieces = [
        (_piece(text, 60.0 + 200.0 * column, 100.0 + 14.0 * row, type_), (row, column))
        for row, cells in enumerate(rows)
        for column, (text, type_) in enumerate(cells)
        if text
    ]
    return Region("table", [piece for piece, _ in pieces], cells=[cell for _, cell in pieces], starts=(255.0,))


def _texts(region: Region) -> list[str]:
    return [piece.text for piece in region.pieces]


def test_cards_are_read_one_after_the_other() -> None:
    table = _table(
        [
            [("Ada", NAME), ("Bo", NAME)],
            [("pilot", DETAIL), ("printer", DETAIL)],
            [("Cy", NAME), ("Di", NAME)],
            [("diver", DETAIL), ("potter", DETAIL)],
            [("", DETAIL), ("Callan", DETAIL)],
        ]
    )
    last = (Region("flow", [_piece("Ed", 60.0, 200.0, NAME)]), Region("table", [_piece("cook", 60.0, 214.0, DETAIL)]))
    found = unfold_cards([[table, *last]])[0]
    assert [_texts(region) for region in found] == [
        ["Ada", "pilot"],
        ["Bo", "printer"],
        ["Cy", "diver"],
        ["Di", "potter", "Callan"],
        ["Ed", "cook"],
    ]


def test_a_table_with_a_head_is_none() -> None:
    table = _table(
        [
            [("Name", NAME), ("Post", NAME)],
            [("Ada", DETAIL), ("pilot", DETAIL)],
            [("Bo", DETAIL), ("printer", DETAIL)],
            [("Cy", DETAIL), ("diver", DETAIL)],
        ]
    )
    assert unfold_cards([[table]]) == [[table]]


def test_bold_names_beside_their_posts_are_a_table() -> None:
    table = _table(
        [[(name, NAME), (post, DETAIL)] for name, post in (("Ada", "pilot"), ("Bo", "printer"), ("Cy", "cook"))]
    )
    assert unfold_cards([[table]]) == [[table]]


def test_a_name_alone_is_kept_where_nothing_is_below() -> None:
    table = _table(
        [
            [("Ada", NAME), ("Bo", NAME)],
            [("pilot", DETAIL), ("printer", DETAIL)],
            [("Cy", NAME), ("Di", NAME)],
            [("diver", DETAIL), ("potter", DETAIL)],
        ]
    )
    last = Region("flow", [_piece("Ed", 60.0, 200.0, NAME)])
    assert unfold_cards([[table, last]])[0][-1] == last
