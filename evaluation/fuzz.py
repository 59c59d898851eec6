"""Fuzzing: whatever bytes come in, a clean record or an error of ours comes out, the same each time and soon.

python evaluation/fuzz.py                          # HTML, PDF, text, WARC, half a minute each: what CI runs
python evaluation/fuzz.py html --seconds 1200 --finds DIR

Needs the extra [fuzz] (atheris: libFuzzer, which looks for bytes that take new ways through the code). Where it is not
installed this says so and passes. A find is written to DIR (default: finds/) and ends the run of its target. Make a
small file of your own that does the same, and put it into tests/regressions/<target>/, which the tests read. PDFium may
crash, natively: `batch` has a process for each PDF, so that a crash is counted here and is no find.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import gzip
import io
import itertools
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATEMENTS = ROOT / "fixtures" / "statements"
MOST_BYTES = {"html": 16_384, "pdf": 65_536, "text": 16_384, "warc": 16_384}
SECONDS = 30
CPU_SECONDS = 4.0
"""Of one document, whose code is watched: some ten times as slow as it is."""
MEGABYTES = 1_024
TOKENS = {
    "html": "<p> <li> <ul> <h2> <table> <tr> <td> <br> </div> <main> <script> <!-- --> <meta href= class= &amp; &#x <a",
    "pdf": "obj endobj stream endstream xref trailer /Type /Page /Kids /Count /Length /Filter /FlateDecode BT ET Tj Tm",
    "text": "Signatories: We_call_on 1. (a) • - ; , and 2019 March الموقعون Signataires # --- @ http://",
    "warc": "WARC/1.0 Content-Length: WARC-Type: response resource HTTP/1.1_200_OK Transfer-Encoding:_chunked gzip",
}
"""Of dictionaries: what a fuzzer would take long to write by chance."""
UNCLEAN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class Broken(Exception):
    """A promise of SECURITY.md that bytes broke."""


def check(target: str, data: bytes, seconds: float = CPU_SECONDS) -> None:
    """Read bytes as one of the targets.

    Raises:
        Broken: they met a bug, took too long, or gave what they may not.
        Exception: any other than an error of ours, which `parse` never raises.
    """
    start = time.process_time()
    if target == "warc":
        _check_warc(data)
    else:
        _check_document(target, data)
    used = time.process_time() - start
    if used > seconds:
        raise Broken(f"{used:.1f} s of CPU for {len(data)} bytes")


def _check_document(kind: str, data: bytes) -> None:
    first = _outcome(kind, data)
    if first != _outcome(kind, data):
        raise Broken("the second time another record")
    if found := UNCLEAN.search(first):
        raise Broken(f"{found[0]!r} in the record")


def _outcome(kind: str, data: bytes) -> str:
    """The record as JSON, or the error, as text without escapes."""
    from statement_parser import StatementParserError, parse
    from statement_parser.errors import InternalError
    from statement_parser.model.statement import Statement

    try:
        statement = parse(data, kind=kind, name="fuzz")
    except InternalError:
        raise
    except StatementParserError as error:
        return f"{error.code}: {error.detail}"
    text = statement.to_json()
    if Statement.from_dict(json.loads(text)) != statement:
        raise Broken("its JSON is another record")
    return text


def _check_warc(data: bytes) -> None:
    from statement_parser.batch.items import Item, ReadLimits, Unread
    from statement_parser.batch.warc import read_warc

    limits = ReadLimits(max_unpacked=1_000_000, free_bytes=100_000)

    def documents() -> list[object]:
        found = list(read_warc(io.BytesIO(data), "x.warc", limits))
        return [(f.name, f.error.code, f.error.detail) if isinstance(f, Unread) else f for f in found]

    first = documents()
    if first != documents():
        raise Broken("the second time other documents")
    for one in first:
        if isinstance(one, Item) and len(one.data) > limits.max_unpacked:
            raise Broken(f"{len(one.data)} bytes of a document")
    names = [one[0] if isinstance(one, tuple) else getattr(one, "name", None) for one in first]
    if len(set(names)) != len(names):
        raise Broken("two documents of one name")


def seeds(target: str) -> Iterator[bytes]:
    """Documents to begin with, the smallest first."""
    if target == "warc":
        record = _record()
        yield record * 3
        yield gzip.compress(record, mtime=0) * 2
        yield record.replace(b"\r\n\r\n<", b"\r\nContent-Encoding: gzip\r\n\r\n<")
        return
    ending = {"html": "html", "pdf": "pdf", "text": "txt"}[target]
    found = [path.read_bytes() for path in sorted(STATEMENTS.glob(f"*/*.{ending}"))]
    if target == "text":
        found += [re.sub(rb"<[^<>]{0,500}>", b"\n", page) for page in seeds("html")]
    yield from sorted(found, key=len)


def _record() -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>We call on all.</p>"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        "WARC-Target-URI: https://example.org/a\r\nWARC-Date: 2019-04-05T06:07:08Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def fuzz(target: str, corpus: Path, arguments: list[str]) -> None:
    """Run libFuzzer in this process; it ends the process."""
    import atheris

    with atheris.instrument_imports(include=["statement_parser"]):
        import statement_parser.batch.warc
        import statement_parser.pipeline  # noqa: F401

    def one(data: bytes) -> None:
        check(target, data)

    for path in corpus.iterdir() if target != "warc" else ():
        _outcome(target, path.read_bytes())  # loads its language, which would count as slow
    atheris.Setup([sys.argv[0], str(corpus), *arguments], one)
    atheris.Fuzz()


def run(target: str, seconds: int, finds: Path) -> bool:
    """Fuzz one target in a process of its own and print what came of it; whether nothing was found."""
    finds.mkdir(parents=True, exist_ok=True)
    executions = crashes = 0
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        # Each takes a while: in a short run a few must do.
        for number, data in enumerate(itertools.islice(seeds(target), seconds)):
            (corpus / f"seed{number}").write_bytes(data[: MOST_BYTES[target]])
        words = Path(folder) / "words"
        words.write_text("".join(f'"{_escaped(token)}"\n' for token in TOKENS[target].split()))
        end = time.monotonic() + seconds
        while (left := int(end - time.monotonic())) > 0 or not executions:
            command = [sys.executable, __file__, "--inside", target, str(corpus), f"-max_total_time={max(1, left)}"]
            command += [f"-max_len={MOST_BYTES[target]}", f"-dict={words}", f"-rss_limit_mb={MEGABYTES * 2}"]
            command += [f"-artifact_prefix={finds}/{target}-", "-print_final_stats=1", "-timeout=60", "-verbosity=0"]
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
            executions += sum(map(int, re.findall(r"stat::number_of_executed_units:\s+(\d+)", done.stderr)))
            if done.returncode == 0:
                break
            native = (
                target == "pdf" and "Uncaught Python exception" not in done.stderr and "deadly signal" in done.stderr
            )
            if not native:
                print(f"fuzz {target}: {executions:,} runs, A FIND in {finds}:\n{done.stderr[-3_000:]}")
                return False
            crashes += 1
    native_crashes = f", {crashes} crashes of PDFium" if crashes else ""
    print(f"fuzz {target}: {executions:,} runs in {seconds} s, no find{native_crashes}", flush=True)
    return True


def _escaped(token: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in token.replace("_", " ").encode())


def main() -> int:
    """Exit code 0 where nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="html, pdf, text, warc; default: all")
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"of each target; default: {SECONDS}")
    parser.add_argument("--finds", type=Path, default=ROOT / "finds")
    parser.add_argument("--jobs", type=int, default=2, help="targets at a time")
    arguments = parser.parse_args()
    if unknown := set(arguments.targets) - set(TOKENS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    try:
        import atheris  # noqa: F401
    except ImportError:
        print('FUZZING SKIPPED: atheris is not installed (pip install -e ".[fuzz]")')
        return 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        targets = [*(arguments.targets or TOKENS)]
        held = pool.map(lambda target: run(target, arguments.seconds, arguments.finds), targets)
        return 0 if all([*held]) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        fuzz(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
    sys.exit(main())
