"""The imprint below a list of signatories: who wrote, set and printed the text, each below a label or behind one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from statement_parser.labelling.rows import BIT, BODIES, Row, Under
from statement_parser.labelling.runs import RUN_TOGETHER
from statement_parser.language.cues import Cue
from statement_parser.model.labelling import Label, Role
from statement_parser.text.fold import tokens
from statement_parser.text.shape import begins_with_person, is_personal

_GROUPS = (
    BODIES | BIT[Cue.GROUP_HEADING] | BIT[Cue.SIGNATORY_HEADING] | BIT[Cue.UNDERSIGNED] | BIT[Cue.PERSONS_HEADING]
    | BIT[Cue.SIGN_OFF] | BIT[Cue.PERSON_TITLE]
)  # fmt: skip
"""Cues of a label over more of those who sign."""
_POSTS = BIT[Cue.ROLE]
"""Of a label before a name: "Chair: Ada Berg" may sign; a post over the name of one does so for no list."""
_STAMPS = BIT[Cue.BYLINE] | BIT[Cue.PUBLISHED]
# Members of an enum cost as much as a call to look up.
_SIGNATORY = Role.SIGNATORY
_HEADS = (Role.GROUP_HEADING, Role.SIGNATORY_HEADING)
_LEAST_NAMES, _LEAST_LABELS = 3, 2
_LABEL_WORDS, _BEHIND_WORDS = 4, 2
"""Words of a label over a name, and of one before a name, at the most."""


def set_imprint_apart(labels: list[Label], rows: Sequence[Row], first: int, section: Sequence[int]) -> None:
    """Two labels or more with a name to each, and no more, below names that stand under no group, are an imprint.

    "Editing:" over "Ada Berg" and "Layout:" over "Studio Lind" (fixture en/bittern-imprint), "Maquette : Studio Lind"
    (fixture fr/butor-maquette). Groups have several names, and where each has one, so has the first.
    """
    entries = [n for n in section if labels[n].role is _SIGNATORY]
    end = len(entries)
    taken: list[int] = []
    behind = rows[section[-1] - first + 1 : section[-1] - first + 2]
    # A label that is known opens notes, and is in the section no more (fixture fr/butor-maquette).
    pairs = sum(row.lead is Under.NOTES and _is_behind_label(row) for row in behind)
    while end > 1:
        number = entries[end - 1]
        row, above = rows[number - first], rows[number - 1 - first]
        if _is_behind_label(row):
            taken.append(number)
        elif number - 1 in section and labels[number - 1].role in _HEADS and _is_label(above) and _is_short(row):
            taken += (number, number - 1)
        else:
            break
        pairs += 1
        end -= 1
    names = [rows[n - first] for n in entries[:end]]
    if pairs < _LEAST_LABELS or sum(max(1, row.inline) for row in names) < _LEAST_NAMES:
        return
    if any(":" in row.text and not row.prefixed for row in names):
        return
    if any(labels[n].role is Role.GROUP_HEADING for n in range(section[0], entries[end - 1])):
        return
    for number in taken:
        labels[number] = replace(labels[number], role=Role.NOTE)


def _is_short(row: Row) -> bool:
    return row.inline < RUN_TOGETHER and not row.labelled and row.of is None and row.block.marker is None


def _is_label(row: Row) -> bool:
    """Whether a line is a word or a few, and neither the name of a group nor of who signs."""
    if row.words > _LABEL_WORDS:
        return False
    if row.start & _STAMPS:  # whatever its words say besides (fixture fa/neyzar-tahiye)
        return not row.some & _GROUPS & ~BODIES
    return not row.some & _GROUPS and (row.colon or not (begins_with_person(row.text) or is_personal(row.text)))


def _is_behind_label(row: Row) -> bool:
    """Whether a line is a label and a name: "Layout: Studio Lind"."""
    label, colon, name = row.text.partition(":")
    words = len(tokens(label))
    if not colon or not name.strip() or not 0 < words <= _BEHIND_WORDS or row.block.marker is not None or row.of:
        return False
    return not any(bits & (_GROUPS | _POSTS) and start < words for start, _, bits in row.hits) and "," not in name
