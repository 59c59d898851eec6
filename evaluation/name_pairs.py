"""How well `compare_names` tells pairs of names: evaluation/name_pairs.tsv, written for this purpose.

python evaluation/name_pairs.py            # precision, recall and F1 of "same", three-way accuracy, by kind of pair
python evaluation/name_pairs.py --each     # and a line for each pair that is not right
python evaluation/name_pairs.py evaluation/name_pairs_after.tsv    # pairs that were written afterwards

A line of the table: two names, what they are to each other (same, related, different), and the kind of pair. New names
are taken apart and read before they are compared; the tables are loaded then.
"""

from __future__ import annotations

import argparse
import collections
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from statement_parser import compare_names
from statement_parser.resolution.profile import profile_of

TABLE = Path(__file__).with_suffix(".tsv")


class Pair(NamedTuple):
    """A line of the table."""

    left: str
    right: str
    relation: str
    kind: str


class Figures(NamedTuple):
    """Shares, 0 to 1."""

    precision: float
    recall: float
    f1: float
    three_way: float
    """Pairs told right: same, related or different."""


def pairs(table: Path = TABLE) -> list[Pair]:
    """The lines of the table, without comments."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return [Pair(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def figures(rows: Sequence[Pair], verdicts: Sequence[str]) -> Figures:
    """The figures of verdicts over the pairs that they were given of."""
    told = sum(verdict == "same" for verdict in verdicts)
    true = sum(row.relation == "same" for row in rows)
    both = sum(row.relation == verdict == "same" for row, verdict in zip(rows, verdicts, strict=True))
    right = sum(row.relation == verdict for row, verdict in zip(rows, verdicts, strict=True))
    precision, recall = both / max(told, 1), both / max(true, 1)
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return Figures(precision, recall, f1, right / len(rows))


def _rate(rows: Sequence[Pair]) -> float:
    start = time.process_time()
    for row in rows:
        compare_names(row.left, row.right)
    return len(rows) / (time.process_time() - start)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; always 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", action="store_true", help="also a line for each pair that is not right")
    parser.add_argument("table", nargs="?", type=Path, default=TABLE, help="default: evaluation/name_pairs.tsv")
    options = parser.parse_args(arguments)
    rows = pairs(options.table)
    found = [compare_names(row.left, row.right) for row in rows]
    profile_of.cache_clear()
    new = _rate(rows)
    known = _rate(rows)
    by_kind: dict[str, collections.Counter[bool]] = collections.defaultdict(collections.Counter)
    for row, comparison in zip(rows, found, strict=True):
        right = row.relation == comparison.verdict
        by_kind[f"{row.relation}: {row.kind}"][right] += 1
        if options.each and not right:
            why = "; ".join(comparison.reasons)
            print(f"{comparison.verdict:9} for {row.relation:9} {row.left} | {row.right}: {comparison.score} {why}")
    total = figures(rows, [comparison.verdict for comparison in found])
    print(f"{len(rows)} pairs: P {total.precision:.3f}  R {total.recall:.3f}  F1 {total.f1:.3f}", end="  ")
    print(f"three-way {total.three_way:.3f}; {new:.0f} pairs of new names a second, {known:.0f} of known ones")
    for kind, counts in sorted(by_kind.items()):
        print(f"  {kind:28} {counts[True]:3} of {counts.total():3}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
