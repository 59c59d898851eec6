"""Which lines announce what follows them: signatories, demands, notes, other posts."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.rows import BIT, Row, Under
from statement_parser.language.cues import Cue
from statement_parser.model.document import Hint, Shape

_ASKING = BIT[Cue.ASKING]
_CONTACT = BIT[Cue.CONTACT]
_DEMAND_HEADING = BIT[Cue.DEMAND_HEADING]
_GROUP_HEADING = BIT[Cue.GROUP_HEADING]
_HEADING_WORDS = 18
_LEAST_NAMES = 3
_NOTES_HEADING = BIT[Cue.NOTES_HEADING]
_NOT_A_LIST = BIT[Cue.NOT_A_LIST]
_RELATED_HEADING = BIT[Cue.RELATED_HEADING]
_LONG_RUN = 6
_RUN = 4
_SENTENCE = 12
_SIGNATORY_HEADING = BIT[Cue.SIGNATORY_HEADING]
_SIGN_CALL = BIT[Cue.SIGN_CALL]
_SIGN_OFF = BIT[Cue.SIGN_OFF]
_UNDERSIGNED = BIT[Cue.UNDERSIGNED]
_GENRE = BIT[Cue.GENRE]
_WHO = _UNDERSIGNED | _GROUP_HEADING | BIT[Cue.ORGANISATION]


def announces(row: Row, rows: Sequence[Row], place: int, joint: bool) -> Under:
    """What a row announces.

    Args:
        row: the row.
        rows: all rows, their runs known.
        place: of `row` in `rows`.
        joint: the text speaks of those who sign it.
    """
    block = row.block
    if row.outside or row.prefixed:
        return Under.NOTHING
    heading = block.shape is Shape.HEADING
    if block.shape is Shape.CELL and not row.cover:
        return Under.NOTHING
    if (block.link_share > 0.8 and not heading) or row.hints & (Hint.NAV | Hint.CONTROL):
        return Under.NOTHING
    short = row.words <= _HEADING_WORDS and not (row.terminal and row.words > 6)
    cell = block.shape is Shape.CELL and not block.level and not _fills_row(rows, place)
    item = (block.shape is Shape.ITEM and block.marker is not None) or cell
    among = _among_names(row, rows, place)
    if short and not item and row.share(_RELATED_HEADING) > 0.99 and not (among and row.run.kind != "kin"):
        return Under.RELATED
    if short and not item and not among:
        for bit, kind in ((_RELATED_HEADING, Under.RELATED), (_NOT_A_LIST, Under.OTHER_LIST)):
            if row.share(bit) >= 0.5 and (row.heading or row.words <= 6) and not row.has(_SIGNATORY_HEADING):
                return kind
    before_run = place + 1 < len(rows) and rows[place + 1].inline >= _LONG_RUN
    if _announces_signatories(row, short, item, _before_names(rows, place), before_run) and (
        heading or not _before_sentences(rows, place)
    ):
        return Under.SIGNATORIES
    if item or among:
        return Under.NOTHING
    # "Organisations:", "Individuals:" over the names, where the text speaks of those who sign.
    if joint and short and row.heading and row.share(_GROUP_HEADING) >= 0.5 and _before_names(rows, place):
        return Under.SIGNATORIES
    signing_off = row.words <= 8 and row.opens(_SIGN_OFF) and row.share(_SIGN_OFF) >= 0.3
    if short and signing_off and not row.sentence and not row.has(_ASKING):
        return Under.SIGN_OFF
    if short and (row.share(_NOTES_HEADING) >= 0.5 or (row.heading and row.opens(_CONTACT))):
        return Under.NOTES
    return _announces_demands(row, rows, place, short)


def _among_names(row: Row, rows: Sequence[Row], place: int) -> bool:
    """Whether a line stands inside a list of names: "Internet Archive" announces no archive."""
    run = row.run
    if run.size < 5 or run.names < 0.6 or row.colon:
        return False
    return run.start < place < run.end - 1 and rows[place - 1].run is run


def _fills_row(rows: Sequence[Row], place: int) -> bool:
    """Whether a cell is all that its row of the table has, over rows of several cells: it is a heading."""
    cell = rows[place].block.cell
    if cell is None or (place and rows[place - 1].block.cell == cell):
        return False
    before, *below = (
        row.block.cell if row is not None and row.block.group == rows[place].block.group else None
        for row in (rows[place - 1] if place else None, *rows[place + 1 : place + 3])
    )
    if before is not None and before[0] == cell[0]:
        return False
    return len(below) == 2 and all(b is not None and b[0] > cell[0] for b in below) and below[0] != below[1]


def _before_sentences(rows: Sequence[Row], place: int) -> bool:
    """Whether sentences follow, so that "We, the undersigned, declare:" leads in what is declared."""
    following = [row for row in rows[place + 1 : place + 3] if not row.hints & Hint.CONTROL]
    return bool(following) and all(row.sentence and row.words >= _SENTENCE and row.inline < _RUN for row in following)


def _before_names(rows: Sequence[Row], place: int) -> bool:
    """Whether a list of names follows, at once or under one more line."""
    following = (row.run for row in rows[place + 1 : place + 3])
    return any(run.size >= _LEAST_NAMES and run.names >= 0.7 and run.kind != "kin" for run in following)


def _announces_signatories(row: Row, short: bool, item: bool, before_names: bool, before_run: bool) -> bool:
    if (row.ends(_SIGN_CALL) and not row.whole) or (row.colon and row.ends(_ASKING)):
        return False
    cue = row.share(_SIGNATORY_HEADING)
    if short and cue:
        if item:
            return False
        # "Signatory Organizations", "Signatories (in alphabetical order):", not a menu's "12 organisations signed up".
        if cue >= 0.5 and (row.heading or row.words <= 6):
            return True
        if row.opens(_SIGNATORY_HEADING) and (row.heading or (not row.sentence and before_names)):
            return True
        return row.colon and not row.ends(_ASKING)
    if short and row.colon and row.has(_UNDERSIGNED) and not row.has(_ASKING):
        return True
    if row.colon and before_run and not row.has(_ASKING) and row.has(_GENRE) and row.some & _WHO:
        return True  # "This statement is issued by the following organisations:" over names run together
    # "The text of the letter and the list of its signatories:" as the end of a paragraph.
    return row.colon and row.ends(_SIGNATORY_HEADING) and not row.ends(_ASKING) and row.words <= 40


def _announces_demands(row: Row, rows: Sequence[Row], place: int, short: bool) -> Under:
    if short and row.heading and not row.sentence and row.share(_DEMAND_HEADING) >= 0.3:
        return Under.DEMANDS
    following = rows[place + 1] if place + 1 < len(rows) else None
    if following is None:
        return Under.NOTHING
    before_list = following.item
    if before_list and (row.colon or row.sentence):
        if row.ends(_ASKING) or (row.colon and row.ends(_DEMAND_HEADING)):
            return Under.DEMANDS
        # "We, the undersigned, declare:" before items that ask by themselves
        if row.has(_UNDERSIGNED) and following.run.asking >= 0.4:
            return Under.DEMANDS
        if row.colon:
            return Under.OTHER_LIST
    return Under.NOTHING
