"""What reading a PDF costs: CPU a page, against the text of pdfplumber of the same files in the same run.

python evaluation/pdf_speed.py [FOLDER]     # exit code 1 over a limit; 2 without files

FOLDER holds PDFs; without it, those of ../shared/corpus/pdf. CPU time (user and system), the two by turns. A parse is
all of it, from bytes to record; "read" goes to blocks only.
"""

from __future__ import annotations

import contextlib
import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import statement_parser as sp

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "pdf"
PAGE_LIMIT_MS = 12.0
PEER_RATIO_LIMIT = 7.0
WORST_LIMIT_S = 2.0
ROUNDS = 3


def cpu(work: Callable[[bytes], object], data: bytes) -> float:
    """CPU seconds of `work`; a scan is an error of ours, and costs what it costs."""
    start = time.process_time()
    with contextlib.suppress(sp.StatementParserError):
        work(data)
    return time.process_time() - start


def plumbed(data: bytes) -> int:
    """Characters that pdfplumber extracts, page by page."""
    import pdfplumber

    size = 0
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            size += len(page.extract_text())
            page.close()
    return size


def main() -> int:
    """Measure, print, and say whether the limits hold."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    files = sorted(folder.glob("*.pdf"))
    if not files:
        print(f"NOT MEASURED: no PDFs in {folder}")
        return 2
    print(f"{'document':32} {'pages':>5} {'read':>8} {'parse':>8} {'pdfplumber':>10}   ms of CPU a page")
    read: list[float] = []
    parse: list[float] = []
    peer: list[float] = []
    for path in files:
        data = path.read_bytes()
        cpu(sp.parse, data)  # language data and engines are loaded once
        pages = max(1, page_count(data))
        times = [(cpu(sp.read, data), cpu(sp.parse, data), cpu(plumbed, data)) for _ in range(ROUNDS)]
        own = [1000 * statistics.median(each) / pages for each in zip(*times, strict=True)]
        for total, value in zip((read, parse, peer), own, strict=True):
            total.append(value)
        print(f"{path.stem[:32]:32} {pages:5} {own[0]:8.1f} {own[1]:8.1f} {own[2]:10.1f}")
    middle, against = statistics.median(read), statistics.median(peer)
    print(f"{'median':32} {'':5} {middle:8.1f} {statistics.median(parse):8.1f} {against:10.1f}")
    print(f"pdfplumber / read: {against / middle:.1f} (at least {PEER_RATIO_LIMIT}); worst page {max(read):.0f} ms")
    return int(middle > PAGE_LIMIT_MS or against / middle < PEER_RATIO_LIMIT or max(read) > 1000 * WORST_LIMIT_S)


def page_count(data: bytes) -> int:
    """Number of pages; 0 where PDFium cannot open it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    sys.exit(main())
