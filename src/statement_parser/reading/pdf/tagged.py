"""Regions of a tagged document: its words in the order, and in the blocks, that its structure tree gives.

Word processors, browsers and design programs say of each paragraph, item and cell where it begins and ends, and of
heads, feet and pictures that they are none. Where a tree says so credibly, nothing of it has to be guessed from places.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statement_parser.reading.pdf.furniture import Cleared
from statement_parser.reading.pdf.measures import RUNNING
from statement_parser.reading.pdf.rows import find_rows
from statement_parser.reading.pdf.structure import ARTIFACT, UNMARKED, Element
from statement_parser.reading.pdf.words import Page, Piece, Region, Tag, Word, make_piece

_PARAGRAPHS = frozenset(("P", "H", "Title", "Caption", "TOCI", "Formula", *(f"H{n}" for n in range(1, 7))))
_HOLDERS = frozenset(("LI", "LBody", "TD", "TH"))
"""What is a block where no paragraph is in it."""
_NOTES = frozenset(("Note", "FENote"))
_LIST, _TABLE, _ROW, _LABEL, _LINK = "L", "Table", "TR", "Lbl", "Link"
_CELLS = frozenset(("TD", "TH"))
_DRAWN = "•"
_LEAST_TOLD, _MOST_LEFT_OUT = 0.6, 0.25
"""Shares of the words: that the trees have at the least, that they say are no text at the most."""
_MOST_PARTED, _LEAST_PARTED = 0.05, 2
"""Share of the blocks, and number of them, with lines of several parts: columns made with tabs."""
_TAB = 2.5
"""Sizes of a gap that a tab makes, at the least."""
_MOST_BROKEN, _LEAST_BROKEN = 0.1, 2
"""Share of the long blocks, and number of them, that go on in the next block: lines, and no paragraphs."""
_UP = 0.3
"""Part of the height of a word that the next one still shares where it is on its line."""
_FAR_BELOW = 200.0
"""Points; letters are not higher."""
_LEAST_LINKS = 3
"""Links of a block that is a list of them."""
_ENDS = ".!?…:;。！？؟۔"


class _Block(NamedTuple):
    """A block of the tree."""

    number: int
    """Of its element; 0: none."""
    level: int = 0
    depth: int = 0
    group: int = 0
    item: int = 0
    """Number of the item that it is in; 0: none."""
    table: int = 0
    cell: tuple[int, int] | None = None
    note: bool = False
    containers: tuple[int, ...] = ()
    """Numbers of the elements around it that hold blocks."""


_UNTOLD = _Block(0)


class _Leaf(NamedTuple):
    """Marked content in the order of the tree."""

    mcid: int
    block: _Block
    link: bool
    label: bool
    """It is what stands before an item."""


def with_marks(page: Page, again: Page) -> Page:
    """A page that another engine has read again, with the marked content in which each of its words stands."""
    if page.structure is None or again.words is page.words:
        return again
    marked = sorted((word for word in page.words), key=lambda word: word.bottom)
    feet = [word.bottom for word in marked]

    def mcid_of(word: Word) -> int:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        x = page.width - x if again.mirrored else x
        for other in itertools.islice(marked, bisect.bisect_left(feet, y), None):
            if other.top <= y and other.x0 <= x <= other.x1:
                return other.mcid
            if other.top > y + _FAR_BELOW:
                break
        return UNMARKED

    return again._replace(words=[word._replace(mcid=mcid_of(word)) for word in again.words])


class Tagged(NamedTuple):
    """What the tags of a document say."""

    regions: list[list[Region]]
    """Of each page."""
    artifacts: list[list[Piece]]
    """What is no part of the text, of each page."""


def read_tags(pages: Sequence[Page], cleared: Sequence[Cleared]) -> Tagged | None:
    """The regions of each page as its tree has them; None where the document is not tagged, or not credibly.

    Args:
        pages: the pages.
        cleared: the rows of each without its furniture.
    """
    if not any(page.structure for page in pages) or any(page.words and not page.structure for page in pages):
        return None
    tree = _Tree()
    blocks: list[list[_Told]] = []
    artifacts: list[list[Piece]] = []
    count = told = left_out = 0
    for page, own in zip(pages, cleared, strict=True):
        leaves = list(tree.leaves(page.structure)) if page.structure else []
        words = _without(page.words, own)
        outside = [word for word in words if word.mcid == ARTIFACT]
        known = {leaf.mcid for leaf in leaves}
        count += len(words)
        left_out += len(outside)
        told += sum(word.mcid in known for word in words)
        blocks.append(list(_told(page, words, leaves)))
        artifacts.append([piece for row in find_rows(page._replace(words=outside)) for piece in row])
    every = [each for own in blocks for each in own]
    credible = told >= _LEAST_TOLD * count and left_out <= _MOST_LEFT_OUT * count
    if not told or not credible or _has_columns(every) or _is_broken(every):
        return None
    items: set[int] = set()
    return Tagged([list(_regions(own, items)) for own in blocks], artifacts)


def _without(words: Sequence[Word], cleared: Cleared) -> list[Word]:
    """Words without those of the furniture."""
    boxes = [piece for _, piece in cleared.furniture]
    if not boxes:
        return list(words)
    return [word for word in words if not any(_is_in(word, box) for box in boxes)]


def _is_in(word: Word, box: Piece) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


class _Tree:
    """The tree of a document, of which each page has what is on it. Numbers its elements, over page ends."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], int] = {}
        self._rows: dict[tuple[int, int], int] = {}

    def leaves(self, root: Element) -> Iterator[_Leaf]:
        """The marked content of a page."""
        yield from self._walk(root, 0, _Block(0), link=False, label=False)

    def _walk(self, element: Element, parent: int, block: _Block, *, link: bool, label: bool) -> Iterator[_Leaf]:
        kind = element.kind
        number = self._numbers.setdefault((parent, element.place), len(self._numbers) + 1)
        if kind == _TABLE:
            yield from self._table(element, number, block, link=link)
            return
        if kind in _PARAGRAPHS or kind in _NOTES or (kind in _HOLDERS and not _has_blocks(element)):
            block = _opened(kind, number, block)
        elif kind == _LIST:
            block = block._replace(number=0, depth=block.depth + 1, group=number, item=0)
        elif kind == "LI":
            block = block._replace(number=0, item=number)
        elif kind in _CELLS:
            block = block._replace(number=0, cell=None)  # it lays out
        if not block.number and _has_blocks(element):
            block = block._replace(containers=(*block.containers, number))
        links = not block.number and _is_list_of_links(element)
        for child in element.children:
            if isinstance(child, int):
                yield _Leaf(child, block, link, label)
                continue
            inside = block
            if links and child.children:
                inside = block._replace(number=self._numbers.setdefault((number, child.place), len(self._numbers) + 1))
            yield from self._walk(
                child, number, inside, link=link or child.kind == _LINK, label=label or child.kind == _LABEL
            )

    def _table(self, table: Element, number: int, block: _Block, *, link: bool) -> Iterator[_Leaf]:
        rows = list(self._rows_of(table, number))
        alone = len(rows) == 1 and len(rows[0][1].children) == 1
        block = _Block(0, table=number, containers=(*block.containers, number))
        for own, row in rows:
            place = self._rows.setdefault((number, own), sum(table == number for table, _ in self._rows))
            for cell in row.children:
                if isinstance(cell, int):
                    continue
                inside = block
                if not alone and not _lays_out(cell):
                    inside = block._replace(cell=(place, cell.place))
                yield from self._walk(cell, own, inside, link=link, label=False)

    def _rows_of(self, element: Element, number: int) -> Iterator[tuple[int, Element]]:
        """The rows of a table with their numbers; they stand in its head, body and foot."""
        for child in element.children:
            if isinstance(child, int):
                continue
            own = self._numbers.setdefault((number, child.place), len(self._numbers) + 1)
            if child.kind == _ROW:
                yield own, child
            elif child.kind != _TABLE:
                yield from self._rows_of(child, own)


def _opened(kind: str, number: int, block: _Block) -> _Block:
    level = int(kind[1]) if kind[0] == "H" and kind[1:].isdecimal() else 1 if kind in ("H", "Title") else block.level
    item = number if kind == "LI" else block.item
    return block._replace(number=number, level=level, item=item, note=block.note or kind in _NOTES)


def _has_blocks(element: Element) -> bool:
    """Whether a paragraph, a list or a table is in an element."""
    for child in element.children:
        if isinstance(child, int):
            continue
        if child.kind in _PARAGRAPHS or child.kind in (_LIST, _TABLE) or child.kind in _HOLDERS or _has_blocks(child):
            return True
    return False


def _lays_out(cell: Element) -> bool:
    """Whether a cell holds several paragraphs, or a list or a table: it is none of data."""
    found = list(_blocks(cell))
    return len(found) > 1 or any(each.kind in (_LIST, _TABLE) for each in found)


def _blocks(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, int):
            continue
        if child.kind in (_LIST, _TABLE) or (child.kind in _PARAGRAPHS and child.children):
            yield child
        else:
            yield from _blocks(child)


def _is_list_of_links(element: Element) -> bool:
    """Whether nothing but links is right in an element, some of them: a menu, a cloud of names."""
    links = 0
    for child in element.children:
        if isinstance(child, int):
            return False
        if child.kind != _LINK:
            return False
        links += 1
    return links >= _LEAST_LINKS


class _Told(NamedTuple):
    """Lines of one block that stand one below the other."""

    block: _Block
    rows: list[list[Piece]]
    links: frozenset[int]
    labels: frozenset[int]


def _told(page: Page, words: Sequence[Word], leaves: Sequence[_Leaf]) -> Iterator[_Told]:
    """The words of a page in the order of its tree, block by block."""
    links = frozenset(leaf.mcid for leaf in leaves if leaf.link)
    labels = frozenset(leaf.mcid for leaf in leaves if leaf.label)
    for block, own in itertools.groupby(_in_order(words, leaves), key=lambda each: each[0]):
        run: list[Word] = []
        for _, word in own:
            # The text goes on in the next column, or in a frame beside the last one.
            if run and word.bottom < run[-1].top + _UP * (run[-1].bottom - run[-1].top):
                yield _Told(block, find_rows(page._replace(words=run)), links, labels)
                run = []
            run.append(word)
        if run:
            yield _Told(block, find_rows(page._replace(words=run)), links, labels)


def _in_order(words: Sequence[Word], leaves: Sequence[_Leaf]) -> Iterator[tuple[_Block, Word]]:
    """The words of a page in the order of its tree, each with its block.

    What the tree does not have stands behind what was written before it, as browsers leave out some text.
    """
    places: dict[int, list[Word]] = {leaf.mcid: [] for leaf in leaves}
    behind: dict[int, list[Word]] = {}
    last = UNMARKED
    for word in words:
        if word.mcid in places:
            last = word.mcid
            places[last].append(word)
        elif word.mcid != ARTIFACT:
            behind.setdefault(last, []).append(word)
    yield from ((_UNTOLD, word) for word in behind.pop(UNMARKED, ()))
    for leaf in leaves:
        before: Word | None = None
        for word in places.pop(leaf.mcid, ()):
            yield leaf.block, word
            before = word
        block = leaf.block
        for word in behind.pop(leaf.mcid, ()):
            if before is None or min(before.bottom, word.bottom) <= max(before.top, word.top):
                block = _UNTOLD
            yield block, word
            before = word


def _has_columns(blocks: Sequence[_Told]) -> bool:
    """Whether lines of blocks are parted by wide gaps: what stands side by side was set with tabs."""
    texts = [each for each in blocks if each.block.number and each.block.cell is None]
    parted = sum(any(_is_parted(_unlabelled(row, each.labels)) for row in each.rows) for each in texts)
    return parted >= max(_LEAST_PARTED, _MOST_PARTED * len(texts))


def _is_parted(row: Sequence[Piece]) -> bool:
    """Whether a tab parts a line; a space of a justified line is narrower."""
    return any(right.x0 - left.x1 > _TAB * right.type.size for left, right in itertools.pairwise(row))


def _unlabelled(row: Sequence[Piece], labels: frozenset[int]) -> Sequence[Piece]:
    """The pieces of a line behind the mark of its item."""
    return row[1:] if len(row) > 1 and all(word.mcid in labels for word in row[0].words) else row


def _is_broken(blocks: Sequence[_Told]) -> bool:
    """Whether blocks are lines, and paragraphs go on from one to the next."""
    long = broken = 0
    for above, below in itertools.pairwise(blocks):
        if above.block.cell is not None or not above.block.number or not below.block.number:
            continue
        last, first = above.rows[-1][-1], below.rows[0][0]
        if len(last.text) < RUNNING or last.page != first.page:
            continue
        long += 1
        broken += last.text[-1] not in _ENDS and first.text[0].islower() and below.block.item == above.block.item
    return broken >= max(_LEAST_BROKEN, _MOST_BROKEN * long)


def _regions(told: Sequence[_Told], items: set[int]) -> Iterator[Region]:
    """Regions of blocks: tables, and what stands between them."""
    for table, group in itertools.groupby(told, key=lambda each: each.block.table if each.block.cell else 0):
        pieces: list[Piece] = []
        cells: list[tuple[int, int]] = []
        for each in group:
            own = list(_pieces(each, items))
            pieces += own
            if each.block.cell is not None:
                cells += [each.block.cell] * len(own)
        if pieces:
            yield Region("table" if table else "flow", pieces, cells=cells, table=table)


def _pieces(told: _Told, items: set[int]) -> Iterator[Piece]:
    """The lines of a block with what the tree says of them."""
    block = told.block
    for row in told.rows:
        pieces = row
        if block.number and len(row) > 1:
            pieces = [make_piece([word for piece in row for word in piece.words], row[0].page)]
        for piece in pieces:
            marker = None
            if block.item and block.item not in items:
                items.add(block.item)
                marker, piece = _parted(piece, told.labels)
            chars = sum(len(word.text) for word in piece.words)
            linked = sum(len(word.text) for word in piece.words if word.mcid in told.links)
            share = linked / chars if chars else 0.0
            tag = Tag(block.number, block.level, block.depth, block.group, marker, share, block.containers)
            yield piece._replace(tag=tag)


def _parted(piece: Piece, labels: frozenset[int]) -> tuple[str, Piece]:
    """What stands before an item, and the first line of it."""
    words = list(piece.words)
    own = list(itertools.takewhile(lambda word: word.mcid in labels, words))
    if not own or len(own) == len(words):
        return _DRAWN, piece
    return " ".join([word.text for word in own]), make_piece(words[len(own) :], piece.page)
