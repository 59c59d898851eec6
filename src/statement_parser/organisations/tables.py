"""Tables of signatories: which column holds the names, which rows are heads, where a row holds several entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.model.document import Block
from statement_parser.text.fold import tokens

_BODIES = (Cue.ORGANISATION, Cue.LEGAL_FORM)
_HEAD_CUES = (Cue.ORGANISATION, Cue.GROUP_HEADING, Cue.SIGNATORY_HEADING, Cue.ROLE)
_HEAD_WORDS = 3
_NUMBER_DIGITS = 5
_BODY_SHARE = 0.25
_CLEAR = 0.2


class TableEntry(NamedTuple):
    """One entry of a table: its name, what stands beside it, the number printed before it."""

    name: Block
    details: tuple[Block, ...]
    number: int | None


def table_entries(blocks: Sequence[Block], cues: CueMatcher) -> Iterator[TableEntry]:
    """The entries of consecutive cells, row by row.

    The column with most words of bodies in it holds the names, else the first that is not numbers; the cells after it
    are details. Where all columns are alike each cell is an entry, and where the heads repeat ("Organisation |
    Country | Organisation | Country") a row holds several.
    """
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        rows.setdefault((block.group, (block.cell or (0, 0))[0]), []).append(block)
    table = list(rows.values())
    period = 0
    if len(table) > 2 and _is_head(table[0], table[1:], cues):
        period = _period([block.text for block in table[0]])
        table = table[1:]
    if period:
        table = [row[start : start + period] for row in table for start in range(0, len(row), period)]
    names = _name_column(table, cues)
    for row in table:
        number = next((_number(block) for block in row if _number(block) is not None), None)
        texts = [block for block in row if _number(block) is None]
        if names is None:
            yield from (TableEntry(block, (), block.number) for block in texts)
        elif texts:
            name = next((block for block in texts if _column(block, row) == names), texts[0])
            details = tuple(block for block in texts if block is not name)
            yield TableEntry(name, details, number if number is not None else name.number)


def _column(block: Block, row: Sequence[Block]) -> int:
    """Column of a cell, counted from the first of its row."""
    first = row[0].cell[1] if row[0].cell else 0
    return (block.cell[1] if block.cell else 0) - first


def _number(block: Block) -> int | None:
    digits = block.text.rstrip(".)").strip()
    return int(digits) if digits.isdecimal() and len(digits) <= _NUMBER_DIGITS else None


def _is_head(row: Sequence[Block], below: Sequence[Sequence[Block]], cues: CueMatcher) -> bool:
    """Whether a row names the columns: short cells without numbers, over numbers or with words that name columns."""
    if all(block.level for block in row):
        return True
    texts = [tokens(block.text) for block in row]
    if len(row) < 2 or any(len(words) > _HEAD_WORDS or not words for words in texts):
        return False
    if _number(row[0]) is None and sum(bool(r) and _number(r[0]) is not None for r in below) >= 0.8 * len(below):
        return True
    heads = 0
    for words in texts:
        heads += any(hit.cue in _HEAD_CUES and hit.end - hit.start == len(words) for hit in cues.match(words))
    return heads > 0 and len({len(r) for r in (row, *below)}) == 1


def _period(heads: Sequence[str]) -> int:
    """Number of columns after which the heads repeat; 0 where they do not."""
    for period in range(1, len(heads) // 2 + 1):
        if len(heads) % period == 0 and all(head == heads[n % period] for n, head in enumerate(heads)):
            return period
    return 0


def _name_column(table: Sequence[Sequence[Block]], cues: CueMatcher) -> int | None:
    """The column that holds the names; None where every cell is one."""
    columns: dict[int, list[str]] = {}
    for row in table:
        for block in row:
            if _number(block) is None:
                columns.setdefault(_column(block, row), []).append(block.text)
    if not columns:
        return 0
    if len(columns) == 1:
        return next(iter(columns))
    bodies = {column: _share_of_bodies(texts, cues) for column, texts in columns.items()}
    ranked = sorted(columns, key=lambda column: (-bodies[column], column))
    best, second = ranked[0], ranked[1]
    numbered = any(_number(block) is not None for row in table for block in row)
    repeats = any(len(set(texts)) < 0.8 * len(texts) for texts in columns.values() if len(texts) > 3)
    if bodies[best] - bodies[second] > _CLEAR:
        return best
    alike = bodies[second] >= _BODY_SHARE or (bodies[best] == 0 and len(columns) > 2)
    if alike and not numbered and not repeats:
        return None
    return min(columns)


def _share_of_bodies(texts: Sequence[str], cues: CueMatcher) -> float:
    return sum(any(hit.cue in _BODIES for hit in cues.match(tokens(text))) for text in texts) / len(texts)
