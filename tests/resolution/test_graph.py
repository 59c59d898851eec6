"""Clusters that are held apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from statement_parser.resolution.graph import Clusters

SIZE = 8
STEP = st.tuples(st.booleans(), st.integers(0, SIZE - 1), st.integers(0, SIZE - 1))


def test_apart_holds_for_whole_clusters() -> None:
    clusters = Clusters(4)
    assert clusters.join(0, 1)
    assert clusters.hold_apart(1, 2)
    assert clusters.join(2, 3)
    assert not clusters.join(0, 3)
    assert clusters.are_apart(0, 3)
    assert not clusters.hold_apart(0, 1)
    assert list(clusters.all()) == [[0, 1], [2, 3]]


def test_what_is_doubted_may_be_joined_and_then_is_no_more() -> None:
    clusters = Clusters(4)
    clusters.doubt(0, 1)
    assert clusters.join(1, 2)
    assert clusters.are_doubted(2, 0)
    assert not clusters.are_apart(2, 0)
    assert clusters.join(2, 0)
    assert not clusters.are_doubted(0, 1)
    clusters.hold_apart(0, 3)
    assert clusters.are_doubted(1, 3)


def test_the_joins_are_those_that_put_two_clusters_together() -> None:
    clusters = Clusters(4)
    for pair in ((0, 1), (1, 2), (2, 0)):
        assert clusters.join(*pair)
    assert list(clusters.joins()) == [(0, 1), (1, 2)]


@given(st.lists(STEP, max_size=40))
def test_what_was_held_apart_is_never_joined(steps: list[tuple[bool, int, int]]) -> None:
    clusters = Clusters(SIZE)
    apart = []
    for join, left, right in steps:
        if join:
            clusters.join(left, right)
        elif clusters.hold_apart(left, right):
            apart.append((left, right))
    assert all(clusters.find(left) != clusters.find(right) for left, right in apart)
    assert all(clusters.are_apart(left, right) for left, right in apart)
    assert sorted(place for cluster in clusters.all() for place in cluster) == list(range(SIZE))
