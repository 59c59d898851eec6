"""Names with a comma in them, told by the acronym behind: "Foundation Roof, Care & Work (RCW)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statement_parser.text.words import LETTERS

_ACRONYM = re.compile(r"\(([^\W\d_]{3,8})\)\.?$")
_MOST_BEFORE = 3
"""Pieces before the one with the acronym that may belong to its name."""


def joined_by_acronyms(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places of names in `text`, those put together of which only the whole begins as the acronym behind it says.

    Fixture de/dach-pflege-arbeit.

    >>> text = "Bund der Mieter, Stiftung Dach, Pflege & Arbeit (DPA)"
    >>> [text[a:b] for a, b in joined_by_acronyms(text, [(0, 15), (17, 30), (32, 53)])]
    ['Bund der Mieter', 'Stiftung Dach, Pflege & Arbeit (DPA)']
    """
    joined: list[tuple[int, int]] = []
    for start, end in places:
        acronym = _ACRONYM.search(text[start:end])
        if acronym is not None and acronym[1].isupper() and not _spells(text[start:end], acronym[1]):
            for before in reversed(joined[-_MOST_BEFORE:]):
                if _spells(text[before[0] : end], acronym[1]):
                    del joined[joined.index(before) :]
                    start = before[0]
                    break
        joined.append((start, end))
    return joined


def _spells(name: str, acronym: str) -> bool:
    """Whether the last words before the brackets begin with the letters of the acronym, small words counted or not."""
    words = LETTERS.findall(name[: name.rindex("(")])
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return capitals.endswith(acronym) or "".join(word[0] for word in words).upper().endswith(acronym)
