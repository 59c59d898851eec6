"""Lists laid side by side."""

from __future__ import annotations

from statement_parser.resolution.align import aligned_names
from statement_parser.resolution.graph import Clusters
from statement_parser.resolution.nodes import nodes_of
from tests.resolution.lists import statement

LEFT = ["Ada", "Bera", "Cilo", "Dorn", "Esk", "Faro"]
RIGHT = ["Adä Evi", "Bera Evi", "Xylo Kapısı", "Dorn Evi", "Yuka Evi", "Faro Evi"]
KNOWN = [(0, 0), (1, 1), (3, 3), (5, 5)]


def aligned(left: list[str], right: list[str], known: list[tuple[int, int]]) -> set[tuple[str, str]]:
    """The pairs that are learnt where the bodies at `known` places are known to be the same."""
    nodes = nodes_of([statement(1, left), statement(2, right)])
    clusters = Clusters(len(nodes))
    for one, other in known:
        assert clusters.join(one, len(left) + other)
    return {(nodes[tie.left].record.name, nodes[tie.right].record.name) for tie in aligned_names(nodes, clusters)}


def test_what_stands_between_known_bodies_is_paired_by_place() -> None:
    assert aligned(LEFT, RIGHT, KNOWN) == {("Cilo", "Xylo Kapısı"), ("Esk", "Yuka Evi")}


def test_gaps_of_two_lengths_are_not() -> None:
    assert aligned([*LEFT[:3], "Ceta", *LEFT[3:]], RIGHT, [(0, 0), (1, 1), (4, 3), (6, 5)]) == {("Esk", "Yuka Evi")}


def test_too_few_known_bodies_say_nothing() -> None:
    assert aligned(LEFT, RIGHT, KNOWN[:2]) == set()


def test_lists_in_another_order_say_nothing() -> None:
    turned = RIGHT[::-1]
    assert aligned(LEFT, turned, [(one, 5 - other) for one, other in KNOWN]) == set()


def test_lists_printed_alike_are_in_one_language() -> None:
    assert aligned(LEFT, [*LEFT[:2], "Xylo", *LEFT[3:]], []) == set()


def test_a_veto_speaks_against_the_place() -> None:
    left, right = LEFT.copy(), RIGHT.copy()
    left[2], right[2] = "Cilo Union of Peru", "Cilo Union of Chile"
    assert ("Cilo Union of Peru", "Cilo Union of Chile") not in aligned(left, right, KNOWN)


def test_two_names_in_one_language_are_no_translation_of_each_other() -> None:
    left, right = LEFT.copy(), RIGHT.copy()
    left[2], right[2] = "Lawyers for the Rivers", "Families against Dams"
    assert aligned(left, right, KNOWN) == {("Esk", "Yuka Evi")}
    right[2] = "Les familles contre les barrages"
    assert ("Lawyers for the Rivers", right[2]) in aligned(left, right, KNOWN)


def test_a_body_that_stands_elsewhere_in_the_other_list_is_not_the_one_at_this_place() -> None:
    # The left list was sorted anew: Cilo and Esk, known in both, have changed places there.
    turned = [*RIGHT[:2], "Esk Evi", "Dorn Evi", "Cilo Evi", "Faro Evi"]
    assert aligned(LEFT, turned, [*KNOWN, (2, 4)]) == set()
    assert aligned(LEFT, turned, KNOWN) == {("Cilo", "Esk Evi"), ("Esk", "Cilo Evi")}
