"""Many statements -> the organisations that sign them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from statement_parser.model.registry import Decision, Registry
from statement_parser.model.statement import Statement
from statement_parser.resolution.align import aligned_names
from statement_parser.resolution.assemble import Tie, assemble
from statement_parser.resolution.authority import Authority
from statement_parser.resolution.blocks import candidate_pairs
from statement_parser.resolution.compare import compare_profiles
from statement_parser.resolution.decided import apply_decisions
from statement_parser.resolution.graph import Clusters
from statement_parser.resolution.judgement import Judgement
from statement_parser.resolution.nodes import CorpusWords, Node, nodes_of

_LEAST_INITIALS = 4
"""Letters of an acronym that first letters alone prove, in a corpus where many names have the same ones."""
_MOST_NEIGHBOURS = 30
_SCORES = 1000
"""Steps of a score: three places."""
_MOST_CHOICES = 3
"""Bodies shown for an acronym that several have."""


class _Evidence:
    """What comparing names gave.

    Of pairs that are the same only the score is kept, in one number that sorts the best first: most are joined and
    never looked at again, and there are as many of them as names. The others are compared once more.
    """

    def __init__(self, names: int) -> None:
        self._count = names
        self._same = array("q")
        self.others: list[Tie] = []
        """Related and unsure pairs."""

    def add_same(self, left: int, right: int, score: float) -> None:
        """Keep a pair that is the same."""
        rank = _SCORES - round(score * _SCORES)
        self._same.append((rank * self._count + left) * self._count + right)

    def best_first(self) -> Iterator[tuple[int, int]]:
        """The pairs that are the same, the best first."""
        for number in sorted(self._same):
            rest, right = divmod(number, self._count)
            yield rest % self._count, right


def resolve(
    statements: Iterable[Statement],
    decisions: Iterable[Decision] = (),
    authority: Authority | None = None,
    *,
    align: bool = True,
) -> Registry:
    """The organisations that sign the statements, each once.

    Names are compared where they share all words but one, or an acronym; the best evidence goes first, and nothing
    joins what differs in country or kind of body. Aliases and acronyms printed in one statement serve all.

    Args:
        statements: records as `parse` gives them. An organisation's id comes of its name that is first in their order:
            add new statements behind the old ones, and ids stay.
        decisions: what people said; they win over all evidence, and a later one over an earlier about the same two.
        authority: lists of organisations with ids (see `load_authority`); those that agree give their ids.
        align: learn names from statements whose lists hold the same bodies in two languages.

    >>> resolve([]).organisations
    ()
    """
    nodes = nodes_of(statements)
    if authority is not None:
        nodes += authority.nodes()
    clusters = Clusters(len(nodes))
    decided = apply_decisions(decisions, nodes, clusters)
    _join_found(nodes, clusters)
    evidence = _compare_all(nodes, clusters)
    ties = [*evidence.others, *_join_best(evidence, nodes, clusters), *_join_acronyms(nodes, clusters)]
    if align:
        for tie in aligned_names(nodes, clusters):
            if not clusters.join(tie.left, tie.right):
                ties.append(tie)
    ties = [tie for tie in ties if frozenset((tie.left, tie.right)) not in decided.pairs]
    return assemble(nodes, clusters, [*ties, *decided.related], decided.conflicts)


def _join_found(nodes: Sequence[Node], clusters: Clusters) -> None:
    """Join entries of authority files with the organisations that they were found for."""
    places = {node.id: place for place, node in enumerate(nodes) if node.mentions}
    for place, node in enumerate(nodes):
        if node.found_for in places:
            clusters.join(place, places[node.found_for])


def _compare_all(nodes: Sequence[Node], clusters: Clusters) -> _Evidence:
    """Compare what is worth it; names with something against them are held apart."""
    words = CorpusWords(nodes)
    evidence = _Evidence(len(nodes))
    for left, right in candidate_pairs(nodes):
        one, other = nodes[left].profile, nodes[right].profile
        if one.only_acronym or other.only_acronym:
            continue
        judgement = compare_profiles(one, other, words.weight)
        if judgement.veto or judgement.verdict == "related":
            clusters.hold_apart(left, right)
        if judgement.doubts and any(words.are_common(*pair) for pair in judgement.doubts):
            judgement = replace(judgement, verdict="unsure")
        if judgement.verdict == "same":
            evidence.add_same(left, right, judgement.score)
        elif judgement.verdict != "different":
            evidence.others.append(Tie(left, right, judgement))
    return evidence


def _join_best(evidence: _Evidence, nodes: Sequence[Node], clusters: Clusters) -> list[Tie]:
    """Join the pairs that are the same, the best first; what a veto or a choice of two forbids comes back as unsure."""
    words = CorpusWords(nodes)
    two_ways = _with_two_ways(evidence.best_first(), clusters)
    refused: list[Tie] = []
    for left, right in evidence.best_first():
        doubtful = left in two_ways or right in two_ways
        if _gives_two_ids(left, right, nodes, clusters):
            continue
        if doubtful or not clusters.join(left, right):
            reason = "other names stand between the two" if not doubtful else "the name fits several bodies"
            judgement = compare_profiles(nodes[left].profile, nodes[right].profile, words.weight)
            refused.append(Tie(left, right, judgement).doubted(reason))
    return refused


def _gives_two_ids(left: int, right: int, nodes: Sequence[Node], clusters: Clusters) -> bool:
    """Would a body have two ids of one authority file?"""
    if nodes[left].external is None and nodes[right].external is None:
        return False
    found = [nodes[place].external for end in (left, right) for place in clusters.members(end)]
    ids = {(external.scheme, external.id) for external in found if external is not None}
    return len(ids) > len({scheme for scheme, _ in ids})


def _with_two_ways(same: Iterable[tuple[int, int]], clusters: Clusters) -> set[int]:
    """Names that are the same as two names that are held apart: "Human Rights Association" of two countries."""
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for left, right in same:
        neighbours[left].append(right)
        neighbours[right].append(left)
    return {
        place
        for place, others in neighbours.items()
        if len(others) > 1 and any(clusters.are_apart(*pair) for pair in combinations(others[:_MOST_NEIGHBOURS], 2))
    }


def _join_acronyms(nodes: Sequence[Node], clusters: Clusters) -> list[Tie]:
    """Join entries that are an acronym only with the one body that it is printed beside; else first letters decide."""
    beside: defaultdict[str, set[int]] = defaultdict(set)
    letters: defaultdict[str, set[int]] = defaultdict(set)
    alone: defaultdict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        if node.profile.only_acronym:
            for acronym in node.profile.acronyms:
                alone[acronym].append(place)
            continue
        for acronym in node.profile.acronyms:
            beside[acronym].add(clusters.find(place))
        for wording in node.profile.wordings:
            for given in wording.letters:
                letters[given].add(clusters.find(place))
    unsure: list[Tie] = []
    for acronym, places in alone.items():
        bodies = sorted(beside.get(acronym, ()))
        reason, proved = f"the acronym {acronym.upper()} is printed beside the name", True
        if not bodies:
            bodies = sorted(letters.get(acronym, ()))
            reason, proved = f"first letters give {acronym.upper()}", len(acronym) >= _LEAST_INITIALS
        for place in places:
            if len(bodies) == 1 and proved and clusters.join(place, bodies[0]):
                continue
            judgement = Judgement("unsure", 0.6, (reason, *(["several bodies have it"] if len(bodies) > 1 else [])))
            unsure += (Tie(place, body, judgement) for body in bodies[:_MOST_CHOICES])
    return unsure
