"""Items that are told by where they stand, and what stands likewise and is none."""

from __future__ import annotations

import itertools

import statement_parser as sp
from statement_parser.model.document import Shape
from tests.reading.pdf.pages import drawn

EDGE, SET_IN = 60.0, 90.0
TEXT = [
    "The undersigned associations of the Lower Marl have read the plan of the Rivers Office with care,",
    "and have walked the eleven miles of river that it is about, from the weir at Foxley to the sea,",
    "with those who live there and with those who have fished there since they could hold a rod.",
]
FIRST = "Withdraw the plan until the Commission of Springs has been heard."
SECOND = "Publish what the dredgers have taken out of the river since 2002."


def items_of(*lines: tuple[float, float, str]) -> list[str]:
    """Texts of the items of a page; a line is the distance to the one above, its edge and its text."""
    tops = itertools.accumulate((step for step, _, _ in lines), initial=150.0)
    page = [(EDGE, 80.0 + 13.0 * n, text) for n, text in enumerate(TEXT)]
    page += [(x, top, text) for (_, x, text), top in zip(lines, itertools.islice(tops, 1, None), strict=True)]
    return [block.text for block in sp.read(drawn([page])).content if block.shape is Shape.ITEM]


def test_paragraphs_set_in_below_a_lead_in_are_items() -> None:
    lead = (20.0, EDGE, "We call on the Office to:")
    assert items_of(lead, (20.0, SET_IN, FIRST), (20.0, SET_IN, SECOND)) == [FIRST, SECOND]


def test_at_the_edge_of_the_text_they_are_none() -> None:
    lead = (20.0, EDGE, "We call on the Office to:")
    assert not items_of(lead, (20.0, EDGE, FIRST), (20.0, EDGE, SECOND))


def test_without_a_colon_they_are_none() -> None:
    lead = (20.0, EDGE, "We call on the Office to do what it was founded for.")
    assert not items_of(lead, (20.0, SET_IN, FIRST), (20.0, SET_IN, SECOND))


def test_quotations_are_none() -> None:
    lead = (20.0, EDGE, "Two of those who live there told us:")
    assert not items_of(lead, (20.0, SET_IN, f"“{FIRST}”"), (20.0, SET_IN, f"“{SECOND}”"))


def test_names_with_their_posts_below_them_are_none() -> None:
    lead = (20.0, EDGE, "Signed in the name of the associations:")
    names = ("Ada Berg, master of the river", "Bo Castro, keeper of the weir", "Cleo Diaz, warden of the springs")
    post = "Department of the History of the Valley, University of Callan."
    lines = [((26.0, SET_IN, name), (12.0, SET_IN, post)) for name in names]
    assert not items_of(lead, *itertools.chain.from_iterable(lines))
