"""Numbers of signatories that the text itself gives ("19 organisations"), held against the list."""

from __future__ import annotations

from collections.abc import Iterator

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.model.document import Block, Document, Issue, Span
from statement_parser.model.labelling import Labelling, Role
from statement_parser.text.fold import tokens

_SPEAKS = (Cue.UNDERSIGNED, Cue.SIGNATORY_HEADING)
_ROLES = (Role.TITLE, Role.SIGNATORY_HEADING, Role.PARAGRAPH, Role.LEAD_IN, Role.HEADING)
_NEAR = 4
"""Words between the number and the bodies that it counts: "19 civil liberties organisations"."""
_LEAST, _MOST = 3, 1_899
_CHARS = 600


def find_count_issue(document: Document, labelling: Labelling, cues: CueMatcher, listed: int) -> Issue | None:
    """An issue where the text speaks of another number of signatories than are listed; both are kept as they are."""
    if not listed:
        return None
    printed: dict[int, Span] = {}
    title = [document.blocks[labelling.headline.block]] if labelling.headline else []
    for block in (*title, *document.content):
        if (block in title or labelling[block.index].role in _ROLES) and any(map(str.isdecimal, block.text[:_CHARS])):
            for number in _counts(block, labelling, cues):
                printed.setdefault(number, document.whole(block.index))
    if not printed or listed in printed:
        return None
    numbers = ", ".join(map(str, printed))
    return Issue(
        code="count-mismatch",
        detail=f"the text speaks of {numbers} signatories; {listed} are listed",
        field="signatories",
        spans=tuple(printed.values()),
    )


def _counts(block: Block, labelling: Labelling, cues: CueMatcher) -> Iterator[int]:
    """Numbers of bodies in a title, in a heading of signatories, or where a paragraph speaks of those who sign."""
    words = tokens(block.text[:_CHARS])
    hits = cues.match(words)
    in_text = labelling[block.index].role in (Role.PARAGRAPH, Role.LEAD_IN, Role.HEADING)
    if in_text and not any(hit.cue in _SPEAKS for hit in hits):
        return
    for hit in hits:
        if hit.cue is Cue.ORGANISATION:
            for word in reversed(words[max(0, hit.start - _NEAR) : hit.start]):
                if word.isdecimal():
                    if _LEAST <= int(word) <= _MOST:  # not a year
                        yield int(word)
                    break
