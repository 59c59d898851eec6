"""What `batch` costs and what it survives, measured: the figures of docs/scale.md.

python evaluation/endurance.py overhead   # CPU time of children and supervisor against parsing in one process
python evaluation/endurance.py scale      # 10,000 documents with 1, 2 and 4 children: speed, memory, the same bytes
python evaluation/endurance.py warc       # a WARC file of 1 GB: memory
python evaluation/endurance.py kill       # kill -9 at 50 random moments, then the output of a run that was not killed

Documents are the pages of fixtures/ with a number in each, so that no two are the same; one of each hundred is bad.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "fixtures" / "statements").glob("*/*.html"))
BAD = (b"", b"\x89PNG\r\n\x1a\n", b"<html><body></body></html>")
COMMAND = [sys.executable, "-c", "from statement_parser.cli.main import main; main()", "batch"]
SCRIPT = """
import pathlib, sys
import statement_parser
with open(sys.argv[2], "w") as out:
    for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.html")):
        try:
            out.write(statement_parser.parse_file(path).to_json(indent=None) + "\\n")
        except statement_parser.StatementParserError:
            continue
"""
_POLL_SECONDS = 0.1


def document(number: int) -> bytes:
    """A page of the fixtures that no other number gives; every hundredth is none."""
    if number % 100 == 99:
        return BAD[number // 100 % len(BAD)]
    return PAGES[number % len(PAGES)].read_bytes() + f"<!-- {number} -->".encode()


def make_folder(folder: Path, count: int) -> Path:
    """`count` documents, a thousand to a folder."""
    for number in range(count):
        if number % 1_000 == 0:
            (folder / f"{number // 1_000:04}").mkdir(parents=True)
        (folder / f"{number // 1_000:04}" / f"{number % 1_000:03}.html").write_bytes(document(number))
    return folder


class Cost(NamedTuple):
    """What a run took."""

    seconds: float
    peak_mb: int
    """Of the supervisor: resident memory."""
    cpu: float
    """Seconds, of the supervisor and all children."""
    own: float
    """Of these, those of the supervisor."""


def run(source: Path, out: Path, *options: str) -> Cost:
    """Run `batch` and look at its supervisor on the way."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start, peak, own = time.monotonic(), 0, 0.0
    with subprocess.Popen([*COMMAND, str(source), "-o", str(out), *options], stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak, own = max(peak, resident_mb(process.pid)), max(own, own_seconds(process.pid))
            time.sleep(_POLL_SECONDS)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode not in (0, 1):
        raise SystemExit(f"batch ended with exit code {process.returncode}")
    return Cost(time.monotonic() - start, peak, cpu, own)


def resident_mb(pid: int) -> int:
    """Resident memory of a process, MiB; 0 where it has gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def own_seconds(pid: int) -> float:
    """CPU time of a process without its children; 0 where it has gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def overhead(folder: Path, count: int) -> bool:
    """Children against one process, in CPU time for the same files read, parsed and written; all else included.

    One process is measured before and after, as the machine may be faster at one time than at another.
    """
    make_folder(folder / "in", count)
    before = in_one_process(folder)
    cost = run(folder / "in", folder / "out.jsonl", "--jobs", "1")
    here = (before + in_one_process(folder)) / 2
    share = cost.cpu / here - 1
    print(
        f"{count} documents: {cost.cpu:.1f} s of CPU with one child, {cost.own:.1f} of them to hand out and to keep; "
        f"{here:.1f} s in one process: {share:+.1%}"
    )
    return share <= 0.10


def in_one_process(folder: Path) -> float:
    """CPU seconds of a script that does the same and survives nothing."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", SCRIPT, str(folder / "in"), str(folder / "here.jsonl")], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def scale(folder: Path, count: int) -> bool:
    """Speed with more children, memory with more documents, the same bytes from all.

    One child is measured before and after two, as the machine may be faster at one time than at another.
    """
    make_folder(folder / "small", count // 10)
    make_folder(folder / "in", count)
    small = run(folder / "small", folder / "small.jsonl", "--jobs", "2")
    print(f"{count // 10} documents, 2 children: {small.seconds:.0f} s, supervisor {small.peak_mb} MB")
    costs: dict[int, list[Cost]] = {1: [], 2: [], 4: []}
    contents = set()
    for turn, jobs in enumerate((1, 2, 1, 4)):
        out = folder / f"out{turn}.jsonl"
        cost = run(folder / "in", out, "--jobs", str(jobs))
        costs[jobs].append(cost)
        contents.add(out.read_bytes())
        shown = f"{cost.seconds:.0f} s; CPU {cost.cpu:.0f} s, {cost.own:.1f} of the supervisor, {cost.peak_mb} MB"
        print(f"{count} documents, {jobs} children: {shown}", flush=True)
    (two,) = costs[2]
    faster = sum(one.seconds for one in costs[1]) / len(costs[1]) / two.seconds
    growth = two.peak_mb / small.peak_mb - 1
    print(f"2 children against 1: {faster:.2f} times; memory {growth:+.0%}; outputs the same: {len(contents) == 1}")
    return faster >= 1.8 and growth < 0.20 and len(contents) == 1


def warc(folder: Path, megabytes: int) -> bool:
    """A large WARC file against one of a tenth of its size."""
    costs = []
    for size in (megabytes // 10, megabytes):
        path = folder / f"{size}.warc"
        with path.open("wb") as file:
            for record in warc_records(size * 1_000_000):
                file.write(record)
        costs.append(run(path, folder / f"{size}.jsonl", "--jobs", "2"))
        shown = f"{path.stat().st_size / 1e6:.0f} MB of WARC: {costs[-1].seconds:.0f} s, {costs[-1].peak_mb} MB"
        print(shown, flush=True)
    return costs[1].peak_mb < costs[0].peak_mb * 1.2


def warc_records(size: int) -> Iterator[bytes]:
    """Records of `size` bytes in all: a page among pictures, as in a crawl."""
    picture = random.Random(0).randbytes(400_000)
    number = written = 0
    while written < size:
        if number % 4:
            body, media_type = picture, "image/jpeg"
        else:
            body, media_type = document(number // 4), "text/html"
        block = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-01-02T03:04:05Z\r\n"
            f"WARC-Target-URI: https://example.org/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        yield record
        written += len(record)
        number += 1


def kill(folder: Path, moments: int) -> bool:
    """Runs that are killed, one after the other, until one is not; each time from an empty ledger for a while."""
    make_folder(folder / "in", 1_500)
    run(folder / "in", folder / "whole.jsonl", "--jobs", "2")
    whole = (folder / "whole.jsonl").read_bytes()
    chance, hits, same = random.Random(moments), 0, True
    out = folder / "killed.jsonl"
    for moment in range(moments):
        with subprocess.Popen([*COMMAND, str(folder / "in"), "-o", str(out)], stderr=subprocess.DEVNULL) as process:
            time.sleep(0.3 + chance.random() * 4)
            hits += process.poll() is None
            process.kill()
        if moment % 10 == 9:
            run(folder / "in", out)
            same = same and out.read_bytes() == whole
            for path in folder.glob("killed.*"):
                path.unlink()
    print(f"{hits} of {moments} kills hit a run at work; outputs the same: {same}")
    return same


def main() -> int:
    """Exit code 0 where all that was asked for holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="+", choices=("overhead", "scale", "warc", "kill"))
    parser.add_argument("--size", type=int, help="documents, MB or moments instead of the usual number")
    arguments = parser.parse_args()
    checks = {"overhead": (overhead, 10_000), "scale": (scale, 10_000), "warc": (warc, 1_000), "kill": (kill, 50)}
    held = True
    for what in arguments.what:
        check, size = checks[what]
        with tempfile.TemporaryDirectory() as folder:
            held = check(Path(folder), arguments.size or size) and held
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
