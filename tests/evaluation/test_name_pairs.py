from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from statement_parser import compare_names
from tests.loading import load

FOLDER = Path(__file__).resolve().parents[2] / "evaluation"
PAIRS = load(FOLDER / "name_pairs.py", "evaluation_name_pairs")
TABLES = [FOLDER / f"name_pairs{which}.tsv" for which in ("", "_after", "_last", "_fourth", "_fifth")]
FLOORS = [(0.98, 0.98, 0.95), (0.98, 0.94, 0.92), (0.98, 0.96, 0.94), (0.98, 0.95, 0.94), (0.98, 0.93, 0.91)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_the_tables_have_every_relation_and_no_pair_twice(table: Path) -> None:
    rows = PAIRS.pairs(table)
    assert len(rows) >= 100
    assert {row.relation for row in rows} == {"same", "related", "different"}
    assert max(Counter((row.left, row.right) for row in rows).values()) == 1


@pytest.mark.parametrize(
    ("table", "floors"), list(zip(TABLES, FLOORS, strict=True)), ids=[table.stem for table in TABLES]
)
def test_pairs_are_told_right(table: Path, floors: tuple[float, float, float]) -> None:
    precision, f1, three_way = floors
    rows = PAIRS.pairs(table)
    found = PAIRS.figures(rows, [compare_names(row.left, row.right).verdict for row in rows])
    assert found.precision >= precision
    assert found.f1 >= f1
    assert found.three_way >= three_way


@pytest.mark.parametrize(("table", "recall"), [("name_pairs_generic", 0.86), ("name_pairs_generic_after", 0.7)])
def test_meaning_alone_joins_few_bodies_that_are_two(table: str, recall: float) -> None:
    rows = PAIRS.pairs(FOLDER / f"{table}.tsv")
    verdicts = [compare_names(row.left, row.right).verdict for row in rows]
    found = PAIRS.figures(rows, verdicts)
    assert found.precision >= 0.86
    assert found.recall >= recall
    # English may be of any country: no two strings tell whether the body is.
    joined = {row.kind for row, verdict in zip(rows, verdicts, strict=True) if row.relation != verdict == "same"}
    assert joined == {"nothing, English"}


def test_figures_by_hand() -> None:
    rows = [PAIRS.Pair("a", "b", relation, "") for relation in ("same", "same", "different", "related")]
    found = PAIRS.figures(rows, ["same", "unsure", "same", "related"])
    assert found == (0.5, 0.5, 0.5, 0.5)
    assert PAIRS.figures(rows, ["different"] * 4) == (0.0, 0.0, 0.0, 0.25)
