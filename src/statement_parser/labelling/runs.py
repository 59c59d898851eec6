"""Runs of blocks that the source lays out alike: the items of a list, the cells of a table, lines, sibling blocks."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from statement_parser.model.document import Block, Break, Shape

_LEAST = {"lines": 2, "kin": 3}
_KIN_CHARS = 160


class Run:
    """Blocks `start` to `end` (exclusive) of the content; the shares are filled in by features.py, 0 to 1."""

    __slots__ = (
        "asking", "calls", "capitals", "dates", "end", "kind", "links", "names", "organisations", "sentences", "signed",
        "size", "start", "words",
    )  # fmt: skip

    def __init__(self, kind: str, start: int, end: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.size = end - start
        self.names = self.sentences = self.words = self.links = 0.0
        self.capitals = 0.0
        """Share of items whose longer words all begin with a capital."""
        self.signed = False
        """A long list of names of bodies in a text that speaks of those who sign it."""
        self.organisations = self.asking = self.dates = 0.0
        self.calls = 0.0
        """Share of items that are sentences with a verb of asking."""


NO_RUN = Run("", 0, 0)
"""What a block outside all runs has: a run of size 0."""


def find_runs(content: Sequence[Block], sentences: Sequence[bool]) -> Iterator[Run]:
    """The runs of a document, in order, not overlapping.

    Kinds: "list" (a list of the source, nested ones inside), "items" (typed markers), "table", "lines" (between
    line breaks), "kin" (at least three short siblings of the same element, class and place).
    """
    start, kind, key = 0, "", None
    for index, block in enumerate(content):
        this_kind, this_key = _key(content, index, sentences)
        inner = kind == "list" and this_kind == "list" and block.level > 1
        if (this_kind, this_key) != (kind, key) and not inner:
            if kind and index - start >= _LEAST.get(kind, 1):
                yield Run(kind, start, index)
            start, kind, key = index, this_kind, this_key
    if kind and len(content) - start >= _LEAST.get(kind, 1):
        yield Run(kind, start, len(content))


def _key(content: Sequence[Block], index: int, sentences: Sequence[bool]) -> tuple[str, Hashable]:
    block = content[index]
    if block.shape is Shape.CELL:
        return "table", block.group
    if block.shape is Shape.ITEM:
        if block.group:
            return "list", block.group
        return "items", block.number is None
    if block.shape is Shape.HEADING:
        return "", None
    parent = block.containers[:-1]
    if _is_line(content, index):
        return "lines", block.containers
    if len(block.text) <= _KIN_CHARS and not sentences[index]:
        return "kin", (parent, block.pattern)
    return "", None


def _is_line(content: Sequence[Block], index: int) -> bool:
    """Whether a line break, and no new block, sets it apart from a neighbour."""
    if content[index].before in (Break.LINE, Break.UNKNOWN):
        return True
    following = content[index + 1] if index + 1 < len(content) else None
    return following is not None and following.before in (Break.LINE, Break.UNKNOWN)
