"""Clusters of names -> the records of the registry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from statement_parser.model.registry import Organisation, Registry, Relation, Undecided, Variant
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


def assemble(nodes: Sequence[Node], clusters: Clusters, ties: Iterable[Tie], conflicts: Sequence[str] = ()) -> Registry:
    """The registry: an organisation for each cluster that has mentions, with the ties between them."""
    groups = [[nodes[place] for place in places] for places in clusters.all()]
    ids = {clusters.find(places[0]): nodes[places[0]].id for places in clusters.all()}
    mentioned = {clusters.find(place) for place, node in enumerate(nodes) if node.mentions}
    best = _best_ties(ties, clusters, mentioned)
    relations: defaultdict[str, list[Relation]] = defaultdict(list)
    for (left, right), judgement in best.items():
        if judgement.verdict == "related":
            relations[ids[left]].append(Relation(organisation=ids[right], reasons=judgement.reasons))
            relations[ids[right]].append(Relation(organisation=ids[left], reasons=judgement.reasons))
    organisations = [_organisation(group, relations) for group in groups if any(node.mentions for node in group)]
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


def _organisation(group: Sequence[Node], relations: dict[str, list[Relation]]) -> Organisation:
    counts: Counter[str] = Counter()
    languages: dict[str, str | None] = {}
    for node in group:
        counts.update(node.names)
        for name in node.names:
            languages.setdefault(name, node.record.language)
    variants = tuple(Variant(text=t, mentions=n, language=languages[t]) for t, n in counts.most_common())
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
