"""How many date strings are read right: evaluation/dates.tsv, written for this purpose in every language.

python evaluation/dates.py            # right, wrong and none, for each language
python evaluation/dates.py --each     # and a line for each that is not right

A line of the table: languages ("fr+en": the main one first), the string, and the date in it. "-": there is none, or it
can be read in more than one way, or it spans several days. Wrong: a date that is not the expected one.
"""

from __future__ import annotations

import argparse
import collections
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from statement_parser.language.dates import finder

TABLE = Path(__file__).with_suffix(".tsv")
NOTHING = "-"


class Case(NamedTuple):
    """A line of the table."""

    codes: tuple[str, ...]
    text: str
    expected: str


def cases(table: Path = TABLE) -> list[Case]:
    """The lines of the table, without comments."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return [Case(tuple(codes.split("+")), text, expected) for codes, text, expected in rows]


def read(case: Case) -> str:
    """The one day that the string gives, or "-"."""
    days = {str(date.value) for date in finder(case.codes).find(case.text) if date.value and date.precision == "day"}
    return days.pop() if len(days) == 1 else NOTHING


def verdict(case: Case) -> str:
    """right, wrong, or none: a date was expected and none is given."""
    given = read(case)
    if given == case.expected:
        return "right"
    return "none" if given == NOTHING else "wrong"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where any date is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", action="store_true", help="also a line for each string that is not right")
    options = parser.parse_args(arguments)
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for case in cases():
        said = verdict(case)
        counts[case.codes[0]][said] += 1
        if options.each and said != "right":
            print(f"{said:5} {'+'.join(case.codes):8} {case.text!r}: {read(case)}, expected {case.expected}")
    total: collections.Counter[str] = collections.Counter()
    for code, count in sorted(counts.items()):
        total += count
        print(f"{code:4} right {count['right']:3}  wrong {count['wrong']:3}  none {count['none']:3}")
    size = sum(total.values())
    print(f"all  right {total['right']:3}  wrong {total['wrong']:3}  none {total['none']:3}  of {size}", end="")
    print(f" = {total['right'] / size:.3f}")
    return 1 if total["wrong"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
