"""What stands below the end of a text and is no part of it, where no list of signatories tells where it ends.

And who sits on the board of a body, in a line above its text or below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from statement_parser.labelling.rows import BIT, Row, Under
from statement_parser.language.cues import Cue
from statement_parser.model.document import Hint
from statement_parser.model.labelling import Label, Role, Zone
from statement_parser.text.fold import tokens
from statement_parser.text.shape import is_personal

_PARAGRAPH = 20
_LINE_WORDS = 8
"""Words of a line below a heading in the tail of a page, at the most: "Ada Berg, Chair"."""
_LEAST_LINES = 2
_LEAST_FIELDS = 3
_NEAR = 8
"""Blocks from the farewell of a letter to the form that it can be signed with."""
_TEXT = (Zone.BODY, Zone.BULLETS)
_HEADING = Role.HEADING  # to look up a member of an enum costs as much as a call
_BOARD = BIT[Cue.BOARD]
_LABEL_WORDS, _LEAST_NAMED, _PERSONS = 4, 2, 0.75
"""Words of a label at the most; names behind it at the least, and the share of them that are of persons."""
_COLON, _COMMA, _BRACKET = re.compile(r"\s?[:：]\s"), re.compile(r"[,،;、]\s?"), re.compile(r"\s?\([^()]{0,80}\)")


def settle_tail(labels: list[Label], rows: Sequence[Row], first: int) -> None:
    """Make notes of what stands below the end of the text, and of boards. `first`: number of the block of row 0."""
    _settle_boards(labels, rows, first)
    last = next((n for n in range(len(rows) - 1, -1, -1) if _is_text(rows[n], labels[first + n])), None)
    if last is None:
        return
    end = _form_below_farewell(labels, rows, first)
    if end is None:
        end = _headed_lines(labels, rows, first, last)
    if end is None:
        return
    for number in range(first + end, first + len(rows)):
        if labels[number].zone in _TEXT and labels[number].role is not Role.DATE:
            labels[number] = replace(labels[number], zone=Zone.NOTES, role=Role.NOTE, rules=("below the text",))


def _is_text(row: Row, label: Label) -> bool:
    return row.sentence and label.zone is not Zone.CHROME


def _headed_lines(labels: Sequence[Label], rows: Sequence[Row], first: int, last: int) -> int | None:
    """Place of the first heading below all sentences over short lines: boards, offices (fixture en/branch-library)."""
    below = range(last + 1, len(rows))
    heading = next((n for n in below if labels[first + n].role is _HEADING), None)
    if heading is None:
        return None
    lines = [n for n in range(heading, len(rows)) if labels[first + n].role is Role.PARAGRAPH]
    short = all(rows[n].words <= _LINE_WORDS and not rows[n].terminal for n in lines)
    return heading if short and len(lines) >= _LEAST_LINES else None


def _form_below_farewell(labels: Sequence[Label], rows: Sequence[Row], first: int) -> int | None:
    """Place of the form below a letter that nobody has signed yet, if less follows than the letter has.

    A landing page goes on with questions and answers, with what others say (fixture en/mill-road-crossings).
    """
    for place, row in enumerate(rows):
        if row.lead is not Under.SIGN_OFF or labels[first + place].zone is Zone.CHROME:
            continue
        form = [n for n in range(place + 1, min(place + _NEAR, len(rows))) if rows[n].hints & Hint.CONTROL]
        if len(form) < _LEAST_FIELDS:
            continue
        above = sum(rows[n].chars for n in range(place) if labels[first + n].zone in (*_TEXT, Zone.DEMANDS))
        below = sum(rows[n].chars for n in range(form[0], len(rows)) if labels[first + n].zone in _TEXT)
        return form[0] if below <= above else None
    return None


def _settle_boards(labels: list[Label], rows: Sequence[Row], first: int) -> None:
    """Make notes of lines that name who sits on a board, above all paragraphs of the text or below them.

    "Bureau : Ada Berg (présidente), ..." (fixture fr/motion-du-bureau), also behind an address (fixture
    en/sluice-report-imprint). In the middle of a text it tells who did what is told.
    """
    paragraphs = [n for n, row in enumerate(rows) if labels[first + n].role is Role.PARAGRAPH and row.sentence]
    boards = [n for n, row in enumerate(rows) if labels[first + n].role is Role.PARAGRAPH and names_board(row)]
    text = [n for n in paragraphs if n not in boards and rows[n].words >= _PARAGRAPH]
    for number in boards:
        if text and not text[0] < number < text[-1]:
            label = labels[first + number]
            labels[first + number] = replace(label, zone=Zone.NOTES, role=Role.NOTE, rules=("names a board",))


def names_board(row: Row) -> bool:
    """Whether a line opens in a label and ends in the names of persons behind one that says that they are a board.

    The dead and the detained are what a text is about (fixture en/weir-the-drowned).
    """
    colons = list(_COLON.finditer(row.text)) if row.some & _BOARD else []
    if not colons or len(tokens(row.text[: colons[0].start()])) > _LABEL_WORDS:
        return False
    last = colons[-1]
    label = len(tokens(row.text[: last.start()]))
    if not any(end == label and bits & _BOARD for _, end, bits in row.hits):
        return False
    names = [name for name in _COMMA.split(_BRACKET.sub("", row.text[last.end() :]).rstrip(".")) if name]
    persons = sum(map(is_personal, names))
    return len(names) >= _LEAST_NAMED and persons >= _PERSONS * len(names)
