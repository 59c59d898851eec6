"""Networks: who signs with whom, and the files and graphs that say so."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import networkx
import pytest

from statement_parser import Corpus
from statement_parser.corpus.network import Network
from statement_parser.corpus.network_records import SignedStatement
from tests.corpus.records import NAMES, PARAGRAPHS, record

OTHER = [f"Another text of the year {year}, about another matter altogether, for {year} reasons." for year in (1, 2, 3)]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.read(
        [
            record(names=NAMES[:3]),
            record(["Posted again.", *PARAGRAPHS], names=NAMES[:4], date="2020-05-05"),
            record(OTHER, names=[NAMES[0], NAMES[2], "=1+1 Society"], date="2022-01-01"),
            record([*OTHER[::-1], "And more of it."], names=[NAMES[4]], date=None, title=None),
            record(["Nobody signs this one, whatever it may say."], names=[]),
        ]
    )


def named(network: Network) -> dict[frozenset[str], tuple[int, float]]:
    names = {one.id: one.name for one in network.organisations}
    return {frozenset((names[t.source], names[t.target])): (t.weight, t.strength) for t in network.co_signatures()}


def test_copies_count_once_and_those_who_joined_are_in(corpus: Corpus) -> None:
    network = corpus.network()
    assert repr(network) == "<Network: 6 organisations, 3 statements, 8 signatures>"
    ties = named(network)
    assert ties[frozenset((NAMES[0], NAMES[2]))] == (2, pytest.approx(1 / 3 + 1 / 2, abs=1e-6))
    assert ties[frozenset((NAMES[0], NAMES[3]))] == (1, pytest.approx(1 / 3, abs=1e-6))
    assert frozenset((NAMES[0], NAMES[4])) not in ties
    assert named(corpus.network(once=False))[frozenset((NAMES[0], NAMES[2]))][0] == 3


def test_nodes_have_counts_and_dates(corpus: Corpus) -> None:
    network = corpus.network()
    first = network.organisations[0]
    assert (first.statements, first.first, first.last) == (2, datetime.date(2020, 5, 3), datetime.date(2022, 1, 1))
    assert [one.texts for one in network.statements] == [2, 1, 1]
    assert [one.signatories for one in network.statements] == [4, 3, 1]
    assert NAMES[0] in network._repr_html_()
    assert [t.weight for t in network.co_signatures(min_weight=2)] == [2]
    assert list(network.co_signatures(among=[first.id])) == []


def test_a_name_does_not_sign_together_with_its_translation() -> None:
    french = [
        "Le ferry de Port Callan a sombré le 3 mai 2019 avec 214 personnes à bord, et 96 n'ont jamais été retrouvées.",
        *["Et encore une phrase."] * 3,
    ]
    names = ["Vigie des eaux", "Lampes du soir", "Gens de mer", "Femmes du quai", "Bureau libre"]
    corpus = Corpus.read([record(), record(french, names, language="fr", title="Le ferry")])
    assert len(corpus.groups()) == 1
    assert {one.name for one in corpus.network().organisations} == set(NAMES)
    # Where the first text has no list, that of its translation counts.
    corpus = Corpus.read([record(names=[]), record(french, names, language="fr", title="Le ferry", date="2020-05-04")])
    assert {one.name for one in corpus.network().organisations} == set(names)
    assert corpus.network().statements[0].title == "The ferry of Port Callan"


@pytest.mark.parametrize("kind", ["organisations", "two-mode"])
@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_files_are_read_back_as_the_graph(corpus: Corpus, tmp_path: Path, kind: str, ending: str) -> None:
    network = corpus.network()
    graph = network.to_networkx(kind)  # type: ignore[arg-type]
    for name in ("one", "two"):
        network.write(tmp_path / f"{name}.{ending}", kind)  # type: ignore[arg-type]
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
    read = getattr(networkx, f"read_{ending}")(tmp_path / f"one.{ending}")
    assert set(read.nodes) == set(graph.nodes)
    assert {frozenset(edge) for edge in read.edges} == {frozenset(edge) for edge in graph.edges}
    for left, right, data in graph.edges(data=True):
        assert read.edges[left, right]["weight"] == data["weight"]
    for node, data in graph.nodes(data=True):
        for key, value in data.items():
            assert read.nodes[node].get(key, "") == value  # older readers leave out what is empty
    if kind == "two-mode":
        assert networkx.is_bipartite(graph)
        assert {data["bipartite"] for _, data in graph.nodes(data=True)} == {0, 1}


def test_a_folder_of_csv_needs_no_extra_and_is_safe_in_a_spreadsheet(corpus: Corpus, tmp_path: Path) -> None:
    corpus.network().write(tmp_path / "net")
    tables = {}
    for path in (tmp_path / "net").iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    assert {name: len(rows) for name, rows in tables.items()} == {
        "organisations": 6,
        "co_signatures": 8,
        "statements": 3,
        "signatures": 8,
    }
    assert "'=1+1 Society" in {row["name"] for row in tables["organisations"]}
    ids = {row["id"] for row in tables["organisations"]}
    assert {row["source"] for row in tables["co_signatures"]} | {
        row["target"] for row in tables["co_signatures"]
    } <= ids


def test_characters_that_xml_cannot_hold_do_not_spoil_a_file(tmp_path: Path) -> None:
    statement = SignedStatement("s1", "a\x01b", None, None, 1, 2)
    network = Network([("o1", "x\x02", None), ("o2", "y", "SY")], [statement], [[0], [0]])
    for ending in ("gexf", "graphml"):
        network.write(tmp_path / f"n.{ending}", "two-mode")
        read = getattr(networkx, f"read_{ending}")(tmp_path / f"n.{ending}")
        assert read.nodes["o1"]["label"] == "x\ufffd"


def test_what_cannot_be_written_is_said(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.gexf or \.graphml"):
        corpus.network().write(tmp_path / "n.dot")
    with pytest.raises(ValueError, match="'two-mode'"):
        corpus.network().to_networkx("persons")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
