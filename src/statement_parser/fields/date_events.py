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
    hour, place = parts[1], parts[2]
    number = _NUMBER.search(hour)
    if number is None or int(number[0]) > _LAST_HOUR or len(hour.split()) > _HOUR_WORDS:
        return False
    words = place.split()
    return 1 <= len(words) <= _PLACE_WORDS and place[0].isupper() and not any(map(str.isdigit, place))
