"""An open element of the walk over a page: what it hands down to the text in it.

`outer` is the nearest block above an element, never itself: a frame that named itself would be a cycle, and what the
garbage collector had to find would cost more than the walk.
"""

from __future__ import annotations

import re

from statement_parser.model.document import Shape
from statement_parser.model.locator import NodePath
from statement_parser.text.markers import ordinal_text

# Element names of the HTML Living Standard; what is in neither set is inline.
SKIPPED = frozenset(
    "script style template noscript svg canvas iframe object embed audio video map datalist select textarea "
    "applet".split()
)
BLOCKS = frozenset(
    "html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol option "
    "p pre search section summary table tbody td tfoot th thead tr ul".split()
)
LISTS = frozenset(("ol", "ul", "menu", "dl", "dir"))
ITEMS = frozenset(("li", "dd", "dt"))
CELLS = frozenset(("td", "th"))
HEADINGS = {f"h{n}": n for n in range(1, 7)}
BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt"))
ITALIC = frozenset(("i", "em", "cite"))
HEAVY = frozenset(
    "article aside blockquote div dl fieldset form h1 h2 h3 h4 h5 h6 header main nav ol p section table ul".split()
)
METADATA = frozenset(("meta", "link", "script", "title", "time", "html"))

_INTEGER = re.compile(r"\s{0,9}([+-]?\d{1,6})")
_PLAIN_TAG = re.compile(r"[a-z][a-z0-9]{0,30}\Z")


class Frame:
    """An open element. Children start with what their parent hands down."""

    __slots__ = (
        "cell", "containers", "counts", "group", "hints", "index", "is_block", "level", "line", "look", "marker",
        "next_number", "number_step", "outer", "parent", "path", "pattern", "place", "shape", "tag", "where",
    )  # fmt: skip

    def __init__(self, tag: str, parent: Frame | None) -> None:
        self.tag = tag
        self.parent = parent
        self.counts: dict[str, int] | None = None
        self.path: str | None = None
        self.where: NodePath | None = None
        self.line: int | None = None
        self.next_number = self.number_step = 1
        self.place = (0, 0)
        self.marker: str | None = None
        self.is_block = False
        if parent is None:
            self.outer = self
            self.index = 1
            self.hints = self.group = self.level = self.pattern = self.look = 0
            self.shape = Shape.TEXT
            self.cell: tuple[int, int] | None = None
            self.containers: tuple[int, ...] = ()
            return
        counts = parent.counts
        if counts is None:
            counts = parent.counts = {}
        self.index = counts[tag] = counts.get(tag, 0) + 1
        self.outer = parent if parent.is_block else parent.outer
        self.hints = parent.hints
        self.group = parent.group
        self.level = parent.level
        self.pattern = parent.pattern
        self.shape = parent.shape
        self.cell = parent.cell
        self.containers = parent.containers
        self.look = parent.look

    def xpath(self) -> str:
        """Path from the root, each step with its index."""
        waiting: list[Frame] = []
        frame: Frame | None = self
        while frame is not None and frame.path is None:
            waiting.append(frame)
            frame = frame.parent
        path = frame.path if frame is not None and frame.path is not None else ""
        for frame in reversed(waiting):
            # A name with a colon ("o:p") is no XPath name test.
            name = frame.tag if _PLAIN_TAG.match(frame.tag) else f"*[name()='{frame.tag}']"
            path = frame.path = f"{path}/{name}[{frame.index}]"
        return path

    def location(self) -> NodePath:
        """The locator of the element."""
        if self.where is None:
            self.where = NodePath(xpath=self.xpath(), line=self.line)
        return self.where

    def item_marker(self, value: str | None, kind: str | None) -> str | None:
        """The marker that a browser shows before a list item with attributes `value` and `type`."""
        parent = self.parent
        if parent is None or self.tag != "li":
            return None
        if parent.tag != "ol":
            return "•"
        number = integer(value, parent.next_number)
        parent.next_number = number + parent.number_step
        return ordinal_text(number, kind or "1")

    def open_row(self) -> None:
        """Count a table row."""
        table = self.parent
        while table is not None and table.tag != "table":
            table = table.parent
        if table is not None:
            table.place = (table.place[0] + 1, 0)
            self.place = (table.place[0], -1)

    def open_cell(self, lays_out: bool) -> None:
        """Count a table cell; one that lays out a page is no cell of a table of data."""
        row = self.parent
        if row is None:
            return
        row.place = (row.place[0], row.place[1] + 1)
        if not lays_out:
            self.shape, self.cell = Shape.CELL, row.place
            self.level = 1 if self.tag == "th" else 0

    def take_marker(self) -> str | None:
        """The marker of the list item that the element stands in, at its first line; None after that."""
        item: Frame | None = self
        while item is not None and item.group == self.group:
            if item.tag in ITEMS:
                marker, item.marker = item.marker, None
                return marker
            item = item.parent
        return None


def integer(text: str | None, default: int) -> int:
    """The value of an HTML integer attribute."""
    found = _INTEGER.match(text) if text else None
    return int(found.group(1)) if found else default
