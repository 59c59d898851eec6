"""The quality gate: figures on the development sets, held against committed floors.

python evaluation/gate.py                          # fails below a floor, or when a set is not the one of the floors
python evaluation/gate.py --update                 # raises floors to what is reached; refuses to lower one
python evaluation/gate.py --update --allow-lower   # lowers them too

The sets and the scorer stand outside this repository, in ../shared: pages of third parties, for measuring only.
Where they are missing the gate says so and passes.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "evaluation" / "floors.json"
SETS = ("seed", "layouts", "html", "pdf")
TOLERANCE = 0.0005
"""Floors are written with four decimals."""
CEILINGS = ("false_signatories", "failed")
"""Counts that must not rise; every other measure is a share that must not fall."""
TIMEOUT = 600.0

Row = dict[str, Any]
"""What the scorer says of a document; counts are [right, given, in gold]."""
Figures = dict[str, float]


def f1(counts: Sequence[int]) -> float:
    """F1 of [right, given, in gold]; 1 where nothing was to be found and nothing is given."""
    right, given, gold = counts
    return 2 * right / (given + gold) if given + gold else 1.0


def mean(values: Iterable[float]) -> float:
    """The mean; 1 of nothing: a set without labels of a field cannot fail in it."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 1.0


def over_sites(rows: Iterable[Row], key: str, value: Callable[[Any], float]) -> float:
    """The mean of the sites' means, so that a site with many pages counts once."""
    sites: dict[str, list[float]] = collections.defaultdict(list)
    for row in rows:
        if key in row:
            sites[row["site"]].append(value(row[key]))
    return mean(mean(values) for values in sites.values())


def summed(rows: Iterable[Row], key: str) -> list[int]:
    """The counts of a field over all documents."""
    parts = [row[key] for row in rows if key in row]
    return [sum(column) for column in zip(*parts, strict=True)] if parts else [0, 0, 0]


def figures(rows: list[Row]) -> Figures:
    """The measures of a set."""
    without = [row for row in rows if row.get("signatories", (0, 0, 1))[2] == 0]
    numbers = summed(rows, "numbers")
    measured = {
        "perfect": mean(float(row["perfect"]) for row in rows),
        "title": mean(float(row["title"]) for row in rows if "title" in row),
        "date": mean(float(row["date"]) for row in rows if "date" in row),
        "body_f1": f1(summed(rows, "body")),
        "paragraphs_f1": f1(summed(rows, "paragraphs")),
        "demands_f1_sites": over_sites(rows, "demands", f1),
        "signatories_f1_sites": over_sites(rows, "signatories", f1),
        "numbers": numbers[0] / numbers[1] if numbers[1] else 1.0,
        "false_signatories": sum(row["signatories"][1] for row in without),
        "failed": sum("failed" in row for row in rows),
    }
    return {name: round(value, 4) for name, value in measured.items()}


def digest(folder: Path) -> str:
    """sha256 over the names and bytes of the files of a set."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def score(shared: Path, name: str) -> list[Row]:
    """One row a document of a set, by the scorer, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.json"
        scorer, gold = shared / "score" / "score.py", shared / "corpus" / name
        command = [sys.executable, str(scorer), str(gold), "--module", "statement_parser", "--json", str(out)]
        path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
        run = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
        if run.returncode != 0 or not out.exists():
            raise SystemExit(f"gate: the scorer failed on {name}: {run.stderr.strip()[-500:]}")
        rows: list[Row] = json.loads(out.read_text(encoding="utf-8"))
        return rows


def worse(measure: str, floor: float, now: float) -> bool:
    """Whether `now` is beyond what the floor (or ceiling) allows."""
    return now > floor if measure in CEILINGS else now < floor - TOLERANCE


def compare(name: str, held: dict[str, Any], now: Figures, current: str) -> list[str]:
    """Print the table of a set; what is wrong with it."""
    wrong = []
    if held.get("digest") != current:
        wrong.append(f"{name}: the set is not the one that the floors were measured on; look, then --update")
    print(f"{name} ({held.get('documents', '?')} documents)")
    for measure, value in now.items():
        floor = held.get("floors", {}).get(measure)
        bad = floor is not None and worse(measure, floor, value)
        bound = "ceiling" if measure in CEILINGS else "floor"
        shown = "none" if floor is None else f"{floor:.4f}"
        print(f"  {measure:22} {bound:7} {shown:>8}   now {value:.4f}{'   FAILED' if bad else ''}")
        if floor is None:
            wrong.append(f"{name}: no floor for {measure}; --update")
        elif bad:
            wrong.append(f"{name}: {measure} is {value:.4f}, the {bound} is {floor:.4f}")
    return wrong


def raised(held: dict[str, Any], now: Figures, *, allow_lower: bool) -> tuple[Figures, list[str]]:
    """The floors to write, and the measures that would be lowered."""
    floors: Figures = {}
    lowered = []
    for measure, value in now.items():
        floor = held.get("floors", {}).get(measure)
        if floor is None or allow_lower:
            floors[measure] = value
        elif worse(measure, floor, value):
            lowered.append(f"{measure} {floor:.4f} -> {value:.4f}")
            floors[measure] = floor
        else:
            floors[measure] = min(floor, value) if measure in CEILINGS else max(floor, value)
    return floors, lowered


def update(floors: dict[str, Any], name: str, documents: int, now: Figures, current: str, *, allow_lower: bool) -> bool:
    """Set the floors of a set in `floors`; False where that would lower one and may not."""
    new, lowered = raised(floors.get(name, {}), now, allow_lower=allow_lower)
    if lowered:
        print(f"gate: {name}: refused to lower {'; '.join(lowered)} (--allow-lower)", file=sys.stderr)
        return False
    floors[name] = {"digest": current, "documents": documents, "floors": new}
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the sets and the scorer")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--update", action="store_true", help="raise floors to what is reached")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors too")
    options = parser.parse_args(arguments)
    if not (options.shared / "score" / "score.py").is_file():
        message = f"QUALITY GATE SKIPPED: no {options.shared} here, nothing was measured"
        print(message)
        print(message, file=sys.stderr)
        return 0
    floors: dict[str, Any] = json.loads(options.floors.read_text("utf-8")) if options.floors.exists() else {}
    wrong: list[str] = []
    for name in SETS:
        rows = score(options.shared, name)
        now, current = figures(rows), digest(options.shared / "corpus" / name)
        if not options.update:
            wrong += compare(name, floors.get(name, {}), now, current)
        elif not update(floors, name, len(rows), now, current, allow_lower=options.allow_lower):
            return 1
    if options.update:
        options.floors.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
        print(f"gate: {options.floors} written")
    for line in wrong:
        print(f"gate: {line}", file=sys.stderr)
    print("quality gate:", "FAILED" if wrong else "passed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
