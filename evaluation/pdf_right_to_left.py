"""How many word forms of right-to-left PDFs come out in logical order: ours, PDFium's text, pdftotext's.

python evaluation/pdf_right_to_left.py [-v]     # -v: the forms that ours does not have

The words of a label (title, paragraphs, demands, bullets, signatories) without vowel signs and marks of direction; each
form counts once. A form is found where the text of an engine has it as a word, as it is read. Documents are the PDFs of
the fixtures, and those of ../shared where they are. What has no label is held against what Tesseract reads of its
picture: that has mistakes of its own, which are the same for all engines.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import statement_parser as sp

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "fixtures" / "statements", ROOT.parent / "shared" / "corpus" / "pdf")
LANGUAGES = {"ar": "ara", "ckb": "", "fa": "fas", "he": "heb", "ur": "urd"}
"""Languages from right to left, with Tesseract's models of those that documents without a label are in."""
_LEAST = 20
"""Word forms of a label below which it is none: most have a title only."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_DROPPED = dict.fromkeys([0x640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_SAME = str.maketrans("يىك", "ییک")
"""Letters that are drawn alike in most places; Persian files have now the one, now the other."""


def forms(text: str) -> set[str]:
    """The words of two letters and more in right-to-left scripts, without vowel signs."""
    plain = unicodedata.normalize("NFKC", text).translate(_DROPPED).translate(_SAME)
    plain = "".join(
        c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c) or c in "\u0653\u0654\u0655"
    )
    words = _WORD.findall(unicodedata.normalize("NFC", plain))
    return {word for word in words if unicodedata.bidirectional(word[0]) in ("R", "AL")}


def texts(value: Any) -> Iterator[str]:
    """All strings in the fields of a label that are printed."""
    for field in ("title", "paragraphs", "demands", "other_bullets", "optional", "signatories"):
        items = value.get(field) or []
        for item in [items] if isinstance(items, str) else items:
            yield item if isinstance(item, str) else str(item.get("text") or item.get("name") or "")


def ours(path: Path) -> str:
    """The text of all blocks."""
    with contextlib.suppress(sp.StatementParserError):
        return "\n".join(block.text for block in sp.read(path.read_bytes()).blocks)
    return ""


def pdfium(path: Path) -> str:
    """The text that PDFium extracts."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def pdftotext(path: Path) -> str:
    """The text that Poppler extracts; "" where it is not installed."""
    if shutil.which("pdftotext") is None:
        return ""
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def seen(path: Path, model: str) -> str:
    """What Tesseract reads of the pages; "" where it is not installed."""
    import pypdfium2

    if shutil.which("tesseract") is None:
        return ""
    read = []
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "page.png"
        document = pypdfium2.PdfDocument(path)
        for page in document:
            page.render(scale=300 / 72).to_pil().save(picture)
            command = ["tesseract", str(picture), "-", "-l", model]
            read.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        document.close()
    return "\n".join(read)


def main() -> int:
    """Measure and print."""
    print("| document | held against | word forms | statement-parser | PDFium | pdftotext |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    totals: dict[str, list[int]] = {}
    for path in (path for folder in FOLDERS for path in sorted(folder.rglob("*.pdf"))):
        label = json.loads(path.with_suffix(".json").read_text("utf-8"))
        language = label.get("lang") or label.get("language")
        if language not in LANGUAGES:
            continue
        reference, gold = "label", forms("\n".join(texts(label)))
        if len(gold) < _LEAST:
            reference, gold = "tesseract", forms(seen(path, LANGUAGES[language]))
        own = [len(gold), *(len(gold & forms(engine(path))) for engine in (ours, pdfium, pdftotext))]
        before = totals.get(reference, [0] * len(own))
        totals[reference] = [total + count for total, count in zip(before, own, strict=True)]
        print(_row(path.stem, reference, own), flush=True)
        if "-v" in sys.argv:
            print("  missing:", " ".join(sorted(gold - forms(ours(path)))))
    for reference, counts in totals.items():
        print(_row("all", reference, counts))
    return 0


def _row(name: str, reference: str, counts: list[int]) -> str:
    of = max(1, counts[0])
    return f"| {name} | {reference} | {counts[0]} | " + " | ".join(f"{count / of:.3f}" for count in counts[1:]) + " |"


if __name__ == "__main__":
    sys.exit(main())
