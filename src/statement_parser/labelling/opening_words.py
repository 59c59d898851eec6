"""First words of a line that are written as others are: "by" and "for"."""

from __future__ import annotations

from statement_parser.labelling.rows import BIT, BODIES, Row
from statement_parser.language.cues import Cue
from statement_parser.language.voice import speaks_for_itself
from statement_parser.model.document import Shape

_WRITERS = BODIES | BIT[Cue.GROUP_HEADING] | BIT[Cue.UNDERSIGNED] | BIT[Cue.ROLE]
_TITLE_WORDS, _FEW_CAPITALS, _BEHIND_ARTICLE = 5, 0.5, 2
_NAME, _CAPITALS = 6, 0.8
"""Words of a name with its label at the most, and the share of its longer words with capitals at the least."""


def opens_title(row: Row, codes: tuple[str, ...]) -> bool:
    """Whether a line that opens as a byline does is a title: a first heading, or one that goes on about no body.

    In Spanish and its neighbours "by" and "for" are one word: "Por un puerto limpio y abierto" (fixtures
    es/por-un-puerto, es/comunicado-por-el-estero). Whom a paper sends is "ours", and has a post (fixture
    it/nostra-inviata).
    """
    if row.block.shape is Shape.HEADING and row.block.level == 1:
        return row.words > _NAME if row.text.isupper() else (row.capitals or 0.0) < _CAPITALS
    if not row.heading or row.colon or row.words < _TITLE_WORDS:
        return False
    if any(start <= _BEHIND_ARTICLE and bits & _WRITERS for start, _, bits in row.hits):
        return False  # "By the working group on water"
    if row.capitals is None or row.capitals >= _FEW_CAPITALS:
        return False
    return not speaks_for_itself(" ".join(row.text.split()[:_BEHIND_ARTICLE]), codes)
