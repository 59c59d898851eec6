"""Clusters of names -> the records of the registry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from statement_parser.model.registry import Joined, JoinedBy, Organisation, Registry, Relation, Undecided, Variant
from statement_parser.resolution.graph import Clusters
from statement_parser.resolution.judgement import Judgement
from statement_parser.resolution.nodes import Node


class Tie(msgspec.Struct, frozen=True, gc=False):
    """Two names, by their places, and what they are to each other."""

    left: int
    right: int
    judgement: Judgement

    def doubted(self, reason: str) -> Tie:
        """The tie as unsure, for one more reason."""
        judgement = self.judgement
        return replace(self, judgement=replace(judgement, verdict="unsure", reasons=(reason, *judgement.reasons)))


class Ground(NamedTuple):
    """Why two names were joined."""

    by: JoinedBy
    judgement: Judgement


Why = Callable[[int, int], Ground]
"""Why the names at two places were joined."""


def assemble(
    nodes: Sequence[Node], clusters: Clusters, ties: Iterable[Tie], why: Why, conflicts: Sequence[str] = ()
) -> Registry:
    """The registry: an organisation for each cluster that has mentions, with the ties between them."""
    groups = list(clusters.all())
    ids = {clusters.find(places[0]): nodes[places[0]].id for places in groups}
    mentioned = {clusters.find(place) for place, node in enumerate(nodes) if node.mentions}
    best = _best_ties(ties, clusters, mentioned)
    relations: defaultdict[str, list[Relation]] = defaultdict(list)
    for (left, right), judgement in best.items():
        if judgement.verdict == "related":
            relations[ids[left]].append(Relation(organisation=ids[right], reasons=judgement.reasons))
            relations[ids[right]].append(Relation(organisation=ids[left], reasons=judgement.reasons))
    links = _links(clusters)
    organisations = []
    for places in groups:
        if clusters.find(places[0]) in mentioned:
            joined = _joined(places, nodes, links, why) if len(places) > 1 else {}
            organisations.append(_organisation(places, nodes, joined, relations))
    names = {organisation.id: organisation.name for organisation in organisations}
    undecided = [
        Undecided(
            left=ids[left],
            right=ids[right],
            left_name=names[ids[left]],
            right_name=names[ids[right]],
            score=judgement.score,
            reasons=judgement.reasons,
        )
        for (left, right), judgement in best.items()
        if judgement.verdict == "unsure"
    ]
    return Registry(
        organisations=tuple(sorted(organisations, key=lambda o: (-len(o.mentions), o.id))),
        undecided=tuple(sorted(undecided, key=lambda pair: (-pair.score, pair.left, pair.right))),
        conflicts=tuple(conflicts),
    )


def _links(clusters: Clusters) -> dict[int, list[tuple[int, int]]]:
    """Place -> the joins that it is one of the two of."""
    links: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in clusters.joins():
        for place in pair:
            links[place].append(pair)
    return links


def _joined(
    places: Sequence[int], nodes: Sequence[Node], links: dict[int, list[tuple[int, int]]], why: Why
) -> dict[int, Joined]:
    """Why each name of a cluster is there, but for the oldest: what joined it to that, or to one that leads there."""
    oldest = next(place for place in places if nodes[place].mentions)
    joined: dict[int, Joined] = {}
    reached, known = [oldest], {oldest}
    for place in reached:  # which grows while it is gone through
        for pair in links[place]:
            other = pair[1] if pair[0] == place else pair[0]
            if other in known:
                continue
            known.add(other)
            reached.append(other)
            if nodes[other].mentions:
                by, judgement = why(*pair)
                name = next(iter(nodes[place].names), nodes[place].record.name)
                joined[other] = Joined(to=name, by=by, score=judgement.score, reasons=judgement.reasons)
    return joined


def _best_ties(ties: Iterable[Tie], clusters: Clusters, mentioned: set[int]) -> dict[tuple[int, int], Judgement]:
    """The strongest tie between two clusters that have mentions; a sure one before an unsure one."""
    best: dict[tuple[int, int], Judgement] = {}
    for tie in ties:
        left, right = sorted((clusters.find(tie.left), clusters.find(tie.right)))
        if left == right or left not in mentioned or right not in mentioned:
            continue
        known = best.get((left, right))
        if known is None or _strength(tie.judgement) > _strength(known):
            best[left, right] = tie.judgement
    return best


def _strength(judgement: Judgement) -> tuple[bool, float]:
    return judgement.verdict == "related", judgement.score


def _organisation(
    places: Sequence[int], nodes: Sequence[Node], joined: dict[int, Joined], relations: dict[str, list[Relation]]
) -> Organisation:
    group = [nodes[place] for place in places]
    counts: Counter[str] = Counter()
    of_name: dict[str, tuple[str | None, Joined | None]] = {}
    for place, node in zip(places, group, strict=True):
        counts.update(node.names)
        for name in node.names:
            of_name.setdefault(name, (node.record.language, joined.get(place)))
    variants = tuple(
        Variant(text=text, mentions=count, language=of_name[text][0], joined=of_name[text][1])
        for text, count in counts.most_common()
    )
    countries = {node.record.country for node in group if node.record.country}
    mentions = [mention for node in group for mention in node.mentions]
    first = next(node for node in group if node.mentions)
    return Organisation(
        id=first.id,
        name=variants[0].text,
        variants=variants,
        acronyms=tuple(sorted({node.record.acronym for node in group if node.record.acronym})),
        country=countries.pop() if len(countries) == 1 else None,
        mentions=tuple(mentions),
        relations=tuple(sorted(relations.get(first.id, ()), key=lambda relation: relation.organisation)),
        ids=tuple(sorted((n.external for n in group if n.external), key=lambda e: (e.scheme, e.id))),
    )
