"""Lists of the same bodies in two languages teach names: what stands at one place of both is one body."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from statement_parser.resolution.assemble import Tie
from statement_parser.resolution.compare import compare_profiles
from statement_parser.resolution.graph import Clusters
from statement_parser.resolution.judgement import Judgement
from statement_parser.resolution.nodes import Node
from statement_parser.resolution.profile import spoken_in

_LEAST_SHARED = 3
"""Bodies known in both lists from which they may be one list in two languages."""
_LEAST_SHARE = 0.3
"""... and their share of the longer list."""
_MOST_STATEMENTS = 30
"""Statements that a body signs, beyond which it says nothing of two of them."""
_MOST_ALIKE = 0.5
"""Share of those that are printed alike, above which the lists are in one language."""
_LENGTHS = 0.8
"""Length of the shorter list, as a share of the longer."""
_SURE_GAP = 3
"""Names between two known bodies that are paired by their place alone, where both lists have as many."""
_WEAK = 0.25
"""How alike two names in a longer gap must be."""


def aligned_names(nodes: Sequence[Node], clusters: Clusters) -> Iterator[Tie]:
    """Pairs of names that stand at the same place of one list in two languages, and that nothing holds apart."""
    lists = _lists(nodes)
    for one, other in _pairs_of_lists(lists, clusters):
        yield from _align(lists[one], lists[other], nodes, clusters)


def _lists(nodes: Sequence[Node]) -> dict[str, list[int]]:
    entries: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, node in enumerate(nodes):
        for mention in node.mentions:
            entries[mention.statement].append((mention.position, place))
    return {statement: [place for _, place in sorted(found)] for statement, found in entries.items()}


def _pairs_of_lists(lists: dict[str, list[int]], clusters: Clusters) -> Iterator[tuple[str, str]]:
    """Statements whose lists share enough bodies, and differ in the names of the others."""
    statements = sorted(lists)
    bodies = [{clusters.find(place) for place in lists[statement]} for statement in statements]
    printed = [set(lists[statement]) for statement in statements]
    signed, alike = _where(bodies), _where(printed)
    for one, statement in enumerate(statements):
        length = len(lists[statement])
        for other, count in sorted(_together(one, bodies[one], signed).items()):
            short, long = sorted((length, len(lists[statements[other]])))
            if count < max(_LEAST_SHARED, _LEAST_SHARE * long) or short < _LENGTHS * long:
                continue
            if _together(one, printed[one] & printed[other], alike)[other] <= count * _MOST_ALIKE:
                yield statement, statements[other]


def _where(sets: Sequence[set[int]]) -> dict[int, list[int]]:
    """Body, or name -> numbers of the statements that it signs, rising; without those that sign many."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, members in enumerate(sets):
        for member in members:
            found[member].append(number)
    return {member: numbers for member, numbers in found.items() if 1 < len(numbers) <= _MOST_STATEMENTS}


def _together(statement: int, members: Iterable[int], where: dict[int, list[int]]) -> Counter[int]:
    """Number of each later statement that has some of the members -> how many of them.

    One statement at a time: all pairs of a large corpus would not fit into memory.
    """
    counted: Counter[int] = Counter()
    for member in members:
        numbers = where.get(member)
        if numbers is not None and numbers[-1] > statement:
            counted.update(numbers[bisect_right(numbers, statement) :])
    return counted


def _align(left: Sequence[int], right: Sequence[int], nodes: Sequence[Node], clusters: Clusters) -> Iterator[Tie]:
    # A body that stands elsewhere in the other list is not the one at this place, as in a list that was sorted anew.
    bodies_left, bodies_right = ({clusters.find(place) for place in places} for places in (left, right))
    for one, other in _gaps(left, right, clusters):
        if len(one) != len(other):
            continue
        for a, b in zip(one, other, strict=True):
            if clusters.find(a) in bodies_right or clusters.find(b) in bodies_left:
                continue
            tie = _tie(a, b, nodes, by_place=len(one) <= _SURE_GAP)
            if tie is not None and not clusters.are_apart(a, b):
                yield tie


def _gaps(
    left: Sequence[int], right: Sequence[int], clusters: Clusters
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """What stands between the bodies that both lists have, in the order in which both have them."""
    where = {clusters.find(place): number for number, place in enumerate(right)}
    known = [(n, where[body]) for n, place in enumerate(left) if (body := clusters.find(place)) in where]
    anchors = rising(known)
    if len(anchors) < _LEAST_SHARE * max(len(left), len(right)):
        return  # another order: alphabetical in each language
    before = (-1, -1)
    for anchor in (*anchors, (len(left), len(right))):
        yield left[before[0] + 1 : anchor[0]], right[before[1] + 1 : anchor[1]]
        before = anchor


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise in both, by patience sorting."""
    piles: list[tuple[int, int]] = []
    tops: list[int] = []
    back: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in pairs:
        pile = bisect_left(tops, pair[1])
        back[pair] = piles[pile - 1] if pile else None
        if pile == len(piles):
            piles.append(pair)
            tops.append(pair[1])
        else:
            piles[pile], tops[pile] = pair, pair[1]
    run: list[tuple[int, int]] = []
    last = piles[-1] if piles else None
    while last is not None:
        run.append(last)
        last = back[last]
    return run[::-1]


def _tie(left: int, right: int, nodes: Sequence[Node], *, by_place: bool) -> Tie | None:
    """The tie of two names at one place; None where the names speak against it, or say too little in a long gap."""
    one, other = nodes[left], nodes[right]
    judgement = compare_profiles(one.profile, other.profile)
    if judgement.veto or judgement.verdict == "related":
        return None
    language = spoken_in(one.profile)
    if language and language == spoken_in(other.profile) and judgement.verdict != "same":
        return None  # translators do not put a name into its own language
    if not by_place and judgement.score < _WEAK:
        return None
    reason = "at the same place of one list in two languages"
    return Tie(left, right, Judgement("same", max(0.8, judgement.score), (reason, *judgement.reasons)))
