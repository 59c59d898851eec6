"""What is written from left to right inside a line from right to left, turned back; and the brackets of such lines.

A line as it is drawn does not say all that it was made of. What browsers and office programs do is in the Unicode
Standard (Annex 9): Latin words that follow each other are drawn as one from the left, signs between them too, and a
bracket that belongs to the line is drawn as its counterpart, which some files then name and some do not.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

from statement_parser.reading.pdf.words import Glyph

RIGHT = frozenset(("R", "AL"))
SIGNS = frozenset(("CS", "ON"))
_LEFT = frozenset(("L", "EN", "AN"))
COLUMN = 1.5
"""Sizes from which a gap parts columns."""
_INSIDE = "./,:-–@_%+&'’#"
"""Signs that belong to a number or a Latin word where they stand in the middle of it."""
_SWAPPED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_MARKER = re.compile(r"(\w{1,3})([()])")
"""The letter or number of an item with its bracket as it is drawn."""
_OPENING, _CLOSING = "([{«", ")]}»"
BRACKETS = _OPENING + _CLOSING
FROM_RIGHT = "\u200f"
"""Before a bracket of which the file says what it is: one of the line, and right as it is."""

_Drawn = list[Glyph | None]
"""Glyphs of a line, None between two words."""


class Read(list[list[Glyph]]):
    """The words of a line in the order in which they are read, and the numbers of the glyphs in Latin runs.

    Brackets in these are drawn as they are.
    """

    def __init__(self, words: Sequence[list[Glyph]], latin: frozenset[int]) -> None:
        super().__init__(words)
        self.latin = latin

    def brackets(self) -> str:
        """The brackets of the line, without those of its Latin runs."""
        own = (glyph for word in self for glyph in word if glyph.number not in self.latin)
        return "".join([glyph.text for glyph in own if glyph.text and glyph.text in BRACKETS])

    def marker(self) -> str | None:
        """The bracket of the letter or number of an item that the line begins with, as it is drawn."""
        found = _MARKER.match("".join([glyph.text for glyph in self[0]])) if self else None
        return None if found is None else found[2]


def direction(text: str) -> str:
    """The class of a text's first character in the Unicode Standard's Annex 9."""
    return unicodedata.bidirectional(text[0]) if text else ""


def in_reading_order(words: Sequence[list[Glyph]]) -> Read:
    """The words of a line, which are ordered from the right, with what is written from left to right turned back."""
    latin: set[int] = set()
    read: _Drawn = []
    for part in _parts(words):
        place = 0
        while place < len(part):
            start, end = _run(part, place)
            read += part[place:start]
            run = part[start:end]
            if any(glyph is not None and direction(glyph.text) == "L" for glyph in run):
                latin.update(glyph.number for glyph in run if glyph is not None)
                read += run[::-1]
            else:
                read += _numbers_turned(run)
            place = end
        read.append(None)
    spaces, found = iter(read), []
    while word := [glyph for glyph in itertools.takewhile(lambda glyph: glyph is not None, spaces) if glyph]:
        found.append(word)
    return Read(found, frozenset(latin))


def _parts(words: Sequence[list[Glyph]]) -> Iterator[_Drawn]:
    """A line parted where there are columns: no run reaches from one into another (fixture ar/bayan-aqwas)."""
    part: _Drawn = []
    last: Glyph | None = None
    for word in words:
        if last is not None:
            if last.x0 - word[0].x1 > COLUMN * last.type.size:
                yield part
                part = []
            else:
                part.append(None)
        part += word
        last = word[-1]
    yield part


def _run(part: _Drawn, place: int) -> tuple[int, int]:
    """Start and end of the next run of Latin words and numbers from `place` on, with the signs between them."""
    start = place
    while start < len(part) and _direction(part[start]) not in _LEFT:
        start += 1
    end = last = start
    while end < len(part) and _direction(part[end]) not in RIGHT:
        end += 1
        if _direction(part[end - 1]) in _LEFT:
            last = end
    if not any(_direction(glyph) == "L" for glyph in part[start:last]):
        return start, last
    begins = not place and not any(_direction(glyph) in RIGHT for glyph in part[:start])
    counted = _counted(part, start, last) if begins else 0
    return (start, counted) if counted else _with_own_brackets(part, start, last)


def _counted(part: _Drawn, start: int, end: int) -> int:
    """The end of a number that a line begins with and that counts an item ("9. Amnesty"); 0: there is none."""
    number = start
    while number < end and _direction(part[number]) in ("EN", "AN"):
        number += 1
    sign = number
    while sign < end and part[sign] is not None and _direction(part[sign]) not in _LEFT:
        sign += 1
    return number if start < number < sign < end and part[sign] is None else 0


def _with_own_brackets(part: _Drawn, start: int, end: int) -> tuple[int, int]:
    """A run with the bracket beside it that one inside it belongs to ("UNHCR (Geneva)")."""
    depth = lowest = 0
    for glyph in reversed(part[start:end]):
        text = glyph.text if glyph is not None else ""
        depth += (text in _OPENING) - (text in _CLOSING) if text else 0
        lowest = min(lowest, depth)
    if depth > lowest and start and _is_one_of(part[start - 1], _CLOSING):
        start -= 1
    if lowest < 0 and end < len(part) and _is_one_of(part[end], _OPENING):
        end += 1
    return start, end


def _is_one_of(glyph: Glyph | None, signs: str) -> bool:
    return glyph is not None and bool(glyph.text) and glyph.text in signs


def _numbers_turned(run: _Drawn) -> _Drawn:
    """A run of numbers, each turned by itself."""
    found: _Drawn = []
    start = 0
    while start < len(run):
        end = last = start
        while end < len(run) and (_direction(run[end]) in _LEFT or (end > start and _is_one_of(run[end], _INSIDE))):
            end += 1
            if _direction(run[end - 1]) in _LEFT:
                last = end
        last = max(last, start + 1)
        found += run[start:last][::-1]
        start = last
    return found


def _direction(glyph: Glyph | None) -> str:
    return "" if glyph is None else direction(glyph.text)


def wrong_brackets(lines: Sequence[Read]) -> bool | None:
    """Whether most lines with brackets have them as they are drawn: ")" before "("; None: nothing says.

    Where none has two, one opens on a line and closes on the next (fixture ar/nida-jadwal).
    """
    signs = [_own_brackets(line) for line in lines]
    pairs = [pair for own in signs if (pair := _are_wrong(own)) is not None]
    return 2 * sum(pairs) > len(pairs) if pairs else _are_wrong("".join(signs))


def _own_brackets(line: Read) -> str:
    """The brackets of a line without that of its marker: "b)" is none of two."""
    return line.brackets()[line.marker() is not None :]


def _are_wrong(signs: str) -> bool | None:
    """Whether two brackets stand the wrong way round; None: there are no two."""
    depth = 0
    closed = lone = False
    for sign in signs:
        if sign in _OPENING:
            if lone:
                return True
            depth += 1
        elif depth:
            depth -= 1
            closed = True
        else:
            lone = True
    return False if closed else None


def with_brackets(line: Read, swapped: bool | None) -> list[list[Glyph]]:
    """The words of a line with its brackets turned where they are as they are drawn.

    Args:
        line: the line.
        swapped: what holds for lines without two brackets of their own, as where one is on the next line (fixture
            ar/bayan-aqwas); None: nothing is known of it.
    """
    marker, own = line.marker(), _are_wrong(_own_brackets(line))
    wrong = swapped if own is None else own
    if wrong is None and marker is None:
        signs = line.brackets()
        wrong = bool(signs) and signs[0] in _CLOSING
    if wrong:
        return [[glyph if glyph.number in line.latin else _turned(glyph) for glyph in word] for word in line]
    if marker == "(" and line.brackets().count("(") > line.brackets().count(")"):
        place = [glyph.text for glyph in line[0]].index("(")
        return [[*line[0][:place], _turned(line[0][place]), *line[0][place + 1 :]], *line[1:]]
    return line


def _turned(glyph: Glyph) -> Glyph:
    return glyph._replace(text=glyph.text.translate(_SWAPPED)) if len(glyph.text) == 1 else glyph
