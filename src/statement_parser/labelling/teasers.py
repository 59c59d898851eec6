"""Which blocks only begin another post: under its linked title, or on one of the dated cards of a list of posts.

Fixture en/lighthouse-panels.
"""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.rows import Known, Row
from statement_parser.model.document import Shape

_BROKEN_OFF = ("…", "...", "[…]", "[...]", "…]", "(…)")
_TEASER_WORDS = 60
_LINKED = 0.8
# Members of an enum cost as much as a call to look up.
_HEADING = Shape.HEADING


def set_teasers(rows: Sequence[Row], known: Known) -> None:
    """Fill in `teaser` of each row."""
    for place, row in known:
        if row.block.shape is not _HEADING or row.block.link_share <= _LINKED:
            continue
        following = rows[place + 1] if place + 1 < len(rows) else row
        if following.sentence and following.words <= _TEASER_WORDS:
            following.teaser = following.teaser or following.text.endswith(_BROKEN_OFF)
