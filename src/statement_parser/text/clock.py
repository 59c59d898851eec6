"""How the time of a day is written in figures: "18:04", "9.30", "18h00", "18:04:31"."""

from __future__ import annotations

import re

CLOCK = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d:.])")
"""A time by itself, with no figures around it: neither part of a number nor to the second."""
_TO_MINUTE, _TO_SECOND = re.compile(r"\d:\d\d"), re.compile(r"\d:\d\d:\d\d")


def has_minute(text: str, start: int = 0) -> bool:
    """Whether a time to the minute, or to the second, stands in a text from `start` on.

    >>> has_minute("5 May 2021, 18:04"), has_minute("5 May 2021 09:02:11"), has_minute("18:04, Callan", 5)
    (True, True, False)
    """
    return _TO_MINUTE.search(text, start) is not None


def has_second(text: str, start: int = 0) -> bool:
    """Whether a time to the second stands in a text from `start` on, as machines write it.

    >>> has_second("5 May 2021 09:02:11"), has_second("5 May 2021, 18:04")
    (True, False)
    """
    return _TO_SECOND.search(text, start) is not None
