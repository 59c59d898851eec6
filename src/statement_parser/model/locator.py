"""Where in a source a piece of text stands: a page box, a node, a range of lines, or a fact given with the source."""

from __future__ import annotations

import msgspec


class PageBox(msgspec.Struct, frozen=True, kw_only=True, tag="page", tag_field="in"):
    """A rectangle on a page of a PDF. Points (1/72 inch), origin top left."""

    page: int
    """1-based."""
    x0: float
    """Left edge."""
    top: float
    """Upper edge."""
    x1: float
    """Right edge."""
    bottom: float
    """Lower edge."""


class NodePath(msgspec.Struct, frozen=True, kw_only=True, tag="node", tag_field="in"):
    """An element of a page: the nearest block element, or the element that holds the metadata."""

    xpath: str
    """Absolute, every step with its 1-based index: "/html[1]/body[1]/p[2]"; evaluates on the tree that lxml makes."""
    line: int | None = None
    """1-based line of the start tag in the source; None where it is not known."""


class LineRange(msgspec.Struct, frozen=True, kw_only=True, tag="lines", tag_field="in"):
    """Lines of a text, 1-based, in the decoded text, both ends included."""

    first: int
    """The first line."""
    last: int
    """The last line; equal to `first` for one line."""


class SourceField(msgspec.Struct, frozen=True, kw_only=True, tag="source", tag_field="in"):
    """A fact that came with the source and not in it, such as its address."""

    name: str
    """Which fact: "url"."""


Locator = PageBox | NodePath | LineRange | SourceField
