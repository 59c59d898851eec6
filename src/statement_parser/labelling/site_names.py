"""Names of sites over the title of one of their pages, which the metadata know and do not tell from it."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from statement_parser.labelling.rows import BIT, Row
from statement_parser.labelling.titles_said import key_of
from statement_parser.language.cues import Cue
from statement_parser.language.load import all_languages
from statement_parser.model.document import Hint, Shape

_GENRE = BIT[Cue.GENRE]
_FAR = 2
"""Levels above the text's element from which a heading stands in the head of the page."""
_FEW, _LONG = 3, 5
"""Words of a title, at the least; of a long one, more than these."""
_LINKED = 0.8
_OWN = Hint.ARTICLE | Hint.MAIN


@functools.cache
def names_of_pages() -> frozenset[str]:
    """What sites call kinds of pages and parts of them, folded, which is no title: "News detail", "Latest news"."""
    return frozenset(
        key_of(phrase)
        for language in all_languages()
        for phrase in (*language.phrases.chrome, *language.headings.related)
    )


def sites_over(rows: Sequence[Row], said: frozenset[str]) -> frozenset[str]:
    """Keys of the lines above the last row that name the site. The last row: the heading right above the text.

    Args:
        rows: the rows down to that heading.
        said: the titles in the metadata and their pieces, folded.
    """
    *above, crown = rows
    if crown.words < _FEW or crown.block.link_share >= _LINKED:
        return frozenset()
    return frozenset(key for row in above if _names_site(row, crown) and (key := key_of(row.text)) in said)


def _names_site(row: Row, crown: Row) -> bool:
    """Whether a line further from the text than the crown is the site's name: one link, or a banner.

    The link leads to the first page (fixture bg/ime-na-saita); a banner that is no heading stands over the title that
    says what kind of text it is (fixture hr/kampanja-na-jednoj-stranici).
    """
    if row.main <= crown.main or row.outside or row.words > crown.words or row.has(_GENRE):
        return False
    headed = row.hints & Hint.HEADER != 0 and not row.hints & _OWN
    if row.block.shape is Shape.HEADING:
        return row.block.link_share >= _LINKED and (row.main >= _FAR or headed or crown.words > _LONG)
    return headed and crown.has(_GENRE) and crown.words > _LONG
