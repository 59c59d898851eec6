"""HTML -> lines. One parse (lxml), one walk; what is hidden is left out, what is not text becomes hints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from statement_parser.errors import DamagedDocument, EmptyDocument, StructureLimit
from statement_parser.model.document import PLAIN, Break, Hint, Line, Shape, Style
from statement_parser.model.locator import LineRange
from statement_parser.options import Options
from statement_parser.reading import metadata
from statement_parser.reading.frame import (
    BLOCKS,
    BOLD,
    CELLS,
    HEADINGS,
    HEAVY,
    ITALIC,
    ITEMS,
    LISTS,
    METADATA,
    SKIPPED,
    Frame,
    integer,
)  # fmt: skip
from statement_parser.reading.markup import TAG_HINTS, Vocabulary, vocabulary
from statement_parser.text.clean import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN_STYLE = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.I)
_BLOCK_STYLE = re.compile(r"display\s{0,5}:\s{0,5}(?:block|flex|grid|table|list-item)\b", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s{0,5}:\s{0,5}(?:bold|[6-9]00)", re.I)
_STYLE_CHARS = 2_000
_LONG_TAG_CHARS = 4_000
_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{4000,}")
_BOLD, _ITALIC, _LINK = 1, 2, 4
_LOOKS = (PLAIN, Style(bold=True), Style(italic=True), Style(bold=True, italic=True))
_INLINE_HINTS = Hint.DATE | Hint.MODIFIED | Hint.BYLINE
_UNSEEN = -1
_NO_TEXT = frozenset(("html", "head", "title", ""))


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
    walk.run(_parse(data, encoding, options))
    if not walk.lines:
        raise EmptyDocument("no text in the page", stage="read")
    yield from walk.metas
    yield from walk.lines


def _parse(data: bytes, encoding: str, options: Options) -> _Element:
    from lxml import etree

    # Splitting is a quarter of the cost of the pattern, which few pages need.
    long = len(max(data.split(b"<"), key=len)) > _LONG_TAG_CHARS
    for tag in _LONG_TAG.finditer(data) if long else ():
        if len(tag.group().split()) > options.max_tag_attributes:
            raise StructureLimit(
                f"a tag with more than {options.max_tag_attributes} attributes at byte {tag.start()}", stage="read"
            )
    parser = etree.HTMLParser(encoding=encoding, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise DamagedDocument(f"the HTML parser gave up: {error}", stage="read") from error
    if root is None:
        raise EmptyDocument("no element and no text in the page", stage="read")
    for entry in parser.error_log:
        # libxml2 drops all below its depth limit and only says so here.
        if "depth" in entry.message:
            raise StructureLimit(f"line {entry.line}: {entry.message.strip()}", stage="read")
    return root


class _Walk:
    """One pass over a tree; collects lines and metadata."""

    def __init__(self, words: Vocabulary, options: Options) -> None:
        self.metas: list[Line] = []
        self.lines: list[Line] = []
        self._words = words
        self._options = options
        self._names: dict[str, int | None] = {}
        self._patterns: dict[tuple[int, str, str], int] = {}
        self._numbers = 0
        self._before = Break.BLOCK
        self._chunks: list[str] = []
        self._marks: list[int] = []
        self._owner: Frame | None = None
        """The block that the text of the open line stands in."""
        self._bare = False
        self._chars = self._link_chars = self._bold_chars = self._italic_chars = 0
        self._line_hints = Hint.NONE

    def run(self, root: _Element) -> None:
        """Walk the tree."""
        from lxml import etree

        frame: Frame | None = None
        nodes, most, deepest = 0, self._options.max_nodes, self._options.max_depth
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                nodes += 1
                if nodes > most:
                    raise StructureLimit(f"more than {most} elements", stage="read")
                tag = element.tag
                frame = Frame(tag, frame)
                if not self._open(element, tag, frame):
                    frame.tag = ""
                    walker.skip_subtree()
                    continue
                if len(frame.containers) > deepest:
                    raise StructureLimit(f"elements nested more than {deepest} deep", stage="read")
                text = element.text
            else:
                assert frame is not None
                if frame.is_block:
                    if self._chars:
                        self._flush(Break.BLOCK)
                    else:
                        self._before = Break.BLOCK
                elif frame.parent is frame.outer and frame.tag and frame.tag != "br":
                    self._marks.append(len(self._chunks))
                frame = frame.parent
                text = element.tail
            if not text or frame is None:
                continue
            if text.isspace() and (frame.tag != "pre" or "\n" not in text):
                if self._chunks:
                    self._chunks.append(" ")
            elif frame.tag not in _NO_TEXT:
                self._text(text, frame)
        if self._chars:
            self._flush(Break.BLOCK)

    # -- elements ------------------------------------------------------------------------------------------------

    def _open(self, element: _Element, tag: str, frame: Frame) -> bool:
        """Take in an element; False: it and all below it is not shown."""
        if tag == "br":
            self._flush(Break.LINE)
            return True
        if tag in METADATA:
            self._metadata(element, frame)
        if tag in SKIPPED or tag == "input":
            return False
        names = ""
        hint = TAG_HINTS.get(tag)
        if hint:
            frame.hints |= hint
        items: list[tuple[str, str]] = element.items()  # type: ignore[assignment]  # of a page: always str
        for name, value in items:
            if name == "class" or name == "id":
                if name == "class":
                    names = value
                found = self._names.get(value, _UNSEEN)
                if found == _UNSEEN:
                    found = self._names[value] = self._words.of_names(value)
                if tag == "body" or tag == "html":
                    continue  # a theme names there all that a page may have
                if found is None:
                    return False
                frame.hints |= found
            elif name == "style":
                if not self._style(value[:_STYLE_CHARS], frame):
                    return False
            elif name == "hidden" and value != "until-found":
                return False
            elif name == "role":
                self._role(element, value, frame)
            elif name == "itemprop":
                frame.hints |= self._words.of_itemprop(value)
        if tag == "dialog" and "open" not in element.attrib:
            return False
        if tag in BLOCKS or frame.is_block:
            self._open_block(element, tag, names, frame)
        else:
            if tag == "a":
                frame.look |= _LINK
            elif tag in BOLD:
                frame.look |= _BOLD
            elif tag in ITALIC:
                frame.look |= _ITALIC
            if frame.parent is frame.outer:
                self._marks.append(len(self._chunks))
        return True

    def _style(self, style: str, frame: Frame) -> bool:
        """Take in a style attribute; False: not shown."""
        if _HIDDEN_STYLE.search(style):
            return False
        if _BLOCK_STYLE.search(style):
            frame.is_block = True
        if _BOLD_STYLE.search(style):
            frame.look |= _BOLD
        return True

    def _role(self, element: _Element, role: str, frame: Frame) -> None:
        frame.hints |= self._words.of_role(role)
        level = element.get("aria-level", "2")
        if role == "heading" and level in ("1", "2", "3", "4", "5", "6"):
            frame.shape, frame.level, frame.is_block = Shape.HEADING, int(level), True

    def _open_block(self, element: _Element, tag: str, names: str, frame: Frame) -> None:
        frame.is_block = True
        if self._chars:
            self._flush(Break.BLOCK)
        else:
            self._before = Break.BLOCK
            self._chunks.clear()
            self._marks.clear()
        frame.line = element.sourceline  # type: ignore[assignment]  # the stubs do not know that it may be None
        self._numbers += 1
        frame.containers = (*frame.containers, self._numbers)
        frame.pattern = self._patterns.setdefault((frame.pattern, tag, names), len(self._patterns) + 1)
        if tag in BOLD:
            frame.look |= _BOLD
        if tag == "div" or tag == "p":
            return
        if tag in HEADINGS:
            frame.shape, frame.level = Shape.HEADING, HEADINGS[tag]
            frame.hints &= ~Hint.CONTROL
        elif tag in LISTS:
            frame.group = self._numbers
            frame.level = frame.level + 1 if frame.shape is Shape.ITEM else 1
            frame.shape, frame.cell = Shape.ITEM, None
            if tag == "ol":
                frame.number_step = -1 if "reversed" in element.attrib else 1
                frame.next_number = integer(element.get("start"), 1 if frame.number_step > 0 else len(element))
        elif tag in ITEMS:
            frame.marker = frame.item_marker(element.get("value"), element.get("type"))
            frame.shape, frame.level = Shape.ITEM, max(1, frame.level)
        elif tag == "table":
            frame.group, frame.shape, frame.level, frame.place = self._numbers, Shape.TEXT, 0, (-1, 0)
        elif tag == "tr":
            frame.open_row()
        elif tag in CELLS:
            frame.open_cell(_lays_out(element))
        elif tag == "button" and frame.shape is Shape.HEADING:
            frame.hints &= ~Hint.CONTROL  # the head of an accordion

    # -- text ----------------------------------------------------------------------------------------------------

    def _text(self, text: str, frame: Frame) -> None:
        """Take in text that is not only white space."""
        if frame.tag == "pre" and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._flush(Break.UNKNOWN)
                if line and not line.isspace():
                    self._text(line, frame)
            return
        self._chunks.append(text)
        owner = frame if frame.is_block else frame.outer
        self._owner = owner
        size = len(text)
        self._chars += size
        look = frame.look
        if look:
            if look & _LINK:
                self._link_chars += size
            if look & _BOLD:
                self._bold_chars += size
            if look & _ITALIC:
                self._italic_chars += size
        if frame is owner:
            self._bare = True
        else:
            self._line_hints |= frame.hints & _INLINE_HINTS

    def _flush(self, following: Break) -> None:
        """End the line; `following` is the break before the next one."""
        owner = self._owner
        text, parts = self._line_text() if self._chars else ("", ())
        if text and owner is not None:
            self._emit(text, parts, owner)
            self._before = following
        elif following is not Break.LINE or self._before is Break.LINE:
            self._before = Break.BLOCK  # a block, or an empty line between two breaks
        self._chunks.clear()
        self._marks.clear()
        self._bare = False
        self._chars = self._link_chars = self._bold_chars = self._italic_chars = 0
        self._line_hints = Hint.NONE

    def _line_text(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        chunks, marks = self._chunks, self._marks
        if self._bare or len(marks) < 4 or len(marks) % 2:
            return clean("".join(chunks)), ()
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

    def _emit(self, text: str, parts: tuple[tuple[int, int], ...], owner: Frame) -> None:
        chars = self._chars
        self.lines.append(
            Line(
                text=text,
                where=owner.where or owner.location(),
                before=self._before,
                shape=owner.shape,
                level=owner.level,
                group=owner.group,
                cell=owner.cell,
                marker=owner.take_marker() if owner.group else None,
                style=_LOOKS[(self._bold_chars == chars) | (self._italic_chars == chars) << 1],
                hints=owner.hints | self._line_hints,
                link_share=self._link_chars / chars,
                parts=parts,
                pattern=owner.pattern,
                containers=owner.containers,
            )
        )

    def _metadata(self, element: _Element, frame: Frame) -> None:
        frame.line = element.sourceline  # type: ignore[assignment]
        for key, value in _metadata_of(element):
            if cleaned := clean(value):
                where = frame.location()
                self.metas.append(
                    Line(
                        text=cleaned,
                        where=where,
                        shape=Shape.META,
                        key=key,
                        hints=frame.hints,
                        containers=frame.containers,
                    )
                )


def _lays_out(cell: _Element) -> bool:
    """Whether a table cell holds several blocks, or lists."""
    heavy = sum(child.tag in HEAVY for child in cell)
    return heavy > 1 or any(child.tag in ("table", "ul", "ol") for child in cell)


def _metadata_of(element: _Element) -> Iterator[tuple[str, str]]:
    """(key, value) pairs of one element of the kinds that hold metadata."""
    tag = element.tag
    if tag == "meta":
        name = element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
        pair = metadata.of_meta(name, element.get("content") or "") if name else None
        if pair:
            yield pair
    elif tag == "title":
        yield "title", element.text or ""
    elif tag == "time":
        yield "time", element.get("datetime") or ""
    elif tag == "html":
        yield "html:lang", element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    elif tag == "link":
        relation = (element.get("rel") or "").lower().split()
        if "canonical" in relation:
            yield "canonical", element.get("href") or ""
        elif "alternate" in relation and element.get("hreflang"):
            yield f"hreflang:{element.get('hreflang', '').lower()[:20]}", element.get("href") or ""
    elif tag == "script" and (element.get("type") or "").lower().strip() == "application/ld+json":
        yield from metadata.of_json_ld(element.text or "")
