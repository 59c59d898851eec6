"""Where lines stand: short ones set apart are an entry, a text whose paragraphs are set close is none."""

from __future__ import annotations

import statement_parser as sp
from tests.reading.pdf.pages import drawn

FULL = "Nobody has been asked whether the ferry shall run in winter, and nobody will"


def containers(lines: list[tuple[float, float, str]]) -> set[int]:
    """How many elements the blocks of a page stand in."""
    return {len(block.containers) for block in sp.read(drawn([lines], font="Courier", size=9)).content}


def test_paragraphs_without_gaps_are_no_entry() -> None:
    lines = [
        (68.0 if place % 4 == 0 else 56.0, 60.0 + 12 * place, "It ended." if place % 4 == 3 else FULL)
        for place in range(16)
    ]
    assert containers(lines) == {2}


def test_a_name_a_post_and_a_body_are_an_entry() -> None:
    lines = [(56.0, 60.0, "Ada Berg"), (56.0, 72.0, "Head of the Pilots"), (56.0, 84.0, "Port of Callan")]
    assert containers(lines) == {3}


def test_a_ragged_line_that_breaks_off_in_a_sentence_goes_on() -> None:
    # "in" would have fitted, as far as the other lines tell.
    lines = [
        "Nobody has been asked whether the ferry of Callan shall run in winter, and it will not",
        "be asked of anybody now. The ferry has run for as long as there has been a port",
        "in the valley.",
        "",
        "Wind, fog and ice keep it away on ten days of a hundred, and on all the others it",
        "goes.",
    ]
    page = [(56.0, 60.0 + 12 * place, line) for place, line in enumerate(lines) if line]
    blocks = [block.text for block in sp.read(drawn([page], font="Courier", size=9)).content]
    assert blocks == [" ".join(lines[:3]), " ".join(lines[4:])]
