"""How far an announcement holds: fills in what each row announces and what it stands under."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.announcements import announces
from statement_parser.labelling.rows import BIT, Row, Under
from statement_parser.labelling.runs import Run
from statement_parser.language.cues import Cue
from statement_parser.model.document import Break, Hint, Shape

_ASKING = BIT[Cue.ASKING]
_GROUP_HEADING = BIT[Cue.GROUP_HEADING]
_INTRO_WORDS = 45
_ITEM_ASKING = BIT[Cue.ITEM_ASKING]
_LEAST_HEADINGS = 3
_ORGANISATION = BIT[Cue.ORGANISATION]
_PARAGRAPH = 20
_RUN = 4
_RUN_ON = 2
_SALUTATION = BIT[Cue.SALUTATION]
_UNDERSIGNED = BIT[Cue.UNDERSIGNED]
_SEPARATORS = ",،;؛；·•|/"
_SIGNING = (Under.SIGNATORIES, Under.SIGN_OFF)


class _Open:
    """The announcement that holds."""

    def __init__(self, lead: Row) -> None:
        self.under = lead.lead
        self.lead = lead
        self.names = 0
        """Rows written like names since."""
        self.by_heading = lead.heading and not lead.sentence and not lead.colon
        """A heading holds for all lists under it, a lead-in sentence for one."""
        self.first_list: Run | None = None


def set_announcements(rows: Sequence[Row]) -> None:
    """Fill in `lead`, `under` and `announced` of each row."""
    _set_asking_headings(rows)
    joint = False
    current: _Open | None = None
    for place, row in enumerate(rows):
        if row.outside:
            continue
        joint = joint or (row.has(_UNDERSIGNED) and row.sentence and not row.top)
        signing = current is not None and current.under in _SIGNING
        row.lead = announces(row, rows, place, joint and not signing)
        if row.lead is Under.RELATED and row.top:
            row.lead = Under.NOTHING  # a menu above the text: "News", "Donate" (fixture en/harbour-letter)
        if row.lead:
            current = _Open(row)
        elif row.prefixed and not signing:
            current = _Open(row)
            current.under = Under.SIGNATORIES
        elif current is not None:
            if _ends(current, row, rows, place):
                current = None
            else:
                row.under = current.under
                row.announced = current.under in _SIGNING


def _ends(current: _Open, row: Row, rows: Sequence[Row], place: int) -> bool:
    """Whether what was announced ends before a row."""
    if current.under in _SIGNING:
        if current.lead.prefixed and not _goes_on(row, rows[place - 1]):
            return True
        if row.name >= 0.5 or row.inline:
            current.names += 1
        return _ends_names(current, row, rows, place)
    if current.under is Under.RELATED:
        # A box of links in the middle of the text.
        return row.sentence and row.words >= _PARAGRAPH and row.main == 0 and bool(row.block.containers)
    if current.under in (Under.DEMANDS, Under.OTHER_LIST):
        return _ends_list(current, row, place)
    return False


def _goes_on(row: Row, before: Row) -> bool:
    """Whether names that are run in behind their announcement go on in a line (fixture fa/faravan-karez)."""
    if row.labelled:
        return True
    return row.inline >= _RUN_ON and (row.block.before is Break.LINE or before.text[-1] in _SEPARATORS)


def _ends_names(current: _Open, row: Row, rows: Sequence[Row], place: int) -> bool:
    listed = row.item or row.block.shape is Shape.CELL
    if not listed:
        if row.opens(_SALUTATION):
            return True
        if row.sentence and not row.inline and not row.labelled and (current.names or row.words > _INTRO_WORDS):
            return not _resumes(row, rows, place)
    if row.block.shape is Shape.HEADING:
        return _closes(row, current.lead) or not _groups(row, rows, place)
    return not listed and _left_list(row, rows[place - 1])


def _ends_list(current: _Open, row: Row, place: int) -> bool:
    first = current.first_list
    if (row.item or row.block.shape is Shape.CELL) and (first is None or row.run is first or current.by_heading):
        current.first_list = first or row.run
        return False
    if first is not None and first.kind == "headings" and place < first.end:
        return False  # what explains a demand that stands as a heading
    if row.hints & Hint.CONTROL:
        return False
    return first is not None or not current.by_heading or row.block.shape is Shape.HEADING


def _set_asking_headings(rows: Sequence[Row]) -> None:
    """Make items of headings of one level that ask, each with its explanation under it."""
    start = 0
    while start < len(rows):
        level = rows[start].block.level
        if rows[start].block.shape is not Shape.HEADING or not rows[start].opens(_ITEM_ASKING):
            start += 1
            continue
        end, headings = start, []
        while end < len(rows) and (rows[end].block.shape is not Shape.HEADING or rows[end].block.level == level):
            if rows[end].block.shape is Shape.HEADING:
                headings.append(rows[end])
            elif rows[end].main > 1 or not (rows[end].sentence or rows[end].item):
                break
            end += 1
        asking = sum(row.opens(_ITEM_ASKING) or row.opens(_ASKING) for row in headings)
        if len(headings) >= _LEAST_HEADINGS and asking >= 0.6 * len(headings):
            run = Run("headings", start, end)
            run.size, run.asking, run.words = len(headings), asking / len(headings), 10.0
            for row in headings:
                row.item, row.listed, row.run = True, True, run
        start = max(end, start + 1)


def _resumes(row: Row, rows: Sequence[Row], place: int) -> bool:
    """Whether a long line stands among names at alike places: an entry with a long affiliation."""
    before = rows[place - 1]
    alike = [r for r in rows[place + 1 : place + 4] if r.block.pattern == row.block.pattern and r.name >= 0.4]
    return (
        before.name >= 0.4
        and before.block.pattern == row.block.pattern
        and len(alike) >= 2
        and row.words <= _INTRO_WORDS
    )


def _closes(row: Row, lead: Row) -> bool:
    """Whether a heading opens another section than the one that `lead` announced: as high as it, or elsewhere."""
    if row.has(_GROUP_HEADING) or row.has(_ORGANISATION):
        return False
    if lead.block.shape is Shape.HEADING and row.block.level <= lead.block.level:
        return True
    around = lead.block.containers[:-1]
    return bool(around) and around[-1] not in row.block.containers


def _left_list(row: Row, before: Row) -> bool:
    """Whether a line stands elsewhere than the list of the item before it (and not below it in the same element)."""
    group = before.block.group
    if not before.item or not group or group not in before.block.containers or row.heading or row.inline >= _RUN:
        return False
    place = before.block.containers.index(group)
    return place > 0 and before.block.containers[place - 1] not in row.block.containers


def _groups(row: Row, rows: Sequence[Row], place: int) -> bool:
    """Whether a heading under an announcement of signatories only divides their list."""
    if row.words > 12 or row.terminal:
        return False
    if row.has(_GROUP_HEADING) or row.has(_ORGANISATION):
        return True
    following = rows[place + 1 : place + 4]
    return bool(following) and all(r.name >= 0.4 or r.inline or r.block.shape is Shape.ITEM for r in following)
