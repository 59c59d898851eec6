"""Many statements -> the organisations that sign them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from statement_parser.model.registry import Decision, Registry
from statement_parser.model.statement import Statement
from statement_parser.resolution.align import aligned_names
from statement_parser.resolution.assemble import Ground, Tie, assemble
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
_SEVERAL = "the name fits several bodies"
_BETWEEN = "other names stand between the two"


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
        self.alone: list[Tie] = []
        """Pairs that are the same by their meaning, and by nothing else."""

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
    clusters, words = Clusters(len(nodes)), CorpusWords(nodes)
    decided = apply_decisions(decisions, nodes, clusters)
    grounds = decided.grounds | _join_found(nodes, clusters)
    evidence = _compare_all(nodes, clusters, words)
    ties = [*evidence.others, *_join_best(evidence, nodes, clusters, words), *_join_alone(evidence, nodes, clusters)]
    ties += _join_acronyms(nodes, clusters, grounds)
    if align:
        for tie in aligned_names(nodes, clusters):
            if clusters.join(tie.left, tie.right):
                grounds.setdefault((tie.left, tie.right), Ground("lists", tie.judgement))
            else:
                ties.append(tie)
    ties = [tie for tie in ties if frozenset((tie.left, tie.right)) not in decided.pairs]

    def why(left: int, right: int) -> Ground:
        return grounds.get((left, right)) or Ground("names", _compared(left, right, nodes, words))

    return assemble(nodes, clusters, [*ties, *decided.related], why, decided.conflicts)


def _compared(left: int, right: int, nodes: Sequence[Node], words: CorpusWords) -> Judgement:
    return compare_profiles(nodes[left].profile, nodes[right].profile, words.weight)


def _join_found(nodes: Sequence[Node], clusters: Clusters) -> dict[tuple[int, int], Ground]:
    """Join entries of authority files with the organisations that they were found for."""
    places = {node.id: place for place, node in enumerate(nodes) if node.mentions}
    ground = Ground("authority", Judgement("same", 1.0, ("an authority file gives it to the organisation",)))
    grounds: dict[tuple[int, int], Ground] = {}
    for place, node in enumerate(nodes):
        if node.found_for in places and clusters.join(place, places[node.found_for]):
            grounds[place, places[node.found_for]] = ground
    return grounds


def _compare_all(nodes: Sequence[Node], clusters: Clusters, words: CorpusWords) -> _Evidence:
    """Compare what is worth it; names with something against them are held apart."""
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
        if judgement.alone:
            both = _sign_one(nodes[left], nodes[right])
            if both or judgement.verdict == "unsure":
                clusters.doubt(left, right)
            judgement = _of_meaning(judgement, both=both)
        if judgement.verdict == "same" and judgement.alone:
            evidence.alone.append(Tie(left, right, judgement))
        elif judgement.verdict == "same":
            evidence.add_same(left, right, judgement.score)
        elif judgement.verdict != "different":
            evidence.others.append(Tie(left, right, judgement))
    return evidence


def _sign_one(left: Node, right: Node) -> bool:
    """Do both names stand in the list of one statement, as two bodies do?"""
    signed = {mention.statement for mention in left.mentions}
    return any(mention.statement in signed for mention in right.mentions)


def _of_meaning(judgement: Judgement, *, both: bool) -> Judgement:
    """What names are to each other in a corpus where nothing but their meaning agrees."""
    if both:
        return replace(judgement, verdict="unsure", reasons=("both sign one statement", *judgement.reasons))
    return replace(judgement, verdict="unsure") if judgement.weak else judgement


def _join_best(evidence: _Evidence, nodes: Sequence[Node], clusters: Clusters, words: CorpusWords) -> list[Tie]:
    """Join the pairs that are the same, the best first; what a veto or a choice of two forbids comes back as unsure."""
    two_ways = _with_two_ways(evidence.best_first(), clusters.are_apart)
    refused: list[Tie] = []
    for left, right in evidence.best_first():
        doubtful = left in two_ways or right in two_ways
        if _gives_two_ids(left, right, nodes, clusters):
            continue
        if doubtful or not clusters.join(left, right):
            tie = Tie(left, right, _compared(left, right, nodes, words))
            refused.append(tie.doubted(_SEVERAL if doubtful else _BETWEEN))
    return refused


def _join_alone(evidence: _Evidence, nodes: Sequence[Node], clusters: Clusters) -> list[Tie]:
    """Join what nothing but the meaning speaks for, last, and where it fits one body only: English names fit many."""
    ties = sorted(evidence.alone, key=lambda tie: (-tie.judgement.score, tie.left, tie.right))
    pairs = [(clusters.find(tie.left), clusters.find(tie.right)) for tie in ties]
    for _, others in _choices(pairs):
        for one, other in others:
            if compare_profiles(nodes[one].profile, nodes[other].profile).verdict != "same":
                clusters.doubt(one, other)  # blocks need not have brought the two together
    two_ways = _with_two_ways(pairs, clusters.are_doubted)
    refused: list[Tie] = []
    for tie, pair in zip(ties, pairs, strict=True):
        if _gives_two_ids(tie.left, tie.right, nodes, clusters):
            continue
        if not two_ways.isdisjoint(pair):
            refused.append(tie.doubted(_SEVERAL))
        elif clusters.are_doubted(tie.left, tie.right) or not clusters.join(tie.left, tie.right):
            refused.append(tie.doubted(_BETWEEN))
    return refused


def _gives_two_ids(left: int, right: int, nodes: Sequence[Node], clusters: Clusters) -> bool:
    """Would a body have two ids of one authority file?"""
    if nodes[left].external is None and nodes[right].external is None:
        return False
    found = [nodes[place].external for end in (left, right) for place in clusters.members(end)]
    ids = {(external.scheme, external.id) for external in found if external is not None}
    return len(ids) > len({scheme for scheme, _ in ids})


def _with_two_ways(same: Iterable[tuple[int, int]], are_apart: Callable[[int, int], bool]) -> set[int]:
    """Names that are the same as two names that are held apart: "Human Rights Association" of two countries."""
    return {place for place, pairs in _choices(same) if any(are_apart(*pair) for pair in pairs)}


def _choices(same: Iterable[tuple[int, int]]) -> Iterator[tuple[int, Iterable[tuple[int, int]]]]:
    """Names that are the same as several, with the pairs of those."""
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for left, right in same:
        neighbours[left].append(right)
        neighbours[right].append(left)
    for place, others in neighbours.items():
        if len(others) > 1:
            yield place, combinations(others[:_MOST_NEIGHBOURS], 2)


def _join_acronyms(nodes: Sequence[Node], clusters: Clusters, grounds: dict[tuple[int, int], Ground]) -> list[Tie]:
    """Join entries that are an acronym only with the one body that it is printed beside; else first letters decide."""
    beside: defaultdict[str, dict[int, int]] = defaultdict(dict)
    letters: defaultdict[str, dict[int, int]] = defaultdict(dict)
    alone: defaultdict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        if node.profile.only_acronym:
            for acronym in node.profile.acronyms:
                alone[acronym].append(place)
            continue
        body = clusters.find(place)
        for acronym in node.profile.acronyms:
            beside[acronym].setdefault(body, place)
        for wording in node.profile.wordings:
            for given in wording.letters:
                letters[given].setdefault(body, place)
    unsure: list[Tie] = []
    for acronym, places in alone.items():
        reason, proved, score = f"the acronym {acronym.upper()} is printed beside the name", True, 0.9
        bodies = beside.get(acronym, {})
        if not bodies:
            bodies = letters.get(acronym, {})
            reason, proved, score = f"first letters give {acronym.upper()}", len(acronym) >= _LEAST_INITIALS, 0.8
        found = [bodies[body] for body in sorted(bodies)]
        for place in places:
            if len(found) == 1 and proved and clusters.join(place, found[0]):
                grounds.setdefault((place, found[0]), Ground("acronym", Judgement("same", score, (reason,))))
                continue
            judgement = Judgement("unsure", 0.6, (reason, *(["several bodies have it"] if len(found) > 1 else [])))
            unsure += (Tie(place, body, judgement) for body in found[:_MOST_CHOICES])
    return unsure
