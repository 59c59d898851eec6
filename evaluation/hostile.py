"""The hostile gate: whatever is in a download, `batch` ends, and says of each file what came of it.

python evaluation/hostile.py          # made documents at a tenth of their size, and public malformed files: CI runs it
python evaluation/hostile.py --full   # made documents at their whole size, and the public files

The documents stand outside this repository, in ../shared/hostile. Where they are missing the gate says so and passes.
A file must give a record with its mark, must be refused, or may do either, as EXPECT.tsv says. None may meet a bug,
be lost without a word, write a file, show a file of this machine, or leave a control character in its record. What ends
its child or runs out of 30 seconds or 1 GiB is counted.
"""

from __future__ import annotations

import argparse
import collections
import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ("/tmp/pwned*", "/tmp/*pwned_*")
"""What some of the documents would write."""
LEAK = "root:x:0:"
"""What stands in /etc/passwd, which some of them name: by an entity, a frame, a link in an archive."""
UNCLEAN = re.compile(
    r"(?<!\\)(?:\\\\)*\\u00(?:[01][0-9a-f]|7f|[89][0-9a-f])|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)
"""What no record may hold, as JSON writes it: control characters and what turns the direction of a line.

A page may speak of an escape, which JSON writes with another backslash."""
BUGS = ("internal-error", "not-parsed")
SMALL = 0.1
SECONDS = 30.0


class Told(NamedTuple):
    """What a run says of one file."""

    records: list[str]
    """As JSON."""
    failures: list[dict[str, Any]]


def run_batch(folder: Path, out: Path, jobs: int) -> int:
    """Run `batch` over a folder; its exit code."""
    command = "from statement_parser.cli.main import main; main()"
    arguments = ["batch", str(folder), "-o", str(out), "--jobs", str(jobs), "--memory", "1024"]
    arguments += ["--timeout", f"{seconds_for_a_document():.0f}"]
    return subprocess.run([sys.executable, "-c", command, *arguments], check=False).returncode


def seconds_for_a_document() -> float:
    """30 seconds of a machine that does nothing else; more where others have it, by their number."""
    return SECONDS * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def told_of(folder: Path, out: Path) -> dict[str, Told]:
    """For each file of a folder, by its path in it, what the run says of it."""
    files = {str(path.relative_to(folder)): Told([], []) for path in sorted(folder.rglob("*")) if path.is_file()}
    failed = out.with_name(out.name.removesuffix(".jsonl") + ".failed.jsonl")
    for path, kind in ((out, "record"), (failed, "failure")):
        with path.open(encoding="utf-8", errors="strict") as lines:
            for line in lines:
                found = json.loads(line)
                name = found["source"]["name"] if kind == "record" else found["name"]
                told = files[_file_of(name.removeprefix(f"{folder.name}/"), files)]
                if kind == "record":
                    told.records.append(line)
                else:
                    told.failures.append(found)
    return files


def _file_of(name: str, files: dict[str, Told]) -> str:
    """The file that a document stands in: "x.zip!a.html", "x.warc@0", and "x.html" of "x.html.gz"."""
    for candidate in (name, f"{name}.gz", name.split("!")[0], name.rsplit("@", 1)[0]):
        if candidate in files:
            return candidate
    raise SystemExit(f"hostile: the run names {name!r}, which is none of the files")


def violations(folder: Path, files: dict[str, Told]) -> Iterator[str]:
    """What a run may not do."""
    expected = {}
    if (folder / "EXPECT.tsv").exists():
        with (folder / "EXPECT.tsv").open(encoding="utf-8", newline="") as table:
            expected = {row["file"]: row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}
    for name, told in files.items():
        codes = [failure["code"] for failure in told.failures]
        yield from (f"{name}: {f['code']}: {f['detail']}" for f in told.failures if f["code"] in BUGS)
        if any(LEAK in record for record in told.records):
            yield f"{name}: a record holds /etc/passwd"
        if found := next(filter(None, map(UNCLEAN.search, told.records)), None):
            yield f"{name}: a record holds {found[0]!r}"
        if expected and name not in expected:
            continue
        if not told.records and not codes:
            yield f"{name}: nothing is said of it"
        row = expected.get(name)
        if row is None:
            continue
        if row["expect"] == "parse" and not any(row["mark"] in record for record in told.records):
            yield f"{name}: no record with {row['mark']!r} ({', '.join(codes) or 'no failure'})"
        if row["expect"] == "refuse" and told.records:
            yield f"{name}: must be refused"


def check(folder: Path, jobs: int) -> int:
    """Run `batch` over a folder of hostile documents and print what it says; the number of violations."""
    before = {path for pattern in WRITTEN for path in glob.glob(pattern)}
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "out.jsonl"
        start = time.monotonic()
        exit_code = run_batch(folder, out, jobs)
        seconds = time.monotonic() - start
        if exit_code not in (0, 1):
            print(f"hostile: batch ended with exit code {exit_code}")
            return 1
        files = told_of(folder, out)
    found = [*violations(folder, files)]
    found += [f"written: {path}" for pattern in WRITTEN for path in glob.glob(pattern) if path not in before]
    parsed = sum(bool(told.records) for told in files.values())
    failures = [failure for told in files.values() for failure in told.failures]
    slowest = max((failure["seconds"] or 0.0 for failure in failures), default=0.0)
    quarantined = collections.Counter(failure["code"] for failure in failures if failure["state"] == "quarantined")
    codes = ", ".join(f"{code} {count}" for code, count in sorted(quarantined.items())) or "none"
    print(
        f"hostile gate: {folder.name}: {len(files)} files in {seconds:.0f} s, {parsed} with a record, "
        f"quarantined: {codes}, slowest failure {slowest:.1f} s, {len(found)} violations"
    )
    print("\n".join(f"  {line}" for line in found))
    return len(found)


def main() -> int:
    """Exit code 0 without a violation, 1 with some."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="made documents at their whole size")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="default: ../shared")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    hostile = arguments.shared / "hostile"
    if not (hostile / "make_hostile.py").exists():
        print(f"HOSTILE GATE SKIPPED: {hostile} is not there")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        made = Path(temporary) / "made"
        scale = "1.0" if arguments.full else str(SMALL)
        make = [sys.executable, str(hostile / "make_hostile.py"), str(made), "--scale", scale]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
        count = check(made, arguments.jobs)
        count += check(hostile / "data", arguments.jobs)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
