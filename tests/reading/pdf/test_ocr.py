"""Scans: what is asked of OCRmyPDF, what comes of its answer, and a real run where it is installed."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

import statement_parser as sp
from statement_parser.cli.main import main
from statement_parser.language.load import codes
from statement_parser.reading.pdf import ocr, reader
from tests.rendering_pdf import BOLD, Paper, Sheet

INSTALLED = importlib.util.find_spec("ocrmypdf") is not None and shutil.which("tesseract") is not None
NAMES = ["Harbour Memory Society", "Northern Rivers Trust", "Union of Ferry Workers"]
BOX = (100.0, 100.0, 300.0, 500.0)


def text_page(sheet: Sheet) -> None:
    sheet.block("Joint Statement on the Closure of the River Archive", BOLD, 16, after=6)
    sheet.block("14 March 2016", size=12, after=12)
    sheet.block("We, the undersigned organisations, are dismayed that the city has closed the river archive.", size=12)


def list_page(sheet: Sheet) -> None:
    sheet.block("Signatories:", BOLD, 14, after=6)
    for number, name in enumerate(NAMES, 1):
        sheet.block(name, size=12, mark=f"{number}.", after=4)


def pdf(*pages: Callable[[Sheet], None]) -> bytes:
    sheet = Sheet(Paper("a4"), right_to_left=False)
    for number, page in enumerate(pages):
        if number:
            sheet.break_page()
        page(sheet)
    return sheet.rendered().data


def drawing(sheet: Sheet) -> None:
    """Outlines, as of letters that were made paths."""
    sheet.canvas.rect(*BOX, stroke=1, fill=0)


def scanned(page: Callable[[Sheet], None]) -> Callable[[Sheet], None]:
    """A page as a picture of itself, at 150 dots an inch."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    def draw(sheet: Sheet) -> None:
        document = pypdfium2.PdfDocument(pdf(page))
        picture = document[0].render(scale=150 / 72, grayscale=True).to_pil()
        document.close()
        sheet.canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)

    return draw


def answering(monkeypatch: pytest.MonkeyPatch, *answer: Callable[[Sheet], None]) -> list[tuple[list[int], str]]:
    """OCR that gives these pages; what it was asked."""
    asked: list[tuple[list[int], str]] = []

    def recognise(_data: bytes, pages: Sequence[int], languages: str) -> bytes:
        asked.append((list(pages), languages))
        return pdf(*answer)

    monkeypatch.setattr(reader, "recognise", recognise)
    return asked


def issue(statement: sp.Statement, code: str) -> list[str]:
    return [each.detail for each in statement.issues if each.code == code]


def test_only_pages_without_text_are_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answering(monkeypatch, drawing, list_page)
    statement = sp.parse(pdf(text_page, drawing), ocr="fr")
    assert asked == [([2], "fr")]
    assert statement.source.engines == ("pdfium", "ocr")
    assert [each.raw for each in statement.signatories] == NAMES
    assert issue(statement, "ocr-text") == ["page 2 was read by OCR; letters may be misread"]
    assert issue(statement, "scan-cut") == []
    assert statement.status == "ok"


def test_the_record_is_of_the_document_that_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(text_page, drawing)
    before = sp.parse(data)
    answering(monkeypatch, drawing, list_page)
    after = sp.parse(data, ocr="en")
    assert (after.id, after.source.size) == (before.id, before.source.size)
    assert after.title_passage == before.title_passage


def test_nothing_is_recognised_where_it_is_not_asked_for_or_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answering(monkeypatch, drawing, list_page)
    statement = sp.parse(pdf(text_page, drawing))
    assert statement.status == "partial"
    assert issue(statement, "scan-cut") != []
    assert sp.parse(pdf(text_page, list_page), ocr="en").source.engines == ("pdfium", "pdfium")
    assert asked == []


def test_a_page_that_ocr_finds_nothing_on_stays_a_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, drawing, drawing)
    statement = sp.parse(pdf(text_page, drawing), ocr="en")
    assert statement.source.engines == ("pdfium", "")
    assert issue(statement, "scan-cut") != []
    with pytest.raises(sp.EmptyDocument, match="scan: page 1"):
        sp.parse(pdf(drawing), ocr="en")


def test_each_language_of_ours_has_a_model() -> None:
    assert all(ocr.models(code) != code for code in codes() if len(code) == 2)
    assert ocr.models("sr+kmr+deu") == "srp+srp_latn+kmr+deu"


@pytest.mark.parametrize("languages", ["", "en+", "x", "p!", "--version", "../eng", "eng fra"])
def test_what_is_no_language_is_refused(languages: str) -> None:
    with pytest.raises(ValueError, match="of OCR"):
        sp.parse("Joint appeal\n\nWe ask for peace.", ocr=languages)
    result = CliRunner().invoke(main, ["parse", f"--ocr-language={languages}", "any.pdf"])
    assert result.exit_code == 2


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(drawing))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    monkeypatch.setenv("PATH", str(tmp_path))
    result = CliRunner().invoke(main, ["parse", "--ocr", str(path)])
    assert result.exit_code == 3
    assert result.stderr.startswith(f"statement-parser: {path}: missing-tool: OCR needs the program tesseract: ")
    assert "apt-get install tesseract-ocr" in result.stderr
    assert result.stderr.count("\n") == 1
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(sp.MissingTool, match=r"needs OCRmyPDF: pip install 'statement-parser\[ocr\]'"):
        ocr.recognise(b"", [1], "en")


@pytest.mark.parametrize(
    ("code", "said", "error"),
    [
        (3, b"OCR engine does not have language data for:\npor\n", sp.MissingTool),
        (8, b"encrypted", sp.EncryptedDocument),
        (2, b"", sp.DamagedDocument),
        (-9, b"", sp.DamagedDocument),
    ],
)
def test_what_ocr_refuses_is_an_error_of_ours(
    monkeypatch: pytest.MonkeyPatch, code: int, said: bytes, error: type[sp.StatementParserError]
) -> None:
    monkeypatch.setattr(ocr, "_command", lambda *_: ["ocr"])
    monkeypatch.setattr(ocr, "_run", lambda *_: (code, b"", said))
    with pytest.raises(error) as raised:
        ocr.recognise(b"%PDF-1.4", [1], "en")
    assert raised.value.stage == "ocr"
    assert " ".join(said.decode().split()) in raised.value.detail or error is sp.EncryptedDocument


def test_ocr_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    # A child of a child that holds the pipes open: it must end as well, or this would take a minute.
    script = "import subprocess; subprocess.run(['sleep', '60'])"
    monkeypatch.setattr(ocr, "_command", lambda *_: [sys.executable, "-c", script])
    monkeypatch.setattr(ocr, "_SECONDS", 0.5)
    monkeypatch.setattr(ocr, "_PAGE_SECONDS", 0)
    start = time.monotonic()
    with pytest.raises(sp.TimeLimit, match=r"OCR took more than 0\.5 seconds"):
        ocr.recognise(b"", [1], "en")
    assert time.monotonic() - start < 30


@pytest.mark.skipif(not INSTALLED, reason="OCR NOT TESTED: needs ocrmypdf and tesseract (`make ocr`)")
def test_a_partly_scanned_statement_is_read_whole() -> None:
    explained = sp.explain(pdf(text_page, scanned(list_page)), ocr="en")
    statement = explained.statement
    assert statement.source.engines == ("pdfium", "ocr")
    assert statement.title == "Joint Statement on the Closure of the River Archive"
    assert [(each.number, each.raw) for each in statement.signatories] == list(enumerate(NAMES, 1))
    (place,) = explained.document.locate(statement.signatories[0].spans[0])
    assert isinstance(place, sp.PageBox)
    # Where it is drawn: 1.35 times 14 points and 6 below the margin of 64, 12 points high.
    assert place.page == 2
    assert place.top == pytest.approx(64 + 1.35 * 14 + 6, abs=8)
