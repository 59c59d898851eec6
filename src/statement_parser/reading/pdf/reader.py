"""PDF -> lines: the way of the bytes through engine, rows, furniture and columns."""

from __future__ import annotations

from collections.abc import Iterator

from statement_parser.errors import DamagedDocument, EmptyDocument
from statement_parser.model.document import Line, Shape
from statement_parser.model.locator import PageBox
from statement_parser.options import Options
from statement_parser.reading.pdf.columns import find_regions
from statement_parser.reading.pdf.flow import make_lines
from statement_parser.reading.pdf.furniture import clear
from statement_parser.reading.pdf.long_tables import join_tables
from statement_parser.reading.pdf.measures import body_size
from statement_parser.reading.pdf.pdfium import PdfiumDocument, is_right_to_left
from statement_parser.reading.pdf.plumber import PlumberDocument
from statement_parser.reading.pdf.rows import find_rows
from statement_parser.reading.pdf.words import Page
from statement_parser.text.clean import clean

_STAGE = "read"


def read_pdf(data: bytes, encoding: str, options: Options) -> Iterator[Line]:
    """The lines of a PDF in reading order.

    Raises:
        EncryptedDocument: it needs a password.
        DamagedDocument: it cannot be opened.
        EmptyDocument: no page has text; the message says which look like scans.
    """
    pages = _pages(data)
    rows = [find_rows(page) for page in pages]
    body = body_size(row for own in rows for row in own)
    cleared = clear(pages, rows, body)
    for page in cleared:
        for kind, piece in page.furniture:
            if text := clean(piece.text):
                where = PageBox(page=piece.page, x0=piece.x0, top=piece.top, x1=piece.x1, bottom=piece.bottom)
                yield Line(text=text, where=where, shape=Shape.META, key=kind)
    regions = join_tables([find_regions(page.rows) for page in cleared])
    yield from make_lines(pages, regions, body)


def _pages(data: bytes) -> list[Page]:
    with PdfiumDocument(data) as document:
        pages = [page for page in (document.page(index) for index in range(len(document))) if page is not None]
    pages = _read_again(data, pages)
    if not pages:
        raise DamagedDocument("no page of the PDF can be read", stage=_STAGE)
    if not any(page.words for page in pages):
        drawn = [str(page.number) for page in pages if page.drawn]
        if drawn:
            which = ", ".join(drawn[:20])
            raise EmptyDocument(
                f"a scan: page {which} has pictures or drawn letters and no text; read it with OCR first", stage=_STAGE
            )
        raise EmptyDocument("blank: no page of the PDF holds text", stage=_STAGE)
    return pages


def _read_again(data: bytes, pages: list[Page]) -> list[Page]:
    """Pages with those that are read from right to left read by the engine that is better at them."""
    wanted = [page.number for page in pages if is_right_to_left(page.words)]
    if not wanted:
        return pages
    with PlumberDocument(data) as document:
        return [document.page(page) if page.number in wanted else page for page in pages]
