"""How many strings of signatories are taken apart rightly: evaluation/names.jsonl, written for this purpose.

python evaluation/names.py                # share of strings with each field right, and with all of them
python evaluation/names.py --each         # and a line for each string that is not right
python evaluation/names.py other.jsonl    # another set of the same form

A line: {"raw": string, "gold": {field: value}, "region": ...}; fields that are left out are null, or empty. Texts are
compared without case, kinds of quotation marks and dashes. Exit code 1 where fewer than 95 % of the strings are right.
"""

from __future__ import annotations

import argparse
import collections
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from statement_parser.model.organisation import OrganisationName
from statement_parser.organisations.names import parse_name
from statement_parser.text.fold import fold

TABLE = Path(__file__).with_suffix(".jsonl")
OF_BODIES = ("name", "acronym", "legal_form", "place", "country", "branch", "note", "footnote", "aliases")
OF_PERSONS = ("name", "role", "affiliation")
FLOOR = 0.95


class Case(NamedTuple):
    """A line of the set."""

    raw: str
    person: bool
    gold: dict[str, Any]


def cases(table: Path = TABLE) -> list[Case]:
    """The lines of a set."""
    rows = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Case(row["raw"], row["gold"]["kind"] == "person", row["gold"]) for row in rows]


def wrong_fields(case: Case, record: OrganisationName) -> list[str]:
    """The fields of a record that are not as they should be."""
    wrong = [] if (record.kind == "person") == case.person else ["kind"]
    for field in OF_PERSONS if case.person else OF_BODIES:
        expected, given = case.gold.get(field), getattr(record, field)
        if field == "aliases":
            same = {_plain(alias.text) for alias in given} == {_plain(alias) for alias in expected or ()}
        else:
            same = _plain(given) == _plain(expected)
        if not same:
            wrong.append(field)
    return wrong


def _plain(text: str | None) -> str:
    return " ".join(fold(text or "").replace('"', "'").split()).strip(" .")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where too many strings are wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=Path, default=TABLE, help="default: the set beside this script")
    parser.add_argument("--each", action="store_true", help="also a line for each string that is not right")
    options = parser.parse_args(arguments)
    counts: collections.Counter[str] = collections.Counter()
    listed = cases(options.table)
    for case in listed:
        record = parse_name(case.raw)
        wrong = wrong_fields(case, record)
        counts.update(wrong)
        counts["whole record"] += bool(wrong)
        if options.each and wrong:
            given = "; ".join(f"{field} {getattr(record, field)!r}" for field in wrong)
            print(f"{case.raw!r}: {given}; expected {case.gold}")
    for field in ("whole record", "kind", *OF_BODIES, "role", "affiliation"):
        print(f"{field:12} {1 - counts[field] / len(listed):.3f}")
    print(f"of {len(listed)} strings")
    return 1 if counts["whole record"] > (1 - FLOOR) * len(listed) else 0


if __name__ == "__main__":
    raise SystemExit(main())
