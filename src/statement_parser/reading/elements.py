"""What the elements of HTML are to the walk over a page, by their names (HTML Living Standard) and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from statement_parser.reading.markup import TAG_HINTS

_LEVELS = (None, "1", "2", "3", "4", "5", "6")


class Element(Protocol):
    """An element of a page as lxml gives it, as far as it is used here."""

    tag: str
    text: str | None
    tail: str | None
    sourceline: int | None

    def get(self, key: str) -> str | None:
        """The value of an attribute."""

    def items(self) -> list[tuple[str, str]]:
        """Names and values of the attributes."""

    def getparent(self) -> Element | None:
        """The element around it."""

    def itersiblings(self) -> Iterator[Element]:
        """The elements behind it."""

    def __iter__(self) -> Iterator[Element]: ...

    def __len__(self) -> int: ...


# What is in neither of these two is inline.
SKIPPED = frozenset(
    "script style template noscript svg canvas iframe object embed audio video map datalist select textarea "
    "applet input title br".split()
)
"""Nothing in them is shown where they stand."""
BLOCKS = frozenset(
    "html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol option "
    "p pre search section summary table tbody td tfoot th thead tr ul".split()
)
METADATA = frozenset(("meta", "link", "script", "title", "time", "html"))
SPECIAL = SKIPPED | METADATA | {"dialog"}
"""Those that are looked at even without attributes."""
LISTS = frozenset(("ol", "ul", "menu", "dl", "dir"))
ITEMS = frozenset(("li", "dd", "dt"))
CELLS = frozenset(("td", "th"))
HEADINGS = {f"h{n}": n for n in range(1, 7)}
HEAVY = frozenset(
    "article aside blockquote div dl fieldset form h1 h2 h3 h4 h5 h6 header main nav ol p section table ul".split()
)
"""Blocks that lay out: two of them in a table cell, and the table is none of data."""

# What an element hands down to the text in it is one int, so that an inline element costs a few operations on bits:
# hints (model.document.Hint) in the low ones, then how the text looks, then what holds for the element alone.
HINTS = (1 << 20) - 1
BOLD, ITALIC, LINK = 1 << 20, 1 << 21, 1 << 22
LOOKS = BOLD | ITALIC | LINK
HANDED_DOWN = HINTS | LOOKS
MADE_BLOCK = 1 << 23
"""A block by its `style` or its `role`."""
ROLE_LEVEL = 24
"""The place of the bits that tell the level of a heading by its `role`."""

_BOLD_TAGS = ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt")
_BOLD_BITS = dict.fromkeys(_BOLD_TAGS, BOLD)
_INLINE_LOOKS = {"a": LINK, "i": ITALIC, "em": ITALIC, "cite": ITALIC, "b": BOLD, "strong": BOLD}
BLOCK_BITS = {tag: TAG_HINTS.get(tag, 0) | _BOLD_BITS.get(tag, 0) for tag in {*TAG_HINTS, *_BOLD_BITS}}
"""What the name of an element says that is a block: a link or italics are none for a whole block."""
INLINE_BITS = {tag: TAG_HINTS.get(tag, 0) | _INLINE_LOOKS.get(tag, 0) for tag in {*TAG_HINTS, *_INLINE_LOOKS}}
"""What the name of an element says that is inline."""

_BLOCK_STYLE = re.compile(r"display\s{0,5}:\s{0,5}(?:block|flex|grid|table|list-item)\b", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s{0,5}:\s{0,5}(?:bold|[6-9]00)", re.I)


def of_style(style: str) -> int:
    """The bits of a `style` attribute."""
    return (MADE_BLOCK if _BLOCK_STYLE.search(style) else 0) | (BOLD if _BOLD_STYLE.search(style) else 0)


def of_heading(element: Element) -> int:
    """The bits of an element with the role of a heading."""
    level = element.get("aria-level")
    return MADE_BLOCK | int(level or "2") << ROLE_LEVEL if level in _LEVELS else 0
