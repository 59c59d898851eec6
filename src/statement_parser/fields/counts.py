"""Numbers of signatories that the text itself gives ("19 organisations"), held against the list."""

from __future__ import annotations

from collections.abc import Iterator

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.model.document import Block, Document, Issue, Span
from statement_parser.model.labelling import Labelling, Role
from statement_parser.text.fold import tokens

_NEAR = 4
"""Words between the number and the bodies that it counts: "19 civil liberties organisations"."""
_LEAST, _MOST = 3, 1_899
_CHARS = 600


def find_count_issue(document: Document, labelling: Labelling, cues: CueMatcher, listed: int) -> Issue | None:
    """An issue where the text speaks of another number of signatories than are listed; both are kept as they are.

    Looked at: the title, the headings of signatories, and the paragraph that first speaks of those who sign.
    """
    if not listed:
        return None
    places = [labelling.headline.block] if labelling.headline else []
    places += labelling.blocks_of(Role.SIGNATORY_HEADING)
    places += [labelling.undersigned] if labelling.undersigned is not None else []
    printed: dict[int, Span] = {}
    for place in places:
        for number in _counts(document.blocks[place], cues):
            printed.setdefault(number, document.whole(place))
    if not printed or listed in printed:
        return None
    numbers = ", ".join(map(str, printed))
    return Issue(
        code="count-mismatch",
        detail=f"the text speaks of {numbers} signatories; {listed} are listed",
        field="signatories",
        spans=tuple(printed.values()),
    )


def _counts(block: Block, cues: CueMatcher) -> Iterator[int]:
    """Numbers right before words of bodies."""
    words = tokens(block.text[:_CHARS])
    if not any(map(str.isdecimal, words)):
        return
    for hit in cues.match(words):
        if hit.cue is Cue.ORGANISATION:
            before = reversed(words[max(0, hit.start - _NEAR) : hit.start])
            number = int(next((word for word in before if word.isdecimal()), 0))
            if _LEAST <= number <= _MOST:  # no year, no number of an order
                yield number
