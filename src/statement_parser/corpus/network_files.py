"""A network as files: GEXF, GraphML, or a folder of CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from statement_parser.atomic_output import Made, written_beside
from statement_parser.corpus.graph import graph_of
from statement_parser.corpus.network_records import (
    CoSignature,
    NetworkKind,
    Signature,
    SignedStatement,
    SigningOrganisation,
)
from statement_parser.export.csv_folder import safe
from statement_parser.text.clean import for_xml

if TYPE_CHECKING:
    import networkx

    from statement_parser.corpus.network import Network

ENDINGS = (".gexf", ".graphml", ".csv")
_TABLES: dict[str, type[NamedTuple]] = {
    "organisations": SigningOrganisation,
    "co_signatures": CoSignature,
    "statements": SignedStatement,
    "signatures": Signature,
}


def write_network(network: Network, path: Path, kind: NetworkKind, min_weight: int) -> None:
    """Write `network` in the form that the ending of `path` says; without an ending, or .csv, a folder."""
    ending = path.suffix.lower()
    if ending in (".gexf", ".graphml"):
        graph = _for_xml(graph_of(network, kind, min_weight))
        with written_beside(path) as beside:
            _write_xml(graph, beside, ending)
    elif ending in ("", ".csv"):
        with written_beside(path, made=MADE) as folder:
            folder.mkdir()
            _write_csv(network, folder, min_weight)
    else:
        raise ValueError(f"{path.name}: the ending must be .gexf or .graphml; a name without one makes a folder of CSV")


def _is_table(name: str, head: bytes) -> bool:
    """Whether a file, by its name in the folder and its first bytes, is one of the tables."""
    kind = _TABLES.get(name.removesuffix(".csv"))
    return name.endswith(".csv") and kind is not None and head.startswith(",".join(kind._fields).encode())


MADE: Final = Made("tables of a network", _is_table)


def _write_xml(graph: networkx.Graph[str], path: Path, ending: str) -> None:
    import networkx

    if ending == ".graphml":
        networkx.write_graphml_xml(graph, path)
        return
    writer = networkx.readwrite.gexf.GEXFWriter(version="1.2draft", prettyprint=False)
    writer.add_graph(graph)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the same network gives the same file
    with path.open("xb") as file:
        writer.write(file)


def _for_xml(graph: networkx.Graph[str]) -> networkx.Graph[str]:
    """The graph without characters that XML cannot hold."""
    for _, data in graph.nodes(data=True):
        for key, value in data.items():
            if isinstance(value, str):
                data[key] = for_xml(value)
    return graph


def _write_csv(network: Network, folder: Path, min_weight: int) -> None:
    tables: dict[str, Iterable[NamedTuple]] = {
        "organisations": network.organisations,
        "co_signatures": network.co_signatures(min_weight),
        "statements": network.statements,
        "signatures": network.signatures(),
    }
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("x", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_TABLES[name]._fields)
            writer.writerows([safe(value) for value in row] for row in rows)
