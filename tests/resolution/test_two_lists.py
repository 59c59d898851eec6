"""Two lists of a coalition, months apart, by two hands: most bodies are in both, and each is printed in its own way."""

from __future__ import annotations

import pytest

from statement_parser import resolve
from tests.resolution.lists import statement

FIRST = [
    "Access for Rivers", "Alder Families Association", "Association of Detainees of Bira Prison", "Badr Center for Legal Studies",
    "Birch Women's Network", "Bridges of Hope (BoH)", "Callan Archive", "Callan Center for Media and Free Expression (CCM)",
    "Callan Legal Development Programme", "Callan Network for Human Rights", "Dar Salwa e.V.", "Families for Truth",
    "Free Lawyers of Callan", "Green Olive", "Harbour Justice", "Horizon Youth", "Kawra Observatory", "Lamha Organization",
    "Local Councils Support Unit", "Mothers of the Missing", "Nadira Foundation", "Release Me", "Sawt Al-Nahr",
    "Start Anew", "The Morning After", "Urfa Doctors without Frontiers", "Violations Record Center", "Women for Callan",
]  # fmt: skip
SECOND = {
    "Alder Families' Association": 1,
    "Association of the Detainees of Beera Prison": 2,
    "BADR CENTRE FOR LEGAL STUDIES": 3,
    "Birch Womens Network": 4,
    "BoH - Bridges of Hope": 5,
    "The Callan Archive": 6,
    "CCM": 7,
    "Callan Legal Development Program (CLDP)": 8,
    "Callan Network for Human Rigths": 9,
    "Dar Salwa": 10,
    "Harbor Justice": 14,
    "Lamha": 17,
    "Nadeera Foundation": 20,
    "Sawt Alnahr": 22,
    "Morning After": 24,
    "Violations Record Centre": 26,
    "Callan Observatory for Human Rights": None,
    "Kawra Network": None,
    "Women for Peace": None,
    "Free Doctors of Callan": None,
}
"""Each name with the place of its body in the first list."""


@pytest.fixture(scope="module")
def pairs() -> set[tuple[str, int]]:
    registry = resolve([statement(1, FIRST), statement(2, list(SECOND))])
    found = set()
    for organisation in registry.organisations:
        places = {mention.statement[-1]: mention.position for mention in organisation.mentions}
        assert len(places) == len(organisation.mentions), "two bodies of one list are never one"
        if len(places) == 2:
            found.add((list(SECOND)[places["2"]], places["1"]))
    return found


def test_each_body_of_both_is_found(pairs: set[tuple[str, int]]) -> None:
    assert {(name, place) for name, place in SECOND.items() if place is not None} - pairs == set()


def test_no_other_is(pairs: set[tuple[str, int]]) -> None:
    assert pairs - set(SECOND.items()) == set()
