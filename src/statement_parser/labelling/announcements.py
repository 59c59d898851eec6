"""Which lines announce what follows them (signatories, demands, notes, other posts), and how far that holds."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.rows import BIT, Row, Under
from statement_parser.labelling.runs import Run
from statement_parser.language.cues import Cue
from statement_parser.model.document import Hint, Shape

_ASKING = BIT[Cue.ASKING]
_CONTACT = BIT[Cue.CONTACT]
_DEMAND_HEADING = BIT[Cue.DEMAND_HEADING]
_GROUP_HEADING = BIT[Cue.GROUP_HEADING]
_ITEM_ASKING = BIT[Cue.ITEM_ASKING]
_NOTES_HEADING = BIT[Cue.NOTES_HEADING]
_NOT_A_LIST = BIT[Cue.NOT_A_LIST]
_ORGANISATION = BIT[Cue.ORGANISATION]
_RELATED_HEADING = BIT[Cue.RELATED_HEADING]
_SALUTATION = BIT[Cue.SALUTATION]
_SIGNATORY_HEADING = BIT[Cue.SIGNATORY_HEADING]
_SIGN_CALL = BIT[Cue.SIGN_CALL]
_SIGN_OFF = BIT[Cue.SIGN_OFF]
_UNDERSIGNED = BIT[Cue.UNDERSIGNED]

_HEADING_WORDS = 18
_INTRO_WORDS = 45
_PARAGRAPH = 20
_SENTENCE = 12
_RUN = 4
_LEAST_HEADINGS = 3
_SIGNING = (Under.SIGNATORIES, Under.SIGN_OFF)


def set_announcements(rows: Sequence[Row]) -> None:
    """Fill in `lead` and `under` of each row."""
    _set_asking_headings(rows)
    under, names = Under.NOTHING, 0
    heading_lead = False
    lead: Row | None = None
    first_list: Run | None = None
    for place, row in enumerate(rows):
        row.lead = _announces(row, rows, place)
        if row.lead is Under.RELATED and row.top:
            row.lead = Under.NOTHING  # a menu above the text: "News", "Donate" (fixture en/harbour-letter)
        if row.lead:
            under, names, first_list, lead = row.lead, 0, None, row
            heading_lead = row.heading and not row.sentence and not row.colon
            continue
        row.under = under
        if not under:
            continue
        row.announced = under in _SIGNING
        listed = row.item or row.block.shape is Shape.CELL
        if row.name >= 0.5 or row.inline:
            names += 1
        if row.announced:
            if row.opens(_SALUTATION) and not listed:
                under = _end(row)
            elif row.sentence and not listed and not row.inline and (names or row.words > _INTRO_WORDS):
                if not _resumes(row, rows, place):
                    under = _end(row)
            elif row.block.shape is Shape.HEADING and (_closes(row, lead) or not _groups(row, rows, place)):
                under = _end(row)
            elif not listed and _left_list(row, rows[place - 1]):
                under = _end(row)
        elif under is Under.RELATED:
            if row.sentence and row.words >= _PARAGRAPH and row.main == 0 and row.block.containers:
                under = _end(row)  # a box of links in the middle of the text
        elif under in (Under.DEMANDS, Under.OTHER_LIST):
            if listed and (first_list is None or row.run is first_list or heading_lead):
                first_list = first_list or row.run
            elif first_list is not None and first_list.kind == "headings" and place < first_list.end:
                pass  # what explains a demand that stands as a heading
            elif not row.hints & Hint.CONTROL and (
                first_list is not None or not heading_lead or row.block.shape is Shape.HEADING
            ):
                under = _end(row)


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


def _end(row: Row) -> Under:
    """What was announced ends before `row`."""
    row.under, row.announced = Under.NOTHING, False
    return Under.NOTHING


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


def _announces(row: Row, rows: Sequence[Row], place: int) -> Under:
    block = row.block
    if row.outside:
        return Under.NOTHING
    heading = block.shape is Shape.HEADING
    if block.shape is Shape.CELL and not row.cover:
        return Under.NOTHING
    if (block.link_share > 0.8 and not heading) or row.hints & (Hint.NAV | Hint.CONTROL):
        return Under.NOTHING
    short = row.words <= _HEADING_WORDS and not (row.terminal and row.words > 6)
    item = (block.shape is Shape.ITEM and block.marker is not None) or (block.shape is Shape.CELL and not block.level)
    among = _among_names(row, rows, place)
    if (
        short
        and not item
        and row.share(_RELATED_HEADING) > 0.99
        and not (among and row.listed and row.run and row.run.kind != "kin")
    ):
        return Under.RELATED
    if short and not item and not among:
        for bit, kind in ((_RELATED_HEADING, Under.RELATED), (_NOT_A_LIST, Under.OTHER_LIST)):
            if row.share(bit) >= 0.5 and (row.heading or row.words <= 6) and not row.has(_SIGNATORY_HEADING):
                return kind
    if _announces_signatories(row, short, item, _before_names(rows, place)) and (
        heading or not _before_sentences(rows, place)
    ):
        return Under.SIGNATORIES
    if item or among:
        return Under.NOTHING
    signing_off = row.words <= 8 and row.opens(_SIGN_OFF) and row.share(_SIGN_OFF) >= 0.3
    if short and signing_off and not row.sentence and not row.has(_ASKING):
        return Under.SIGN_OFF
    if short and (row.share(_NOTES_HEADING) >= 0.5 or (row.heading and row.opens(_CONTACT))):
        return Under.NOTES
    return _announces_demands(row, rows, place, short)


def _among_names(row: Row, rows: Sequence[Row], place: int) -> bool:
    """Whether a line stands inside a list of names: "Internet Archive" announces no archive."""
    run = row.run
    if run is None or run.size < 5 or run.names < 0.6 or row.colon:
        return False
    return run.start < place < run.end - 1 and rows[place - 1].run is run


def _before_sentences(rows: Sequence[Row], place: int) -> bool:
    """Whether sentences follow, so that "We, the undersigned, declare:" leads in what is declared."""
    following = [row for row in rows[place + 1 : place + 3] if not row.hints & Hint.CONTROL]
    return bool(following) and all(row.sentence and row.words >= _SENTENCE and row.inline < _RUN for row in following)


def _before_names(rows: Sequence[Row], place: int) -> bool:
    """Whether a list of names follows, at once or under one more line."""
    following = (row.run for row in rows[place + 1 : place + 3])
    return any(run is not None and run.size >= 5 and run.names >= 0.7 and run.kind != "kin" for run in following)


def _announces_signatories(row: Row, short: bool, item: bool, before_names: bool) -> bool:
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
        if row.has(_UNDERSIGNED) and following.run is not None and following.run.asking >= 0.4:
            return Under.DEMANDS
        if row.colon:
            return Under.OTHER_LIST
    return Under.NOTHING


def _closes(row: Row, lead: Row | None) -> bool:
    """Whether a heading opens another section than the one that `lead` announced: as high as it, or elsewhere."""
    if lead is None or row.has(_GROUP_HEADING) or row.has(_ORGANISATION):
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
