"""Numbers that stand on lines of their own before what they number: "01", "Title", "Text"; "02", "Title", "Text".

Site builders lay out numbered cards so (fixture pt/marcha-cartoes), with the number as a heading too (fixture
pl/molo-cyfry), and the items of lists (fixture de/gasbohrung-beitrag), and old pages numbered lists, as tables of two
columns (fixture tr/kiyi-icin-eski).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from statement_parser.model.document import Line, Shape

_LONGEST = 4
_LEAST = 3
_FARTHEST = 6
"""Lines from one number to the next."""


def join_lone_numbers(lines: list[Line]) -> list[Line]:
    """Lines with such numbers made the markers of the lines after them; the same list where there are none."""
    lines = _without_tables(lines)
    numbered = [place for place, line in enumerate(lines) if len(line.text) <= _LONGEST and _value(line)]
    if len(numbered) < _LEAST:
        return lines
    taken: set[int] = set()
    run: list[int] = []
    for place in numbered:
        if run and _follows(lines, run[-1], place):
            run.append(place)
            continue
        taken.update(run if len(run) >= _LEAST else ())
        run = [place] if _value(lines[place]) == 1 else []
    taken.update(run if len(run) >= _LEAST else ())
    taken = {place for place in taken if place + 1 < len(lines) and any(map(str.isalpha, lines[place + 1].text))}
    if len(taken) < _LEAST:
        return lines
    return [
        _numbered(line, lines[place - 1]) if place - 1 in taken else line
        for place, line in enumerate(lines)
        if place not in taken
    ]


def _without_tables(lines: list[Line]) -> list[Line]:
    """Lines with the tables made lists whose rows are a number and what it counts, from the first to the last."""
    tables: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if line.cell is not None:
            tables.setdefault(line.group, []).append(place)
    rows: dict[int, int] = {}
    for places in tables.values():
        pairs = [(places[n], places[n + 1]) for n in range(0, len(places) - 1, 2)]
        if len(places) == 2 * len(pairs) >= 2 * _LEAST and all(
            _is_row(lines[number], lines[text], value) for value, (number, text) in enumerate(pairs, 1)
        ):
            rows.update((text, number) for number, text in pairs)
    if not rows:
        return lines
    numbers = set(rows.values())
    return [
        _item(line, lines[rows[place]]) if place in rows else line
        for place, line in enumerate(lines)
        if place not in numbers
    ]


def _is_row(number: Line, text: Line, value: int) -> bool:
    """Whether two cells are a row of a table of two columns, the first of them a certain number."""
    digits = number.text.strip("(). -–")
    one, other = number.cell, text.cell
    alike = one is not None and other is not None and one[0] == other[0] and (one[1], other[1]) == (0, 1)
    return alike and digits.isdecimal() and len(digits) <= _LONGEST and int(digits) == value


def _item(line: Line, number: Line) -> Line:
    return replace(line, shape=Shape.ITEM, level=1, cell=None, marker=number.text, before=number.before)


def _value(line: Line) -> int:
    """The number that a line is; 0: it is none."""
    digits = line.text.strip("().")
    if len(digits) > 2 or not digits.isdecimal():
        return 0
    alone = line.shape in (Shape.TEXT, Shape.HEADING) or (line.shape is Shape.ITEM and line.marker is not None)
    return int(digits) if alone else 0


def _follows(lines: Sequence[Line], before: int, place: int) -> bool:
    """Whether a number is the next one, at an alike place, with a line or some between."""
    one, other = lines[before], lines[place]
    if (
        one.shape is Shape.HEADING
        and lines[before + 1].shape is not Shape.HEADING
        and not _are_cards(lines, before, place)
    ):
        return False  # a chapter, of as many paragraphs as it needs (fixture cs/jez-ve-trech-kapitolach)
    return (
        2 <= place - before <= _FARTHEST
        and _value(other) == _value(one) + 1
        and bool(other.pattern)
        and other.pattern == one.pattern
    )


def _are_cards(lines: Sequence[Line], before: int, place: int) -> bool:
    """Whether two numbers stand in elements of their own, the first with one line (fixture pl/molo-cyfry)."""
    one, text, other = (lines[number].containers[:-1] for number in (before, before + 1, place))
    return place - before == 2 and one == text != other


def _numbered(line: Line, number: Line) -> Line:
    if line.shape is Shape.TEXT:
        return replace(line, shape=Shape.ITEM, level=1, group=0, marker=number.text, before=number.before)
    return replace(line, marker=number.text, before=number.before) if not line.marker else line
