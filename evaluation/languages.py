"""How many texts are told to be in their language: evaluation/languages.tsv, written for this purpose.

python evaluation/languages.py            # right, wrong and none, for each language
python evaluation/languages.py --each     # and a line for each that is not right

A line of the table: the language, and a title, a sentence, a paragraph or a list of signatories in it; some with names
in another language. The languages are those with data, their near neighbours without, and some that only the
statistical model knows. Wrong: another language is given. Model: the answer came from the statistical model.
"""

from __future__ import annotations

import argparse
import collections
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from statement_parser.language.detect import detect

TABLE = Path(__file__).with_suffix(".tsv")


class Case(NamedTuple):
    """A line of the table."""

    code: str
    text: str


def cases(table: Path = TABLE) -> list[Case]:
    """The lines of the table, without comments."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [Case(*line.split("\t")) for line in lines]


def verdict(case: Case) -> str:
    """right, wrong, or none: no language is given."""
    given = detect(case.text).language
    if given == case.code:
        return "right"
    return "none" if given is None else "wrong"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; always 0, for a short text may be in either of two languages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", action="store_true", help="also a line for each text that is not right")
    options = parser.parse_args(arguments)
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for case in cases():
        said = verdict(case)
        counts[case.code][said] += 1
        found = detect(case.text)
        counts[case.code]["model"] += found.by == "langdetect"
        if options.each and said != "right":
            print(f"{said:5} {case.code:4} {case.text[:70]!r}: {found.language} by {found.by}")
    total: collections.Counter[str] = collections.Counter()
    for code, count in sorted(counts.items()):
        total += count
        print(f"{code:4} {_figures(count)}")
    size = total["right"] + total["wrong"] + total["none"]
    print(f"all  {_figures(total)}  of {size} = {total['right'] / size:.3f}")
    return 0


def _figures(count: collections.Counter[str]) -> str:
    return f"right {count['right']:3}  wrong {count['wrong']:3}  none {count['none']:3}  model {count['model']:3}"


if __name__ == "__main__":
    raise SystemExit(main())
