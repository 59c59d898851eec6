"""What people decided, put on the names of a corpus before any evidence is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from statement_parser.model.registry import Decision
from statement_parser.organisations.names import parse_name
from statement_parser.resolution.assemble import Ground, Tie
from statement_parser.resolution.graph import Clusters
from statement_parser.resolution.judgement import Judgement
from statement_parser.resolution.nodes import Node, identity


class Decided(NamedTuple):
    """What came of the decisions."""

    pairs: frozenset[frozenset[int]]
    """Pairs of names that a person spoke of."""
    related: list[Tie]
    conflicts: list[str]
    grounds: dict[tuple[int, int], Ground]
    """The pairs that were joined, and why."""


class _Names:
    """Names and ids -> places."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._by_text: dict[str, list[int]] = {}
        for place, node in enumerate(nodes):
            for text in {node.id, identity(node.record), node.record.key, *node.names}:
                self._by_text.setdefault(text, []).append(place)

    def places(self, text: str) -> list[int]:
        """Names that are printed so, else those that differ in case and accents only; [] where there are none."""
        found = self._by_text.get(text)
        if found is None and any(map(str.isalnum, text)):
            record = parse_name(text)
            found = self._by_text.get(identity(record)) or self._by_text.get(record.key)
        return found or []


def apply_decisions(decisions: Iterable[Decision], nodes: Sequence[Node], clusters: Clusters) -> Decided:
    """Join and hold apart what people said; a later decision about the same two wins."""
    last: dict[frozenset[str], Decision] = {}
    for decision in decisions:
        last.pop(key := frozenset((decision.left, decision.right)), None)
        last[key] = decision
    names = _Names(nodes) if last else None
    pairs: set[frozenset[int]] = set()
    related: list[Tie] = []
    conflicts: list[str] = []
    grounds: dict[tuple[int, int], Ground] = {}
    # What is the same first: then a contradiction shows as such, whatever the order of the log.
    for decision in sorted(last.values(), key=lambda decision: decision.verdict != "same"):
        assert names is not None
        left, right = names.places(decision.left), names.places(decision.right)
        for text, found in ((decision.left, left), (decision.right, right)):
            if not found:
                conflicts.append(f"no signatory is called {text!r}: the decision about it has no effect")
        if not left or not right:
            continue
        pairs.update(frozenset((one, other)) for one in left for other in right)
        if not all(_apply(decision, one, other, clusters) for one in left for other in right):
            conflicts.append(
                f"{decision.left!r} and {decision.right!r}: {decision.verdict!r} contradicts other decisions"
            )
            continue
        judgement = Judgement(decision.verdict, 1.0, ("decided", *([decision.note] if decision.note else [])))
        if decision.verdict == "related":
            related.append(Tie(left[0], right[0], judgement))
        elif decision.verdict == "same":
            grounds.update({(one, other): Ground("decision", judgement) for one in left for other in right})
    return Decided(frozenset(pairs), related, conflicts, grounds)


def _apply(decision: Decision, left: int, right: int, clusters: Clusters) -> bool:
    if decision.verdict == "same":
        return clusters.join(left, right)
    return clusters.hold_apart(left, right)
