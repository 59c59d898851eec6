"""What a source says: lines as a reader gives them, blocks as the composer joins them, the document."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from statement_parser.model.locator import Locator

Kind = Literal["html", "text", "pdf"]


class Break(enum.IntEnum):
    """What the source says about the break before a line."""

    SOFT = 0
    """None: the line goes on (a wrapped line that says so)."""
    LINE = 1
    """A line break inside a block (`<br>`)."""
    BLOCK = 2
    """A new block (`<p>`, a blank line)."""
    UNKNOWN = 3
    """The source does not say (a newline in plain text, a line of a PDF)."""


class Shape(enum.StrEnum):
    """What the source says a line is. What we believe it is, is a Role."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    META = "meta"


class Hint:
    """What the markup around a line suggests. Evidence for the labelling, never a decision.

    Bits of an int: plain ones, since enum flags cost more than the parse of the page on the hot path.
    """

    NONE: Final = 0
    NAV: Final = 1
    HEADER: Final = 2
    FOOTER: Final = 4
    ASIDE: Final = 8
    FORM: Final = 16
    CONTROL: Final = 32
    """A button or a field's label."""
    ARTICLE: Final = 64
    MAIN: Final = 128
    CAPTION: Final = 256
    QUOTE: Final = 512
    NOISE: Final = 1024
    """A class or id token of the noise vocabulary (reading/markup.toml) on the block or above it."""
    TITLE: Final = 2048
    """Marked as the title (itemprop headline, class tokens of the vocabulary)."""
    BYLINE: Final = 4096
    DATE: Final = 8192
    """A `time` element, or marked as the date."""
    MODIFIED: Final = 16384
    """Marked as the date of the last change."""
    COMMENT: Final = 32768
    DIALOG: Final = 65536


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """How a line looks."""

    bold: bool = False
    """All of its text."""
    italic: bool = False
    """All of its text."""
    size: float | None = None
    """Relative to the body text, 1.0 is equal; None where the source does not say."""


PLAIN = Style()


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A run of clean text as a reader gives it; the one stream in which the formats meet."""

    text: str
    """Clean (text/clean.py), never empty, no line break."""
    where: Locator
    before: Break = Break.BLOCK
    shape: Shape = Shape.TEXT
    level: int = 0
    """Heading: 1 (largest) to 6. Item: depth of nesting, 1 outermost. Else 0."""
    group: int = 0
    """Lines of one list, one table or one parent element share a number; 0: none."""
    cell: tuple[int, int] | None = None
    """Row and column, 0-based, of the table `group`."""
    marker: str | None = None
    """The list marker that the source makes and does not write: "12." of an `ol`, "•" of a `ul`."""
    indent: int = 0
    """Columns of white space before the text."""
    style: Style = PLAIN
    hints: int = Hint.NONE
    """Bits of Hint."""
    link_share: float = 0.0
    """Share of the characters that are link text, 0 to 1."""
    parts: tuple[tuple[int, int], ...] = ()
    """Where two or more inline elements make up the whole line: their (start, end)."""
    pattern: int = 0
    """Lines at alike places (same tags and classes on the way to the root) share a number; 0: unknown."""
    containers: tuple[int, ...] = ()
    """Numbers of the elements around it, outermost first."""
    key: str | None = None
    """Shape META: what it is ("og:title", "jsonld:datePublished", "front-matter:date", "hreflang:ar", "url")."""


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A paragraph, heading, item or cell: one or more lines joined, its list marker taken off."""

    index: int
    """Place in `Document.blocks`."""
    text: str
    """Clean, one space between words, without the marker."""
    shape: Shape
    level: int
    group: int
    cell: tuple[int, int] | None
    marker: str | None
    """As printed: "12.", "•", "(a)", "١-"; None without."""
    number: int | None
    """The marker's value, where it counts."""
    before: Break
    """The break before its first line."""
    style: Style
    hints: int
    link_share: float
    parts: tuple[tuple[int, int], ...]
    pattern: int
    containers: tuple[int, ...]
    key: str | None
    pieces: tuple[tuple[int, int, Locator], ...]
    """(start, end, where) of each source line in `text`; never empty."""


class Span(msgspec.Struct, frozen=True, array_like=True):
    """Characters `start` to `end` (exclusive) of the text of block number `block`. In JSON: [block, start, end]."""

    block: int
    start: int
    end: int


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where the bytes came from."""

    kind: Kind
    sha256: str
    """Of the bytes, lower-case hexadecimal. For a str: of its UTF-8 form."""
    size: int
    """Bytes."""
    name: str | None = None
    """File name without folders."""
    url: str | None = None
    encoding: str | None = None
    """IANA name of the character encoding that was used; None for a str."""
    captured: datetime.datetime | None = None


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a user of the record should know: nothing found, two candidates, a limit."""

    code: str
    """Constant, for machines: "no-date", "ambiguous-date", "count-mismatch" ..."""
    detail: str
    """One sentence for people."""
    field: str | None = None
    """The field of the record that it is about."""
    spans: tuple[Span, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A source as blocks, in reading order; metadata first (shape META), an address given with the source last."""

    source: Source
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()
    pages: int = 1

    @property
    def content(self) -> tuple[Block, ...]:
        """The blocks that a reader sees, without metadata."""
        return tuple(b for b in self.blocks if b.key is None)

    def meta(self, *keys: str) -> Iterator[Block]:
        """Metadata blocks with one of `keys`, in the order of `keys`, then of the document."""
        metas = [block for block in self.blocks if block.key is not None]
        for key in keys:
            for block in metas:
                if block.key == key:
                    yield block

    def text(self, span: Span) -> str:
        """The text of a span.

        Raises:
            IndexError: the span does not lie in this document.
        """
        self._check(span)
        return self.blocks[span.block].text[span.start : span.end]

    def locate(self, span: Span) -> tuple[Locator, ...]:
        """Where a span stands in the source: one locator for each source line that it touches.

        Raises:
            IndexError: the span does not lie in this document.
        """
        block = self.blocks[span.block]
        if not 0 <= span.start <= span.end <= len(block.text):
            raise IndexError(
                f"span {span.start}-{span.end} is outside block {span.block} ({len(block.text)} characters)"
            )
        touched = tuple(w for s, e, w in block.pieces if s < span.end and span.start < e)
        return touched or (block.pieces[0][2],)

    def _check(self, span: Span) -> None:
        if not 0 <= span.block < len(self.blocks):
            raise IndexError(f"no block {span.block}; there are {len(self.blocks)}")
        size = len(self.blocks[span.block].text)
        if not 0 <= span.start <= span.end <= size:
            raise IndexError(f"span {span.start}-{span.end} is outside block {span.block} ({size} characters)")

    def whole(self, index: int) -> Span:
        """The span of a whole block."""
        return Span(index, 0, len(self.blocks[index].text))
