"""HTML -> lines. One parse (lxml), one walk; what is hidden is left out, what is not text becomes hints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from statement_parser.errors import EmptyDocument, StructureLimit
from statement_parser.model.document import PLAIN, Break, Hint, Line, Shape, Style
from statement_parser.model.locator import LineRange, NodePath
from statement_parser.options import Options
from statement_parser.reading import metadata
from statement_parser.reading.elements import (
    BLOCK_BITS,
    BLOCKS,
    BOLD,
    CELLS,
    HEADINGS,
    HINTS,
    INLINE_BITS,
    ITALIC,
    ITEMS,
    LINK,
    LISTS,
    LOOKS,
    MADE_BLOCK,
    METADATA,
    SKIPPED,
    SPECIAL,
    Element,
    of_heading,
    of_style,
)
from statement_parser.reading.frame import Frame
from statement_parser.reading.markup import MAX_NAMES_CHARS, Vocabulary, vocabulary
from statement_parser.reading.paths import Paths
from statement_parser.reading.tree import parse_page
from statement_parser.text.clean import clean

_HIDDEN_STYLE = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.I)
_STYLE_CHARS = 2_000
_MOST_NESTING = 4_000_000
_LOOKS = (PLAIN, Style(bold=True), Style(italic=True), Style(bold=True, italic=True))
# Members of an enum cost as much as a call to look up.
_BLOCK, _LINE = Break.BLOCK, Break.LINE
_INLINE_HINTS = Hint.DATE | Hint.MODIFIED | Hint.BYLINE
_Parts = tuple[tuple[int, int], ...]
_NO_PARTS: _Parts = ()


def read_html(data: bytes, encoding: str, options: Options) -> Iterator[Line]:
    """The lines of a page: metadata first (shape META), then the text in document order.

    Raises:
        StructureLimit: more elements, depth or attributes than `options` allow.
        EmptyDocument, DamagedDocument: no element in it.
    """
    if data[:200].lstrip().startswith(b"---"):
        front, end = metadata.split_front_matter(data[:100_000].decode(encoding, "replace"))
        for key, value, number in front:
            if cleaned := clean(value):
                yield Line(text=cleaned, where=LineRange(first=number, last=number), shape=Shape.META, key=key)
        taken = len(data[:100_000].decode(encoding, "replace")[:end].encode(encoding, "replace"))
        data = b"\n" * data[:taken].count(b"\n") + data[taken:]
    if encoding not in ("utf-8", "ascii"):
        # libxml2 knows fewer encodings than Python, and stops at bytes that have no meaning in one.
        data, encoding = data.decode(encoding, "replace").encode("utf-8", "replace"), "utf-8"
    walk = _Walk(vocabulary(), options)
    for root in parse_page(data, encoding, options.max_tag_attributes):
        walk.run(root)
    if not walk.lines:
        raise EmptyDocument("no text in the page", stage="read")
    yield from walk.metas
    yield from walk.lines


class _Walk:
    """One pass over a tree; collects lines and metadata."""

    def __init__(self, words: Vocabulary, options: Options) -> None:
        from lxml import etree

        self.metas: list[Line] = []
        self.lines: list[Line] = []
        self._words = words
        self._most, self._deepest = options.max_nodes, options.max_depth
        self._paths = Paths()
        self._patterns: dict[tuple[int, str, str], int] = {}
        self._numbers = self._nesting = self._elements = 0
        document: Any = etree.Element("document")
        self._document = Frame(document, "", None, 0, 0, 0, 0)
        # The open line. Its lists are emptied and never replaced: the walk holds on to them.
        self._before = _BLOCK
        self._chunks: list[str] = []
        self._marks: list[int] = []
        self._bare = False
        self._chars = self._link_chars = self._bold_chars = self._italic_chars = 0
        self._line_hints = Hint.NONE

    def run(self, root: Element) -> None:
        """Walk the next root. This loop is most of the time of a page: it deals with inline elements by itself."""
        from lxml import etree

        chunks, marks, paths = self._chunks, self._marks, self._paths.open
        most, elements, frame = self._most, self._elements, self._document
        self._paths.root += 1
        bits = nested = 0  # what the innermost element hands down; open inline elements in `frame`
        above: list[int] = []  # the bits of the elements around
        skipped = False
        walker: Any = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                elements += 1
                if elements > most:
                    raise StructureLimit(f"more than {most} elements", stage="read")
                tag = element.tag
                attributes = element.items()
                own, names, index = 0, "", 0
                is_block = tag in BLOCKS
                if is_block and not nested:
                    counts = frame.counts
                    index = counts[tag] = counts.get(tag, 0) + 1
                if attributes or tag in SPECIAL:
                    told = self._told(element, tag, attributes, frame, bits)
                    if told is None:
                        walker.skip_subtree()
                        skipped = True
                        continue
                    own, names = told
                above.append(bits)
                if is_block or own & MADE_BLOCK:
                    frame = self._open_block(element, tag, names, frame, bits | own, nested, index)
                    bits, nested = frame.bits, 0
                else:
                    bits |= own | INLINE_BITS.get(tag, 0)
                    if not nested:
                        marks.append(len(chunks))
                    nested += 1
                text = element.text
            else:
                text = element.tail
                if skipped:
                    skipped = False
                else:
                    bits = above.pop()
                    if element is frame.element:
                        nested, frame = self._close_block(frame)
                    else:
                        nested -= 1
                        if not nested:
                            marks.append(len(chunks))
                    if paths:
                        paths.pop(element, None)
            if text and text.isspace() and (frame.tag != "pre" or nested or "\n" not in text):
                if chunks:
                    chunks.append(" ")
            elif text:
                self._add(text, bits, nested, frame)
        self._elements = elements

    # -- elements ------------------------------------------------------------------------------------------------

    def _told(
        self, element: Element, tag: str, attributes: list[tuple[str, str]], frame: Frame, bits: int
    ) -> tuple[int, str] | None:
        """(Bits, class names) that an element's attributes say; None: it and all below it is not shown."""
        if tag in SPECIAL:
            if tag == "br":
                self._flush(frame, _LINE)
            elif tag in METADATA:
                self._metadata(element, frame, bits)
            if tag in SKIPPED or (tag == "dialog" and element.get("open") is None):
                return None
        own, names = 0, ""
        of_names = self._words.of_names
        for name, value in attributes:
            if name == "class" or name == "id":
                if name == "class":
                    names = value
                hint = of_names(value if len(value) <= MAX_NAMES_CHARS else value[:MAX_NAMES_CHARS])
                if tag == "body" or tag == "html":
                    continue  # a theme names there all that a page may have
                if hint is None:
                    return None
                own |= hint
            elif name == "itemprop":
                own |= self._words.of_itemprop(value)
            elif name == "style":
                style = value[:_STYLE_CHARS]
                if _HIDDEN_STYLE.search(style) is not None:
                    return None
                own |= of_style(style)
            elif name == "hidden" and value != "until-found":
                return None
            elif name == "role":
                own |= self._words.of_role(value) | (of_heading(element) if value == "heading" else 0)
        return own, names

    def _open_block(
        self, element: Element, tag: str, names: str, outer: Frame, bits: int, nested: int, index: int
    ) -> Frame:
        """The frame of a block that starts in `outer`, `nested` inline elements deep."""
        if self._chars:
            self._flush(outer, _BLOCK)
        else:
            self._before = _BLOCK
            self._marks.clear()
        self._numbers = number = self._numbers + 1
        patterns = self._patterns
        frame = Frame(element, tag, outer, bits, nested, index, number)
        frame.pattern = patterns.setdefault((outer.pattern, tag, names), len(patterns) + 1)
        # Places are kept for each block, so that memory grows with blocks times depth.
        self._nesting += len(frame.containers)
        if len(frame.containers) > self._deepest or self._nesting > _MOST_NESTING:
            raise StructureLimit(f"elements nested more than {self._deepest} deep", stage="read")
        if tag == "div" or tag == "p":
            return frame
        frame.bits |= BLOCK_BITS.get(tag, 0)
        if tag in HEADINGS:
            frame.shape, frame.level = Shape.HEADING, HEADINGS[tag]
            frame.bits &= ~Hint.CONTROL
        elif tag in LISTS:
            frame.open_list(self._numbers)
            if tag == "ol":
                frame.count_items(element.get("start"), None if element.get("reversed") is None else len(element))
        elif tag in ITEMS:
            frame.open_item(outer)
        elif tag == "table":
            frame.open_table(self._numbers)
        elif tag == "tr":
            frame.open_row()
        elif tag in CELLS:
            frame.open_cell()
        elif tag == "button" and frame.shape is Shape.HEADING:
            frame.bits &= ~Hint.CONTROL  # the head of an accordion
        return frame

    def _close_block(self, frame: Frame) -> tuple[int, Frame]:
        """How many inline elements are open after the end of a block, and in which block."""
        if self._chars:
            self._flush(frame, _BLOCK)
        else:
            self._before = _BLOCK
        assert frame.outer is not None
        return frame.nested, frame.outer

    # -- text ----------------------------------------------------------------------------------------------------

    def _add(self, text: str, bits: int, nested: int, frame: Frame) -> None:
        """Take in text that is not only white space, and stands `nested` inline elements deep in `frame`."""
        if not nested:
            if frame.tag == "pre":
                self._add_lines(text, frame)
                return
            self._bare = True
        elif bits & _INLINE_HINTS:
            self._line_hints |= bits & _INLINE_HINTS
        self._count(text, bits)

    def _count(self, text: str, bits: int) -> None:
        self._chunks.append(text)
        size = len(text)
        self._chars += size
        if bits & LOOKS:
            if bits & LINK:
                self._link_chars += size
            if bits & BOLD:
                self._bold_chars += size
            if bits & ITALIC:
                self._italic_chars += size

    def _add_lines(self, text: str, frame: Frame) -> None:
        """Take in text right in a `pre`: its line breaks are shown."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._flush(frame, Break.UNKNOWN)
            if line and not line.isspace():
                self._bare = True
                self._count(line, frame.bits)

    def _flush(self, frame: Frame, following: Break) -> None:
        """End the line, which stands in `frame`; `following` is the break before the next one."""
        text, parts = "", _NO_PARTS
        if self._chars:
            if self._bare or len(self._marks) < 4 or len(self._marks) % 2:
                text = clean("".join(self._chunks))
            else:
                text, parts = self._in_parts()
        if text:
            self._emit(text, parts, frame)
            self._before = following
        elif following is not _LINE or self._before is _LINE:
            self._before = _BLOCK  # a block, or an empty line between two breaks
        self._chunks.clear()
        self._marks.clear()
        self._bare = False
        self._chars = self._link_chars = self._bold_chars = self._italic_chars = 0
        self._line_hints = Hint.NONE

    def _in_parts(self) -> tuple[str, _Parts]:
        """The text of a line that inline elements make up, and where each of them stands in it; () for only one."""
        chunks, marks = self._chunks, self._marks
        outside = zip([0, *marks[1::2]], [*marks[::2], len(chunks)], strict=True)
        if any(not chunk.isspace() for start, end in outside for chunk in chunks[start:end]):
            # An element that a block stands in has its end in this line, and the next such one its start.
            return clean("".join(chunks)), _NO_PARTS
        links_only = self._link_chars == self._chars
        pieces: list[str] = []
        parts: list[tuple[int, int]] = []
        size, last = 0, 0
        for start, end in zip(marks[::2], marks[1::2], strict=True):
            raw = "".join(chunks[start:end])
            part = clean(raw)
            if not part:
                continue
            between = "".join(chunks[last:start])
            # Neighbouring links are set apart by the style sheet (fixture en/link-cloud).
            if size and (links_only or between[:1].isspace() or between[-1:].isspace() or raw[0].isspace()):
                pieces.append(" ")
                size += 1
            pieces.append(part)
            parts.append((size, size + len(part)))
            size += len(part)
            last = end - 1 if raw[-1:].isspace() else end
        text = "".join(pieces)
        again = clean(text)
        return (text, tuple(parts)) if again == text and len(parts) > 1 else (again, ())

    def _emit(self, text: str, parts: _Parts, frame: Frame) -> None:
        chars = self._chars
        self.lines.append(
            Line(
                text=text,
                where=frame.where or frame.location(self._paths),
                before=self._before,
                shape=frame.shape,
                level=frame.level,
                group=frame.group,
                cell=frame.cell,
                marker=frame.take_marker(),
                style=_LOOKS[(self._bold_chars == chars) | (self._italic_chars == chars) << 1],
                hints=frame.bits & HINTS | self._line_hints,
                link_share=self._link_chars / chars,
                parts=parts,
                pattern=frame.pattern,
                containers=frame.containers,
            )
        )

    def _metadata(self, element: Element, frame: Frame, bits: int) -> None:
        for key, value in metadata.of_element(element):
            if cleaned := clean(value):
                self.metas.append(
                    Line(
                        text=cleaned,
                        where=NodePath(xpath=self._paths.of(element), line=element.sourceline),
                        shape=Shape.META,
                        key=key,
                        hints=bits & HINTS,
                        containers=frame.containers,
                    )
                )
