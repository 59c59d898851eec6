"""Pages that cannot be read or have too much on them, and files without any."""

from __future__ import annotations

import io
import time

import pytest
from reportlab.pdfgen.canvas import Canvas

import statement_parser as sp
from tests.rendering_pdf import Paper, Sheet

TEXT = "We, the undersigned organisations, ask the council to open the archive of the river towns again."


def pdf(*pages: int) -> bytes:
    """A page for each number, with so many paragraphs."""
    sheet = Sheet(Paper("a4"), right_to_left=False)
    for number, paragraphs in enumerate(pages):
        if number:
            sheet.break_page()
        for _ in range(paragraphs):
            sheet.block(TEXT)
    return sheet.rendered().data


def details(statement: sp.Statement, code: str) -> list[str]:
    return [issue.detail for issue in statement.issues if issue.code == code]


def test_pages_above_the_limit_are_left_out_and_said() -> None:
    statement = sp.parse(pdf(1, 1, 1), options=sp.Options(max_pages=2))
    assert statement.status == "partial"
    assert statement.source.engines == ("pdfium", "pdfium")
    assert details(statement, "pages-cut") == ["3 pages; the first 2 were read"]


def test_a_page_with_too_many_characters_is_left_out_and_said() -> None:
    statement = sp.parse(pdf(1, 9), options=sp.Options(max_page_chars=500))
    assert statement.source.engines == ("pdfium", "")
    assert details(statement, "pages-cut") == ["page 2 cannot be read, or has more than 500 characters"]


def test_where_no_page_is_left_the_error_says_why() -> None:
    with pytest.raises(sp.DamagedDocument, match=r"page 1, 2 cannot be read, or has more than 500 characters"):
        sp.parse(pdf(9, 9), options=sp.Options(max_page_chars=500))


def test_a_file_without_pages_is_damaged() -> None:
    objects = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj "
    with pytest.raises(sp.DamagedDocument):
        sp.parse(b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R>>\n%%EOF")


def test_streams_that_never_end_are_refused_at_once() -> None:
    data = b"%PDF-1.7\n" + b"7 0 obj << /Length 99999999 >> stream\n" * 100_000
    start = time.process_time()
    with pytest.raises(sp.DamagedDocument, match="100000 streams of the PDF begin and do not end"):
        sp.parse(data)
    assert time.process_time() - start < 2


def test_a_damaged_document_is_not_called_locked_because_another_one_was() -> None:
    """PDFium says nothing of a catalog without pages, and its last error is that of the document before."""
    locked = io.BytesIO()
    canvas = Canvas(locked, encrypt="secret")
    canvas.drawString(50, 50, TEXT)
    canvas.save()
    catalog = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    table = b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    for _ in range(2):
        with pytest.raises(sp.EncryptedDocument):
            sp.parse(locked.getvalue())
        with pytest.raises(sp.DamagedDocument):
            sp.parse(catalog + table % len(catalog))
