"""What stands below the text of a mail that was printed: the card of who sent it, and the mail that it answers."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.rows import BIT, Row
from statement_parser.language.cues import Cue

_SUBJECT = BIT[Cue.SUBJECT]
_QUOTE = ">"
_CARD = ("--", "—")
"""What mail programs set over the card of the sender (RFC 3676, section 4.3); typesetters make one dash of it."""
_CARD_LINES, _CARD_WORDS = 8, 16
_LEAD_WORDS = 24


def set_mail(rows: Sequence[Row]) -> None:
    """Take the sender's card and quoted lines out of the text (fixture en/barge-mail)."""
    quoted = [row.text[0] == _QUOTE and len(row.text) > 1 for row in rows]
    inside = sum(row.chars for row, is_quoted in zip(rows, quoted, strict=True) if is_quoted)
    # What is passed on is quoted too, and is more than what stands around it.
    if any(quoted) and 2 * inside <= sum(row.chars for row in rows):
        for place, row in enumerate(rows):
            leads = place + 1 < len(rows) and quoted[place + 1] and row.colon and row.words <= _LEAD_WORDS
            row.outside = row.outside or quoted[place] or leads
    elif not any(row.start & _SUBJECT and row.top for row in rows):
        return
    card = next((place for place, row in enumerate(rows) if row.text in _CARD and not row.top), len(rows))
    for row in rows[card : card + _CARD_LINES]:
        if row.sentence or row.words > _CARD_WORDS or row.outside:
            break
        row.outside = True
