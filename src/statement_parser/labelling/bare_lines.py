"""Points of a list whose bullets are gone, as in what a scraper made of a page: lines of a text below a lead-in.

Nothing but the lines themselves says where such a list ends: what each of them ends in, or begins with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from statement_parser.labelling.rows import ASKS, BIT, OVER_SIGNATORIES, Row
from statement_parser.language.cues import Cue
from statement_parser.model.document import Break, Shape

_CLOSING = OVER_SIGNATORIES | BIT[Cue.SALUTATION]
_SEPARATORS = ";؛；,،，、"
_LEAST, _LEAST_ALIKE = 2, 3
_MOST = 40
_LABEL = re.compile(r"[^\s:.!?：][^:.!?：]{1,60}[:：]\s?\S")
"""A point with a name of its own: "Privacy: we urge ..."."""


def bare_points(rows: Sequence[Row], start: int) -> int:
    """The end of the points that begin at `start`, right below a lead-in that asks and ends in a colon.

    Fixtures en/dredgers-at-every-tag, es/acequias-sin-espacios, cs/lavky-bez-odrazek. `start`: there are none.
    """
    end = start
    while end < min(start + _MOST, len(rows)) and _may_be_point(rows[end]):
        end += 1
    lines = rows[start:end]
    for count in (
        _separated(lines),
        _small(lines),
        _asking(lines),
        _labelled(lines),
        _alike(lines),
        _apart(lines, rows[end:]),
    ):
        if count:
            return start + count
    return start


def _may_be_point(row: Row) -> bool:
    block = row.block
    if row.item or row.outside or row.colon or row.vocative or block.shape is not Shape.TEXT or block.containers:
        return False
    return not row.start & _CLOSING


def _separated(lines: Sequence[Row]) -> int:
    """Lines with a semicolon or a comma each, and the one that they go on to."""
    count = next((n for n, row in enumerate(lines) if row.text[-1] not in _SEPARATORS), len(lines))
    # Without a line that ends the list it is one of something else.
    return count + 1 if _LEAST <= count + 1 <= len(lines) and count else 0


def _small(lines: Sequence[Row]) -> int:
    """Lines that go on with the sentence of the lead-in."""
    count = next((n for n, row in enumerate(lines) if not row.text[0].islower()), len(lines))
    return count if count >= _LEAST else 0


def _asking(lines: Sequence[Row]) -> int:
    """Lines that open as demands do."""
    count = next((n for n, row in enumerate(lines) if not row.opens(ASKS)), len(lines))
    return count if count >= _LEAST else 0


def _labelled(lines: Sequence[Row]) -> int:
    count = next((n for n, row in enumerate(lines) if not _LABEL.match(row.text)), len(lines))
    return count if count >= _LEAST_ALIKE else 0


def _alike(lines: Sequence[Row]) -> int:
    """Lines that all open with the word of the first: "La restitución ...", "La investigación ...".

    Fixture es/norias-en-cuatro-puntos.
    """
    words = [row.text.partition(" ")[0].casefold() for row in lines]
    count = next((n for n, word in enumerate(words) if word != words[0]), len(words))
    return count if count >= _LEAST_ALIKE else 0


def _apart(lines: Sequence[Row], below: Sequence[Row]) -> int:
    """Lines that stand together between empty ones."""
    count = next((n for n, row in enumerate(lines) if n and row.block.before is Break.BLOCK), len(lines))
    ended = count < len(lines) or not below or below[0].block.before is Break.BLOCK
    return count if ended and count >= _LEAST_ALIKE else 0
