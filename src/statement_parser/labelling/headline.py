"""Which text is the title: the heading that agrees with what the page's metadata call it, less the site's part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statement_parser.labelling.rows import BIT, Row, Under
from statement_parser.language.cues import Cue
from statement_parser.model.document import Block, Document, Hint, Shape, Span
from statement_parser.text.fold import fold

_BYLINE = BIT[Cue.BYLINE]
_CHROME = BIT[Cue.CHROME]
_CONTACT = BIT[Cue.CONTACT]
_GENRE = BIT[Cue.GENRE]
_SALUTATION = BIT[Cue.SALUTATION]

_TITLE_KEYS = ("front-matter:title", "jsonld:headline", "og:title", "dc:title", "title")
_SITE_KEYS = ("og:site_name", "jsonld:publisher")
_SEPARATOR = re.compile(r"\s[|–—·•»«:/\\-]{1,2}\s|\s?\|\s?")
_LEVEL = {1: 3.0, 2: 1.5, 3: 0.7, 4: 0.2}
_LONGEST = 60
_LEAST = 2.0
_SURE = 3.0
_BEFORE_TEXT = 60
_AGREES = {"front-matter:title": 8.0, "jsonld:headline": 5.0, "og:title": 5.0, "dc:title": 4.0, "title": 4.0}


class _Named(NamedTuple):
    """A piece of metadata that may be the title, folded for comparison."""

    key: str
    folded: str
    whole: bool
    span: Span


class _Page(NamedTuple):
    """What a candidate is compared with."""

    body: int
    """Place of the first paragraph of the text."""
    crown: int
    """Place of the last heading above it."""
    keys: Sequence[str]
    named: Sequence[_Named]
    sites: frozenset[str]
    headed: bool
    """The source has headings; a plain text has none."""


def find_headline(document: Document, rows: Sequence[Row]) -> Span | None:
    """The span of the title: a block of the text, else a piece of the metadata; None without either."""
    sites = frozenset(_key(block.text) for block in document.meta(*_SITE_KEYS))
    addressed = {_key(row.text) for row in rows if row.vocative or row.opens(_SALUTATION)}
    named = [name for name in _names(document) if name.folded not in sites and name.folded not in addressed]
    body = next((n for n, row in enumerate(rows) if row.sentence and row.words >= 20 and row.main <= 1), len(rows))
    headings = [
        n for n, row in enumerate(rows[:body]) if row.block.shape is Shape.HEADING and row.main <= 4 and not row.outside
    ]
    keys = [_key(row.block.text) if row.words <= _LONGEST and not row.item and not row.outside else "" for row in rows]
    headed = any(row.block.shape is Shape.HEADING for row in rows)
    crown = headings[-1] if headings else -1 if headed else _last_line(rows[:body])
    page = _Page(body, crown, keys, named, sites, headed)
    best, best_score = None, _LEAST
    for number, row in enumerate(rows):
        score = _score(number, row, page)
        if score > best_score:
            best, best_score = row.block, score
    meta = _best_name(document, named)
    if meta is not None and (
        best is None or best_score < _SURE or (meta.key == "front-matter:title" and best_score < 6.0)
    ):
        return meta.span
    return Span(best.index, 0, len(best.text)) if best is not None else None


def _last_line(rows: Sequence[Row]) -> int:
    """Place of the last line above the text that can be a title, in a source without headings; -1: none."""
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        aside = row.date or row.vocative or row.item or row.share(_CHROME) >= 0.3
        aside = aside or row.opens(_SALUTATION | _BYLINE | _CONTACT)
        if row.words >= 3 and not row.colon and not aside and not row.sentence:
            return place
    return -1


def _key(text: str) -> str:
    return fold(text).strip(" .:;,!-|")


def _names(document: Document) -> Iterator[_Named]:
    for block in document.meta(*_TITLE_KEYS):
        key = block.key or ""
        yield _Named(key, _key(block.text), True, Span(block.index, 0, len(block.text)))
        if key != "front-matter:title":
            for start, end in _parts(block):
                yield _Named(key, _key(block.text[start:end]), False, Span(block.index, start, end))


def _parts(block: Block) -> list[tuple[int, int]]:
    """The pieces of a title with the site's name in it: "Joint letter | Example" has two; none in one piece."""
    cuts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(block.text)]
    if not cuts:
        return []
    edges = [0, *(edge for cut in cuts for edge in cut), len(block.text)]
    pieces = [(s, e) for s, e in zip(edges[::2], edges[1::2], strict=True) if e > s]
    # All pieces but the last, all but the first: a title may hold the separator itself.
    return [(0, cuts[-1][0]), (cuts[0][1], len(block.text)), *pieces]


def _score(number: int, row: Row, page: _Page) -> float:
    block = row.block
    key = page.keys[number]
    heading = block.shape is Shape.HEADING
    if (
        not key
        or row.outside
        or len(key) < 3
        or not row.letters
        or row.words > _LONGEST
        or block.shape in (Shape.ITEM, Shape.CELL)
        or row.date
    ):
        return 0.0
    if not heading and (number > page.body or number > _BEFORE_TEXT) and not row.hints & Hint.TITLE:
        return 0.0
    score = _LEVEL.get(block.level, 0.0) if heading else 0.0
    score += max((_agreement(key, name) for name in page.named), default=0.0)
    score += _hint_score(row) - (5.0 if key in page.sites else 0.0)
    if row.lead in (Under.RELATED, Under.NOTES) or row.under is Under.RELATED or row.share(_CHROME) > 0.4:
        score -= 3.0
    if not heading:
        score += _line_score(number, row, page.body, page.keys) + (0.0 if page.headed else 1.0)
    elif number > page.body:
        score -= 2.5
    if number == page.crown:
        score += 1.5 if page.headed else 1.0
    if row.has(_GENRE):
        score += 1.5 if page.headed else 2.5
    if row.opens(_CONTACT) or "@" in row.text:
        score -= 3.0
    if row.opens(_SALUTATION) or row.vocative or row.opens(_BYLINE):
        score -= 3.0
    return score - 0.01 * min(number, 100)


def _hint_score(row: Row) -> float:
    score = 0.0
    if row.hints & Hint.TITLE and not row.hints & (Hint.ASIDE | Hint.FOOTER):
        score += 2.0
    if row.hints & Hint.HEADER and row.block.link_share > 0.8:
        score -= 2.0  # the site's name, linked to its first page
    if row.hints & (Hint.NAV | Hint.FOOTER | Hint.ASIDE | Hint.COMMENT | Hint.DIALOG | Hint.FORM | Hint.CONTROL):
        score -= 4.0
    return score


def _agreement(key: str, name: _Named) -> float:
    """How far a block's text is what a piece of metadata says."""
    weight = _AGREES[name.key]
    if key == name.folded:
        return weight if name.whole else weight - 0.5
    if len(key) >= 12 and name.whole and (name.folded.startswith(key) or name.folded.endswith(key)):
        return weight - 1.5
    if len(name.folded) >= 25 and key.startswith(name.folded[:-3]):  # cut off by the site: "A joint appeal to …"
        return weight - 1.0
    return 0.0


def _line_score(number: int, row: Row, body: int, keys: Sequence[str]) -> float:
    """What speaks for a line that is no heading element."""
    if row.sentence and row.words > 30:
        return -3.0
    score = 1.0 if 4 <= row.words <= 30 else 0.0
    if row.block.style.bold:
        score += 0.5
    if row.words >= 3 and any(k.endswith(keys[number]) and k != keys[number] for k in keys[:number]):
        score += 2.0  # a line of breadcrumbs ends in the title (fixture en/harbour-letter)
    if row.words >= 4 and keys[number] in keys[:number]:
        score += 1.0
    if row.terminal:
        score -= 1.5
    if row.colon or row.block.link_share > 0.8:
        score -= 1.5
    if number < body:
        score += 1.0 - min(number, 10) * 0.05
    return score


def _best_name(document: Document, named: Sequence[_Named]) -> _Named | None:
    """The best title that the metadata give, without the site's part where it can be told."""
    whole = [name for name in named if name.whole and name.folded]
    if not whole:
        return None
    first = whole[0]
    parts = [name for name in named if not name.whole and name.span.block == first.span.block and name.folded]
    # What another piece of metadata gives whole is the title; else the longer side of the first separator.
    agreed = [part for part in parts if any(part.folded == other.folded for other in whole[1:])]
    if agreed:
        return agreed[0]
    if first.key == "front-matter:title" or not parts:
        return first
    single = [part for part in parts if not _SEPARATOR.search(document.text(part.span))]
    return max(single or parts, key=lambda part: part.span.end - part.span.start)
