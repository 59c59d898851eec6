"""Days of what is to come, told by what stands behind them: the hour and the place of a march, a meeting, a concert."""

from __future__ import annotations

import re

_PARTS = re.compile("[,،，;–]")
_NUMBER = re.compile(r"(?<![\d:.])\d{1,2}(?![\d:.])")
_LAST_HOUR = 24
_HOUR_WORDS, _PLACE_WORDS = 3, 5


def is_of_event(after: str) -> bool:
    """Whether what stands behind a date in its line is an hour and then a place.

    Whoever posts a text writes the minutes, and no place (fixture cs/pozvanka-vedle).

    >>> is_of_event(", 6 pm, Market Square"), is_of_event(", 18 Uhr, Rathausplatz")
    (True, True)
    >>> is_of_event(", 18:04, Politics"), is_of_event(", Callan"), is_of_event(", 214 views, News")
    (False, False, False)
    """
    parts = [part.strip() for part in _PARTS.split(after)]
    if len(parts) < 3 or parts[0]:
        return False
    place = parts[2]
    words = place.split()
    if not _is_hour(parts[1]):
        return False
    return 1 <= len(words) <= _PLACE_WORDS and place[0].isupper() and not any(map(str.isdigit, place))


def is_hour(after: str) -> bool:
    """Whether nothing but an hour stands behind a date (fixture de/leuchtturm-treffpunkt).

    >>> is_hour(", 7 pm"), is_hour(", 19 Uhr"), is_hour(", 18:04"), is_hour(" | 214 views"), is_hour("")
    (True, True, False, False, False)
    """
    parts = [part.strip() for part in _PARTS.split(after)]
    return len(parts) == 2 and not parts[0] and _is_hour(parts[1])


def _is_hour(text: str) -> bool:
    number = _NUMBER.search(text)
    return number is not None and int(number[0]) <= _LAST_HOUR and len(text.split()) <= _HOUR_WORDS
