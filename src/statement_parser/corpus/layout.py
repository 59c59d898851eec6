"""Where the discs of a drawn network stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from statement_parser.corpus.extras import missing
from statement_parser.corpus.network_records import CoSignature

MOST = 400
"""Discs; with more a picture cannot be read, and takes long to make."""

_DISTANCE = 2.0
"""Wanted between neighbours, in units of an even spread."""
_BETWEEN = 0.8
"""Between parts that nothing ties, where a part of n organisations has a radius of the root of n."""

Place = tuple[float, float]


def laid_out(organisations: Sequence[str], ties: Iterable[CoSignature]) -> dict[str, Place]:
    """A place for each organisation, those near each other that sign much together; the same network, the same places.

    Fruchterman and Reingold's forces (doi:10.1002/spe.4380211102), as networkx has them.

    Raises:
        ValueError: more than `MOST` organisations.
        ImportError: networkx is not installed.
    """
    if len(organisations) > MOST:
        raise ValueError(
            f"{len(organisations)} organisations are too many for a picture: draw at most {MOST}, or write the network "
            "as .gexf and open it in Gephi"
        )
    try:
        import networkx
    except ImportError:
        raise missing("networkx", "plots", "Pictures of networks") from None
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(organisations)
    graph.add_edges_from((tie.source, tie.target, {"strength": tie.strength}) for tie in ties)
    order = {identity: place for place, identity in enumerate(organisations)}
    parts = [sorted(part, key=order.__getitem__) for part in networkx.connected_components(graph)]
    places: dict[str, Place] = {}
    discs: list[tuple[float, float, float]] = []
    for part in sorted(parts, key=lambda part: (-len(part), order[part[0]])):
        radius = len(part) ** 0.5
        x, y = _beside(discs, radius)
        discs.append((x, y, radius))
        if len(part) == 1:
            places[part[0]] = x, y
            continue
        # A subgraph goes through its nodes in the order of a set, which is another one in each process.
        inside: networkx.Graph[str] = networkx.Graph()
        inside.add_nodes_from(part)
        inside.add_edges_from(graph.subgraph(part).edges(data=True))
        inner = networkx.spring_layout(
            inside, k=_DISTANCE / len(part) ** 0.5, iterations=150, weight="strength", seed=0
        )
        places |= {one: (x + radius * float(at[0]), y + radius * float(at[1])) for one, at in inner.items()}
    return places


def _beside(discs: Sequence[tuple[float, float, float]], radius: float) -> Place:
    """The free place nearest to the middle for a part of the network that is tied to none of the others."""
    turn = 0.0
    while True:
        away = 0.15 * turn
        x, y = away * math.cos(turn), away * math.sin(turn)
        if all(math.hypot(x - left, y - top) >= radius + other + _BETWEEN for left, top, other in discs):
            return x, y
        turn += 0.2
