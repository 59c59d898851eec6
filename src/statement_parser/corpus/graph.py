"""A network as a graph of networkx."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from statement_parser.corpus.extras import missing

if TYPE_CHECKING:
    import networkx

    from statement_parser.corpus.network import Network
    from statement_parser.corpus.network_records import NetworkKind


def graph_of(network: Network, kind: NetworkKind, min_weight: int = 1) -> networkx.Graph[str]:
    """The graph; attributes are strings and numbers, "" where not known, as file formats want them."""
    try:
        import networkx
    except ImportError:
        raise missing("networkx", "network", "Graphs") from None
    if kind not in ("organisations", "two-mode"):
        raise ValueError(f"kind={kind!r}: there are 'organisations' and 'two-mode'")
    graph: networkx.Graph[str] = networkx.Graph()
    for one in network.organisations:
        mode = {"bipartite": 0} if kind == "two-mode" else {}
        graph.add_node(
            one.id,
            label=one.name,
            country=one.country or "",
            statements=one.statements,
            first=_iso(one.first),
            last=_iso(one.last),
            **mode,
        )
    if kind == "organisations":
        for tie in network.co_signatures(min_weight):
            dates = {"first": _iso(tie.first), "last": _iso(tie.last)}
            graph.add_edge(tie.source, tie.target, weight=tie.weight, strength=tie.strength, **dates)
        return graph
    for statement in network.statements:
        graph.add_node(
            statement.id,
            label=statement.title or "",
            date=_iso(statement.date),
            language=statement.language or "",
            texts=statement.texts,
            bipartite=1,
        )
    for signature in network.signatures():
        graph.add_edge(signature.organisation, signature.statement, date=_iso(signature.date), weight=1)
    return graph


def _iso(date: datetime.date | None) -> str:
    return date.isoformat() if date else ""
