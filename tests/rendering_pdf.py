"""Lays a made statement out as a PDF: columns, tables, page breaks inside lists, right to left, heads and feet.

The bytes are the same for the same statement. What was drawn where is told with them, to check evidence against.
"""

from __future__ import annotations

import functools
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.arabic import visual
from tests.rendering import ARABIC_PLACES, PLACES
from tests.strategies import Made

FONTS = Path(__file__).parents[1] / "fixtures" / "fonts"
TEXT, BOLD = "DejaVuSans", "DejaVuSans-Bold"
LEADING = 1.35
"""Distance of baselines, in parts of the font's size."""
GUTTER = 18.0
"""Space between columns, in points."""


@dataclass(frozen=True)
class PdfShape:
    """How the names of the signatories stand on the page."""

    name: str
    columns: int = 1
    mark: str = ""
    """What stands before each name, with {i} for its number."""
    table: Literal["", "ruled", "open"] = ""
    """Ruled: number and name between lines. Open: name and place, no lines."""
    separator: str = ""
    """All names in one paragraph, with this between them."""
    size: float = 10.0
    """Of the names, in points; smaller where one would not fit into its column."""
    wide: bool = False
    """On pages as wide as A4 is high."""
    grouped: bool = False
    """Two lists, each under the heading of its group."""

    @property
    def numbered(self) -> bool:
        return "{i}" in self.mark or self.table == "ruled"

    @property
    def separators(self) -> str:
        """Characters that part the names, and so cannot stand in them."""
        return {", ": ",،", "; ": ";"}.get(self.separator, "")


@dataclass(frozen=True)
class Paper:
    """The pages that a statement is laid out on."""

    name: str
    width: float = 595.0
    height: float = 842.0
    margin: float = 64.0
    furniture: bool = False
    """A running head and a page number on each page."""
    gap: float = 0.0
    """Between words without a space glyph, in parts of the font's size; 0: words are parted by space glyphs."""


PDF_SHAPES = (
    PdfShape("lines"),
    PdfShape("numbered", mark="{i}."),
    PdfShape("bullets", mark="•"),
    PdfShape("two_columns", columns=2),
    PdfShape("two_columns_numbered", columns=2, mark="{i}.", size=9),
    PdfShape("three_columns", columns=3, size=8, wide=True),
    PdfShape("three_columns_bullets", columns=3, mark="•", size=8),
    PdfShape("four_columns_numbered", columns=4, mark="{i}", size=8, wide=True),
    PdfShape("ruled_table", table="ruled"),
    PdfShape("open_table", table="open"),
    PdfShape("comma", separator=", "),
    PdfShape("semicolon", separator="; "),
    PdfShape("grouped", grouped=True),
    PdfShape("grouped_columns", columns=2, mark="•", size=9, grouped=True),
)

PAPERS = (
    Paper("letter"),
    Paper("apart", gap=0.25),
    Paper("short_pages", height=330.0, furniture=True),
)
"""On short pages, paragraphs and lists are broken by page ends."""

HEAD = "Rivers and Rights – statements and letters"


@dataclass(frozen=True)
class Placed:
    """A line of text as drawn. Points, origin top left; `bottom` is the baseline."""

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Rendered:
    """A PDF, and what is drawn where; running heads and page numbers left out."""

    data: bytes
    placed: tuple[Placed, ...]


@functools.cache
def register_fonts() -> None:
    for name in (TEXT, BOLD):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))


class Sheet:
    """A page after the other, filled from the top."""

    def __init__(self, paper: Paper, *, right_to_left: bool) -> None:
        register_fonts()
        self.paper = paper
        self.right_to_left = right_to_left
        self.placed: list[Placed] = []
        self.page = 0
        self._file = io.BytesIO()
        # Invariant: no date and no identifier that differs from run to run.
        self.canvas: Any = Canvas(self._file, pagesize=(paper.width, paper.height), invariant=1)
        self._start_page()

    @property
    def width(self) -> float:
        return self.paper.width - 2 * self.paper.margin

    @property
    def room(self) -> float:
        """Height left on the page."""
        return self.paper.height - self.paper.margin - self.y

    def _start_page(self) -> None:
        self.page += 1
        self.y = self.paper.margin
        """Where the next line's upper edge is, from the top."""
        if self.paper.furniture:
            self._draw(HEAD, self.paper.margin, 26.0, TEXT, 7)
            self._draw(str(self.page), self.paper.width / 2, self.paper.height - 30.0, TEXT, 8)

    def break_page(self) -> None:
        self.canvas.showPage()
        self._start_page()

    def _draw(self, text: str, x: float, baseline: float, font: str, size: float) -> None:
        self.canvas.setFont(font, size)
        for word, left in self._pieces(text, font, size):
            self.canvas.drawString(x + left, self.paper.height - baseline, word)

    def _pieces(self, text: str, font: str, size: float) -> Iterator[tuple[str, float]]:
        """What is drawn in one go, and how far from the start of `text`."""
        left = 0.0
        for piece in text.split(" ") if self.paper.gap else [text]:
            yield piece, left
            left += pdfmetrics.stringWidth(piece, font, size) + self.paper.gap * size

    def measure(self, text: str, font: str, size: float) -> float:
        """Width of `text` as drawn, in points."""
        glyphs = visual(text) if self.right_to_left else text
        *_, (piece, left) = self._pieces(glyphs, font, size)
        return left + pdfmetrics.stringWidth(piece, font, size)

    def line(self, text: str, x: float, top: float, width: float, font: str, size: float) -> None:
        """One line in a strip of `width` from `x`, at the side where its script starts."""
        drawn = self.measure(text, font, size)
        x0 = x + width - drawn if self.right_to_left else x
        baseline = top + size
        self._draw(visual(text) if self.right_to_left else text, x0, baseline, font, size)
        self.placed.append(Placed(text, self.page, x0, top, x0 + drawn, baseline))

    def wrapped(self, text: str, width: float, font: str, size: float) -> list[str]:
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if lines[-1] and self.measure(longer, font, size) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def fitting(self, texts: Sequence[str], width: float) -> float:
        """The size at which each text has one line: without a mark, a second line would look like another name."""
        return 0.999 * width / max(self.measure(text, TEXT, 1) for text in texts)

    def strip(self, start: float, width: float) -> float:
        """The left edge of a strip that begins `start` points from the side where lines begin."""
        left = self.paper.margin
        return left + self.width - start - width if self.right_to_left else left + start

    def block(self, text: str, font: str = TEXT, size: float = 10.0, *, mark: str = "", after: float = 7.0) -> None:
        """A paragraph, or with `mark` an item with a hanging indent; goes on over page ends."""
        indent = 2.2 * size if mark else 0.0
        width = self.width - indent
        for i, line in enumerate(self.wrapped(text, width, font, size)):
            if self.room < size * LEADING:
                self.break_page()
            if mark and i == 0:
                self.line(mark, self.strip(0, indent), self.y, indent, font, size)
            self.line(line, self.strip(indent, width), self.y, width, font, size)
            self.y += size * LEADING
        self.y += after

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.paper.height - y0, x1, self.paper.height - y1)

    def rendered(self) -> Rendered:
        self.canvas.save()
        return Rendered(self._file.getvalue(), tuple(self.placed))


def in_columns(sheet: Sheet, names: Sequence[str], shape: PdfShape, first: int) -> None:
    """Section columns: down the first, then the next, on each page; about even on the last."""
    # A column has two names at least: side by side alone they would be a row.
    columns = max(1, min(shape.columns, len(names) // 2))
    width = (sheet.width - GUTTER * (columns - 1)) / columns
    size = shape.size if shape.mark else min(shape.size, sheet.fitting(names, width))
    indent = 2.4 * size if shape.mark else 0.0
    step = size * LEADING
    entries = [(i, sheet.wrapped(name, width - indent, TEXT, size)) for i, name in enumerate(names, first)]
    tallest = max(len(lines) for _, lines in entries)
    while entries:
        if sheet.room < step * tallest:
            sheet.break_page()
        even = math.ceil(sum(len(lines) for _, lines in entries) / columns) + tallest - 1
        rows = min(int(sheet.room / step), even)
        most = 0
        for column in range(columns):
            row = 0
            while entries and row + len(entries[0][1]) <= rows:
                i, lines = entries.pop(0)
                start = column * (width + GUTTER)
                top = sheet.y + row * step
                if shape.mark:
                    sheet.line(shape.mark.format(i=i), sheet.strip(start, indent), top, indent, TEXT, size)
                for n, line in enumerate(lines):
                    x = sheet.strip(start + indent, width - indent)
                    sheet.line(line, x, top + n * step, width - indent, TEXT, size)
                row += len(lines)
            most = max(most, row)
        sheet.y += most * step


def _in_table(sheet: Sheet, rows: Sequence[Sequence[str]], widths: Sequence[float], size: float, ruled: bool) -> None:
    """Rows of cells that wrap; `widths` are parts of the sheet's. A row is never broken by a page end."""
    pad = 4.0
    parts = [sheet.width * w for w in widths]
    for row in rows:
        cells = [sheet.wrapped(c, w - 2 * pad, TEXT, size) for c, w in zip(row, parts, strict=True)]
        height = max(map(len, cells)) * size * LEADING + 2 * pad
        if sheet.room < height:
            sheet.break_page()
        start = 0.0
        for lines, width in zip(cells, parts, strict=True):
            for n, line in enumerate(lines):
                x = sheet.strip(start + pad, width - 2 * pad)
                sheet.line(line, x, sheet.y + pad + n * size * LEADING, width - 2 * pad, TEXT, size)
            if ruled:
                x0 = sheet.strip(start, width)
                for edge in ((x0, sheet.y, x0 + width, sheet.y), (x0, sheet.y + height, x0 + width, sheet.y + height)):
                    sheet.rule(*edge)
                for x in (x0, x0 + width):
                    sheet.rule(x, sheet.y, x, sheet.y + height)
            start += width
        sheet.y += height


def _names(sheet: Sheet, names: Sequence[str], shape: PdfShape, first: int = 1) -> None:
    if shape.table == "ruled":
        numbered = [(str(i), name) for i, name in enumerate(names, first)]
        _in_table(sheet, numbered, (0.1, 0.5), shape.size, ruled=True)
    elif shape.table == "open":
        places = ARABIC_PLACES if sheet.right_to_left else PLACES
        placed = [(name, places[i % len(places)]) for i, name in enumerate(names)]
        _in_table(sheet, placed, (0.6, 0.4), shape.size, ruled=False)
    elif shape.separator:
        separator = shape.separator.replace(",", "،") if sheet.right_to_left else shape.separator
        # A legal form brings its own full stop ("…, Inc.").
        sheet.block(separator.join(names).removesuffix(".") + ".", size=shape.size)
    else:
        in_columns(sheet, names, shape, first)


def _signatories(sheet: Sheet, made: Made, shape: PdfShape) -> None:
    def heading(text: str, size: float) -> None:
        # A heading stays with the first line below it.
        if sheet.room < 40:
            sheet.break_page()
        sheet.block(text, BOLD, size, after=4)

    heading(made.heading, 12)
    if not shape.grouped:
        _names(sheet, made.names, shape)
        return
    half = len(made.names) // 2
    for group, names in zip(made.groups, (made.names[:half], made.names[half:]), strict=True):
        heading(group, 10)
        _names(sheet, names, shape)
        sheet.y += 6


def render_pdf(made: Made, shape: PdfShape, paper: Paper, *, demand_mark: str = "•") -> Rendered:
    """A PDF with the statement; `demand_mark` may have {i} for the number of the demand."""
    if shape.wide:
        paper = replace(paper, width=842.0, height=min(paper.height, 595.0))
    sheet = Sheet(paper, right_to_left=made.language == "ar")
    sheet.block(made.title, BOLD, 15, after=12)
    if made.date_place == "top":
        sheet.block(made.printed_date)
    for paragraph in (*made.opening, made.lead_in):
        sheet.block(paragraph)
    for i, demand in enumerate(made.demands, 1):
        sheet.block(demand, mark=demand_mark.format(i=i), after=3)
    sheet.y += 4
    sheet.block(made.closing)
    if made.date_place == "foot":
        sheet.block(made.printed_date)
    sheet.y += 6
    _signatories(sheet, made, shape)
    return sheet.rendered()
