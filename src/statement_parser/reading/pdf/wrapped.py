"""Columns of a list: which lines go on with the entry above them.

A column is narrow and its right edge is not known, so that a long name looks like a full line. What tells instead:
numbers, a line that is set in, a bracket that is still open, a small letter, and in a list in alphabetical order a line
that is out of it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from statement_parser.reading.pdf.columns import Region
from statement_parser.reading.pdf.words import Piece
from statement_parser.text.fold import fold
from statement_parser.text.markers import find_marker

_PROSE = 0.25
"""Share of lines with a small first letter from which a column is running text."""
_NUMBERED = 0.5
_LEAST_NUMBERED = 3
_SET_IN = 0.5
"""Sizes by which the second line of an entry is set in at the least."""
_OPEN_ENDS = ("&", "-", "–", "/", ",")
_LONGEST_LINK = 3
"""Letters of a word in small letters that an entry does not end in: "of", "and", "des"."""
_SORTED, _LEAST_SORTED = 0.8, 8
_FULL = 0.95
"""Share of the widest line that a line has at the least together with the word that was wrapped."""


def wrapped_entries(region: Region) -> list[bool] | None:
    """For each piece of a column whether it goes on with the one above; None where the column is running text."""
    pieces = region.pieces
    small = sum(piece.text[0].islower() for piece in pieces)
    if small >= _PROSE * len(pieces) and len(pieces) > 3:
        return None
    markers = [find_marker(piece.text) is not None for piece in pieces]
    if sum(markers) >= max(_LEAST_NUMBERED, _NUMBERED * len(pieces)):
        first = markers.index(True)
        return [place > first and not marker and _below(pieces, place) for place, marker in enumerate(markers)]
    left = Counter(round(piece.x0) for piece in pieces).most_common(1)[0][0]
    width = region.right - region.left
    wrapped = [False]
    for place in range(1, len(pieces)):
        above, piece = pieces[place - 1], pieces[place]
        goes_on = not markers[place] and _below(pieces, place) and _is_full(above, piece, width)
        wrapped.append(goes_on and _continues(above, piece, left))
    _by_order(pieces, wrapped, width)
    return wrapped


def _below(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a line stands close below the one above, set alike."""
    above, piece = pieces[place - 1], pieces[place]
    return above.type == piece.type and piece.top - above.bottom < 0.7 * piece.type.size


def _is_full(above: Piece, piece: Piece, width: float) -> bool:
    first = piece.words[0]
    return above.width + (first.x1 - first.x0) >= _FULL * width


def _continues(above: Piece, piece: Piece, left: float) -> bool:
    text, last = piece.text, above.words[-1].text
    if piece.x0 - left > _SET_IN * piece.type.size and piece.x0 > above.x0 - 1:
        return True
    if text[0].islower() or above.text.endswith(_OPEN_ENDS) or (last.islower() and len(last) <= _LONGEST_LINK):
        return True
    return text[0] in "(（" or above.text.count("(") > above.text.count(")")


def _by_order(pieces: Sequence[Piece], wrapped: list[bool], width: float) -> None:
    """In a list in alphabetical order, lines that are out of it go on with the entry above."""
    starts = [place for place, goes_on in enumerate(wrapped) if not goes_on]
    keys = {place: fold(pieces[place].text) for place in starts}
    if len(starts) < _LEAST_SORTED:
        return
    rising = sum(keys[one] <= keys[other] for one, other in itertools.pairwise(starts))
    if rising < _SORTED * (len(starts) - 1):
        return
    for before, place, after in zip(starts, starts[1:], starts[2:], strict=False):
        # Not what is too far down in the alphabet: lists pass over articles.
        odd = keys[place] < keys[before] <= keys[after]
        if odd and _below(pieces, place) and _is_full(pieces[place - 1], pieces[place], width):
            wrapped[place] = True
