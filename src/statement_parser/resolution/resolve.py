"""Many statements -> the organisations that sign them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from statement_parser.model.registry import Decision, Registry
from statement_parser.model.statement import Statement
from statement_parser.resolution.align import aligned_names
from statement_parser.resolution.assemble import Tie, assemble
from statement_parser.resolution.authority import Authority
from statement_parser.resolution.blocks import candidate_pairs
from statement_parser.resolution.compare import Judgement, compare_profiles
from statement_parser.resolution.decided import apply_decisions
from statement_parser.resolution.graph import Clusters
from statement_parser.resolution.nodes import CorpusWords, Node, nodes_of

_LEAST_INITIALS = 4
"""Letters of an acronym that first letters alone prove, in a corpus where many names have the same ones."""
_MOST_NEIGHBOURS = 30
_MOST_CHOICES = 3
"""Bodies shown for an acronym that several have."""


class _Evidence(NamedTuple):
    """What comparing names gave."""

    same: list[Tie]
    others: list[Tie]
    """Related and unsure pairs."""


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
    ties = [*evidence.others, *_join_best(evidence.same, nodes, clusters), *_join_acronyms(nodes, clusters)]
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
    evidence = _Evidence([], [])
    for left, right in candidate_pairs(nodes):
        one, other = nodes[left].profile, nodes[right].profile
        if one.only_acronym or other.only_acronym:
            continue
        judgement = compare_profiles(one, other, words.weight)
        if any(words.are_common(*pair) for pair in judgement.doubts):
            judgement = replace(judgement, verdict="unsure")
        _file(Tie(left, right, judgement), evidence, clusters)
    return evidence


def _file(tie: Tie, evidence: _Evidence, clusters: Clusters) -> None:
    if tie.judgement.veto or tie.judgement.verdict == "related":
        clusters.hold_apart(tie.left, tie.right)
    if tie.judgement.verdict == "same":
        evidence.same.append(tie)
    elif tie.judgement.verdict != "different":
        evidence.others.append(tie)


def _join_best(same: list[Tie], nodes: Sequence[Node], clusters: Clusters) -> list[Tie]:
    """Join along the ties, the best first; those that a veto or a choice of two forbids come back as unsure."""
    two_ways = _with_two_ways(same, clusters)
    refused: list[Tie] = []
    for tie in sorted(same, key=lambda tie: (-tie.judgement.score, tie.left, tie.right)):
        doubtful = tie.left in two_ways or tie.right in two_ways
        if _gives_two_ids(tie, nodes, clusters):
            continue
        if doubtful or not clusters.join(tie.left, tie.right):
            reason = "other names stand between the two" if not doubtful else "the name fits several bodies"
            refused.append(tie.doubted(reason))
    return refused


def _gives_two_ids(tie: Tie, nodes: Sequence[Node], clusters: Clusters) -> bool:
    """Would a body have two ids of one authority file?"""
    if nodes[tie.left].external is None and nodes[tie.right].external is None:
        return False
    found = [nodes[place].external for end in (tie.left, tie.right) for place in clusters.members(end)]
    ids = {(external.scheme, external.id) for external in found if external is not None}
    return len(ids) > len({scheme for scheme, _ in ids})


def _with_two_ways(same: Iterable[Tie], clusters: Clusters) -> set[int]:
    """Names that are the same as two names that are held apart: "Human Rights Association" of two countries."""
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for tie in same:
        neighbours[tie.left].append(tie.right)
        neighbours[tie.right].append(tie.left)
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
