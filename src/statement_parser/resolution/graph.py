"""Names put together to bodies: what a person says first, then the best evidence, nothing against a veto."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator


class Clusters:
    """Places 0 to n - 1 put together, some of them held apart."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        self._doubted: defaultdict[int, set[int]] = defaultdict(set)
        self._joins = array("q")
        """The two places of each join that put two clusters together."""

    def find(self, place: int) -> int:
        """The place that stands for the cluster of `place`."""
        root = place
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[place] != root:
            self._parent[place], place = root, self._parent[place]
        return root

    def members(self, place: int) -> list[int]:
        """All places of the cluster of `place`."""
        root = self.find(place)
        return self._members.get(root, [root])

    def are_apart(self, left: int, right: int) -> bool:
        """Are the clusters of the two held apart?"""
        return self.find(right) in self._apart.get(self.find(left), ())

    def hold_apart(self, left: int, right: int) -> bool:
        """Hold the clusters of the two apart; False where they are one already."""
        one, other = self.find(left), self.find(right)
        if one == other:
            return False
        self._apart[one].add(other)
        self._apart[other].add(one)
        return True

    def doubt(self, left: int, right: int) -> None:
        """Let nothing weak put the clusters of the two together, as it would through a third."""
        one, other = self.find(left), self.find(right)
        if one != other:
            self._doubted[one].add(other)
            self._doubted[other].add(one)

    def are_doubted(self, left: int, right: int) -> bool:
        """Does something, a veto or less, speak against putting the two together?"""
        return self.are_apart(left, right) or self.find(right) in self._doubted.get(self.find(left), ())

    def join(self, left: int, right: int) -> bool:
        """Put the clusters of the two together; False where they are held apart."""
        one, other = self.find(left), self.find(right)
        if one == other:
            return True
        if other in self._apart.get(one, ()):
            return False
        self._joins.extend((left, right))
        large, small = self.members(one), self.members(other)
        if len(large) < len(small):
            one, other, large, small = other, one, small, large
        self._members[one] = large + small if one not in self._members else self._extended(one, small)
        self._members.pop(other, None)
        self._parent[other] = one
        for table in (self._apart, self._doubted):
            _move(table, other, one)
        return True

    def joins(self) -> Iterator[tuple[int, int]]:
        """The pairs that put two clusters together, in order: from each place of a cluster they lead to all others."""
        pairs = iter(self._joins)
        return zip(pairs, pairs, strict=True)

    def all(self) -> Iterable[list[int]]:
        """The clusters, by their first place."""
        seen: set[int] = set()
        for place in range(len(self._parent)):
            root = self.find(place)
            if root not in seen:
                seen.add(root)
                yield sorted(self.members(root))

    def _extended(self, root: int, more: list[int]) -> list[int]:
        self._members[root].extend(more)
        return self._members[root]


def _move(table: defaultdict[int, set[int]], old: int, new: int) -> None:
    """What was said of a cluster, said of the one that it went into."""
    for other in table.pop(old, ()):
        table[other].discard(old)
        if other != new:
            table[other].add(new)
            table[new].add(other)
