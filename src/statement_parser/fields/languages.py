"""A second language in the text: the same statement once more, or another text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from statement_parser.language.detect import detect
from statement_parser.language.load import codes, load
from statement_parser.model.document import Block, Document, Issue
from statement_parser.model.labelling import Labelling, Role

_TEXT = (Role.PARAGRAPH, Role.LEAD_IN, Role.DEMAND, Role.BULLET)
_LEAST_BLOCKS = 4
_SAMPLE = 600
_LEAST_SAMPLE = 200
_LEAST_BLOCK = 60
_SHARED = 0.4
"""Share of the numbers of two texts that both have, from which one is the translation of the other."""
_ALIKE = 0.5
"""Length of the shorter of two such texts, as a share of the longer."""
_NUMBER = re.compile(r"\d+")


class SecondText(NamedTuple):
    """A text in another language that follows the first one."""

    start: int
    """Number of the block of its first paragraph."""
    first: str
    """ISO 639 code of the text above it."""
    code: str
    """ISO 639 code of its own language."""
    translation: bool
    """It says the same as the text above it."""

    def issue(self, document: Document) -> Issue:
        """What a user of the record should know of it."""
        kind = "a translation" if self.translation else "another text"
        return Issue(
            code="second-language",
            detail=f"the text begins in {self.first!r} and goes on in {self.code!r}: {kind}",
            field="language",
            spans=(document.whole(self.start),),
        )


def find_second_text(document: Document, labelling: Labelling) -> SecondText | None:
    """The second text, where the text begins in one language and ends in another."""
    text = [document.blocks[number] for number in labelling.blocks_of(*_TEXT)]
    body = [block for block in text if len(block.text) >= _LEAST_BLOCK]
    if len(body) < _LEAST_BLOCKS:
        return None
    first, last = _language(body), _language(body[::-1])
    if first is None or last is None or first == last or last in _like(first) or first in _like(last):
        return None
    place = next((n for n, block in enumerate(body) if n and detect(block.text).language == last), None)
    if place is None:
        return None
    return SecondText(body[place].index, first, last, _is_translation(body[:place], body[place:]))


def _language(blocks: Sequence[Block]) -> str | None:
    """The language of the first few hundred characters, of the first half at most."""
    limit = min(_SAMPLE, sum(len(block.text) for block in blocks) // 2)
    if limit < _LEAST_SAMPLE:
        return None
    sample: list[str] = []
    size = 0
    for block in blocks:
        sample.append(block.text[: limit - size])
        size += len(sample[-1])
        if size >= limit:
            break
    return detect("\n".join(sample)).language


def _like(code: str) -> Sequence[str]:
    return load(code).like if code in codes() else ()


def _is_translation(one: Sequence[Block], other: Sequence[Block]) -> bool:
    """Whether two texts are about as long and share their numbers: years, counts, articles of laws."""
    sizes = sorted(sum(len(block.text) for block in blocks) for blocks in (one, other))
    if sizes[0] < _ALIKE * sizes[1]:
        return False
    mine, theirs = (
        {int(found) for block in blocks for found in _NUMBER.findall(block.text) if len(found) <= 9}
        for blocks in (one, other)
    )
    if not mine | theirs:
        return min(len(one), len(other)) >= _ALIKE * max(len(one), len(other))
    return len(mine & theirs) >= _SHARED * len(mine | theirs)
