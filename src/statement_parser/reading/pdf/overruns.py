"""Lines of lists with columns in which nothing shows any more where the second column begins.

A name that is longer than its column runs over the tab stop, and the institution behind it stands after a space, or
after nothing at all. What it says is known where the column says it elsewhere: the line is parted there. So it is where
a word stands at the stop behind more than a space, and amid a list where a capital stands right behind a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statement_parser.reading.pdf.rows import Row
from statement_parser.reading.pdf.tabbed import Stops, find_stops
from statement_parser.reading.pdf.words import Piece, Word, make_piece

_MOST_STOPS = 8
"""Kinds of rows in a document that lines are compared with, those of most rows first."""
_MOST_WORDS = 40
"""Words of a line of an entry at the most."""
_EXACT, _WIDER = 0.3, 1.1
"""Points by which a word at a stop is off it at the most; spaces of the line that it is behind the word before it."""
_CAPITAL = 0.4
"""Part of a small letter by which a capital is wider."""
_LEAST_NAME = 4
"""Letters of a name at the least that another word stands right behind: "MacDonald" and "DeLuca" are one."""


_Parts = tuple[list[Word], list[Word]]
"""The words of a line before and behind a cut."""


def part_overruns(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page, with those parted that run over a stop and end in what their column says elsewhere.

    Fixture fr/meuniers-tabulations.
    """
    parted = [list(rows) for rows in pages]
    found = find_stops([row for rows in pages for row in rows])[:_MOST_STOPS]
    for stops in (each for each in found if len(each.xs) == 2):
        said = {row[1].text for rows in parted for row in rows if _is_entry(row, stops)}
        for rows in parted:
            _part(rows, stops, said)
    return parted


def _is_entry(row: Row, stops: Stops) -> bool:
    return len(row) == 2 and stops.place(row[0]) == 0 and stops.place(row[1]) == 1


def _part(rows: list[Row], stops: Stops, said: set[str]) -> None:
    """Parts the lines of a page that stand below or above an entry, or another such line."""
    found = {number for number, row in enumerate(rows) if _is_entry(row, stops)}
    near = {number + off for number in found for off in (-1, 1)}
    for number, row in enumerate(rows):
        if number not in near or len(row) > 1 or stops.place(row[0]) != 0 or len(row[0].words) > _MOST_WORDS:
            continue
        parts = _said(rows, number, stops.xs[1], said) or _at_stop(row[0], stops.xs[1])
        if parts is None and {number - 1, number + 1} <= found:
            parts = _glued(row[0], stops.xs[1])
        if parts is not None:
            rows[number] = [make_piece(words, row[0].page) for words in parts]
            found.add(number)
            near.update((number - 1, number + 1, number + 2))


def _said(rows: Sequence[Row], number: int, x: float, said: set[str]) -> _Parts | None:
    """The two parts of a line that ends in what its column says elsewhere, on one line or with the one below it."""
    below = rows[number + 1][0].text if number + 1 < len(rows) else ""
    for left, right in _cuts(rows[number][0], x):
        text = " ".join([word.text for word in right])
        if text in said or f"{text} {below}" in said:
            return left, right
    return None


def _at_stop(piece: Piece, x: float) -> _Parts | None:
    """The parts of a line in which a word stands at the stop, behind more than a space.

    Fixture de/glocken-tabulatoren.
    """
    words = list(piece.words)
    for place in range(1, len(words)):
        if abs(words[place].x0 - x) <= _EXACT:
            wide = words[place].x0 - words[place - 1].x1 >= _WIDER * piece.space
            return (words[:place], words[place:]) if wide else None
    return None


def _glued(piece: Piece, x: float) -> _Parts | None:
    """The parts of a line behind a name that something else stands right behind (fixture de/glocken-tabulatoren)."""
    for left, right in _cuts(piece, x):
        name = left[-1].text
        if left[-1].x1 == right[0].x0 >= x and len(name) >= _LEAST_NAME:
            return left, right
    return None


def _cuts(piece: Piece, x: float) -> Iterator[tuple[list[Word], list[Word]]]:
    """The ways in which a line can be parted behind a stop: between words, and in one before a capital."""
    words = list(piece.words)
    for place, word in enumerate(words):
        if place and word.x0 >= x:
            yield words[:place], words[place:]
        if word.x1 <= x:
            continue
        for at in range(1, len(word.text)):
            if word.text[at].isupper() and word.text[at - 1].islower():
                cut = word.x0 + (word.x1 - word.x0) * _width(word.text[:at]) / _width(word.text)
                left, right = word._replace(text=word.text[:at], x1=cut), word._replace(text=word.text[at:], x0=cut)
                yield [*words[:place], left], [right, *words[place + 1 :]]


def _width(text: str) -> float:
    """About how wide a text is, in small letters."""
    return len(text) + _CAPITAL * sum(map(str.isupper, text))
