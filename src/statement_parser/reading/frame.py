"""An open block of the walk over a page: what it hands down to the text in it.

Inline elements have no frame: what they hand down is bits of an int, at a tenth of the cost. `outer` is the nearest
block above a block, never itself: a frame that named itself would be a cycle, and what the garbage collector had to
find would cost more than the walk.
"""

from __future__ import annotations

import re

from statement_parser.model.document import Shape
from statement_parser.model.locator import NodePath
from statement_parser.reading.elements import HANDED_DOWN, HEAVY, ROLE_LEVEL, Element
from statement_parser.reading.paths import Paths
from statement_parser.text.markers import ordinal_text

# Members of an enum cost as much as a call to look up.
_TEXT, _HEADING, _ITEM, _CELL = Shape.TEXT, Shape.HEADING, Shape.ITEM, Shape.CELL
_NO_PLACE = (0, 0)
_INTEGER = re.compile(r"\s{0,9}([+-]?\d{1,6})")


class Frame:
    """An open block. It starts with what the block around it hands down."""

    __slots__ = (
        "bits", "cell", "containers", "counts", "element", "group", "index", "level", "markers", "nested",
        "next_number", "number_step", "outer", "path", "pattern", "place", "shape", "tag", "where",
    )  # fmt: skip

    def __init__(
        self, element: Element, tag: str, outer: Frame | None, bits: int, nested: int, index: int, number: int
    ) -> None:
        self.element = element
        self.tag = tag
        self.outer = outer
        self.bits = bits & HANDED_DOWN
        self.nested = nested
        """How many inline elements stand between it and `outer`."""
        self.index = index
        """Which child of its name it is in `outer`, from 1; 0 where that is for `Paths` to find out."""
        self.counts: dict[str, int] = {}
        """How many blocks of a name have been opened right in it."""
        self.path: str | None = None
        self.where: NodePath | None = None
        """Its place, once a line of it needs one."""
        self.place = _NO_PLACE
        """Row and column that were opened last, in a table or a row."""
        if outer is None:  # the document, which the root element stands in
            self.path = ""
            self.pattern = self.group = self.level = 0
            self.shape = _TEXT
            self.cell: tuple[int, int] | None = None
            self.containers: tuple[int, ...] = ()
            self.markers: list[str] | None = None
            """The marker of the list item around it, until the item's first line takes it."""
            return
        self.group = outer.group
        self.cell = outer.cell
        self.containers = (*outer.containers, number)
        self.markers = outer.markers
        level = bits >> ROLE_LEVEL
        if level:
            self.shape, self.level = _HEADING, level
        else:
            self.shape, self.level = outer.shape, outer.level

    def location(self, paths: Paths) -> NodePath:
        """The locator of the element."""
        if self.where is None:
            self.where = NodePath(xpath=self._xpath(paths), line=self.element.sourceline)
        return self.where

    def _xpath(self, paths: Paths) -> str:
        waiting: list[Frame] = []
        frame = self
        while (path := frame.path) is None:
            waiting.append(frame)
            assert frame.outer is not None
            frame = frame.outer
        for frame in reversed(waiting):
            path = f"{path}/{frame.tag}[{frame.index}]" if frame.index else paths.of(frame.element)
            frame.path = path
        return path

    def open_list(self, number: int) -> None:
        """Make it a list; `number` is the group of its items."""
        self.group, self.markers = number, None
        self.next_number = self.number_step = 1
        self.level = self.level + 1 if self.shape is _ITEM else 1
        self.shape, self.cell = _ITEM, None

    def count_items(self, start: str | None, last: int | None) -> None:
        """Number the items from attribute `start` on, or backwards to 1, where `last` is how many there are."""
        self.number_step = 1 if last is None else -1
        self.next_number = _integer(start, last or 1)

    def open_item(self, holder: Frame) -> None:
        """Make it a list item of `holder`, with the marker that a browser shows before it."""
        self.shape = _ITEM
        if self.level < 1:
            self.level = 1
        if self.tag != "li":
            # A term begins an item, its description goes on with it; a description without a term is an item.
            begins = self.tag == "dt" or holder.tag != "dl" or holder.next_number
            self.markers = [""] if begins else None
            if self.tag == "dt":
                holder.next_number = 0
        elif holder.tag != "ol" or self.nested:
            self.markers = ["•"]
        else:
            number = _integer(self.element.get("value"), holder.next_number)
            holder.next_number = number + holder.number_step
            kind = self.element.get("type") or holder.element.get("type") or "1"
            self.markers = [ordinal_text(number, kind)]

    def take_marker(self) -> str | None:
        """The marker of the list item that the element stands in, at its first line; None after that."""
        return self.markers.pop() if self.markers and self.group else None

    def open_table(self, number: int) -> None:
        """Make it a table; `number` is the group of its cells."""
        self.group, self.markers = number, None
        self.shape, self.level, self.place = _TEXT, 0, (-1, 0)

    def open_row(self) -> None:
        """Count a table row."""
        table = self.outer
        while table is not None and table.tag != "table":
            table = table.outer
        if table is not None:
            table.place = (table.place[0] + 1, 0)
            self.place = (table.place[0], -1)

    def open_cell(self) -> None:
        """Count a table cell; one that lays out a page is no cell of a table of data."""
        row = self.outer
        if row is None:
            return
        row.place = (row.place[0], row.place[1] + 1)
        if not self._lays_out():
            self.shape, self.cell = _CELL, row.place
            self.level = 1 if self.tag == "th" else 0

    def _lays_out(self) -> bool:
        """Whether a table cell holds several blocks, or lists."""
        heavy = sum(child.tag in HEAVY for child in self.element)
        return heavy > 1 or any(child.tag in ("table", "ul", "ol") for child in self.element)


def _integer(text: str | None, default: int) -> int:
    """The value of an HTML integer attribute."""
    found = _INTEGER.match(text) if text else None
    return int(found.group(1)) if found else default
