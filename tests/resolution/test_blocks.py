"""Which names are compared."""

from __future__ import annotations

import pytest

from statement_parser.resolution.blocks import candidate_pairs
from statement_parser.resolution.nodes import nodes_of
from tests.resolution.lists import statement


def pairs(names: list[str]) -> set[tuple[str, str]]:
    nodes = nodes_of([statement(1, names)])
    return {(nodes[a].record.name, nodes[b].record.name) for a, b in candidate_pairs(nodes)}


def test_names_that_differ_in_one_word_that_is_alike() -> None:
    assert pairs(["Elm Network for Peace", "Elm Ntwork for Peace"]) == {
        ("Elm Network for Peace", "Elm Ntwork for Peace")
    }
    assert pairs(["Elm Network for Peace", "Peace Network Elm"]) == {("Elm Network for Peace", "Peace Network Elm")}
    assert pairs(["Elm Network", "Elm Network Kenya"]) == {("Elm Network", "Elm Network Kenya")}
    assert pairs(["Elm Network", "شبكة إلم"]) == {("Elm Network", "شبكة إلم")}


def test_names_that_differ_in_more_or_otherwise_are_not() -> None:
    assert pairs(["Elm Network for Peace", "Oak Network for Land"]) == set()
    assert pairs(["Elm Network for Peace", "Elm Network for Land"]) == set()
    assert pairs(["Elm Network for Peace", "Oak Network for Peace"]) == set()


def test_an_acronym_meets_what_it_may_stand_for() -> None:
    assert pairs(["Elm Rights Council", "ERC"]) == {("Elm Rights Council", "ERC")}


def test_each_pair_once_the_smaller_first() -> None:
    nodes = nodes_of([statement(1, ["Elm Network (ENW)", "ENW", "Elm Network", "The Elm Network e.V."])])
    found = list(candidate_pairs(nodes))
    assert len(found) == len(set(found))
    assert all(left < right for left, right in found)


def test_the_pairs_are_the_same_however_the_keys_are_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{name} Network for {about}" for name in ("Elm", "Elmo", "Oak", "إلم") for about in ("Peace", "Land")]
    whole = pairs([*names, "Elm Network", "Oaks Network for Peace"])
    monkeypatch.setattr("statement_parser.resolution.blocks._KEYS_OF_PART", 3)
    assert pairs([*names, "Elm Network", "Oaks Network for Peace"]) == whole != set()


def test_pairs_grow_with_names_not_with_their_square() -> None:
    letters = "abcdefghijklmnoprstuvz"
    invented = [f"{a}{b}{c}or".capitalize() for a in letters for b in "aeiou" for c in letters]
    counts = []
    for size in (500, 1_000, 2_000):
        nodes = nodes_of([statement(1, [f"{name} Center for Human Rights" for name in invented[:size]])])
        counts.append(sum(1 for _ in candidate_pairs(nodes)))
    assert counts[2] < 5 * counts[0] + 200
