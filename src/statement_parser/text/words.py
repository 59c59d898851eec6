"""The words of a text as printed, with their places; `fold.tokens` gives them as they are compared."""

from __future__ import annotations

import re

_BETWEEN_SPACES = re.compile(r"\S+")
LETTERS = re.compile(r"[^\W\d_]+")
"""Letters in a row, of any script: no figures, no marks."""


def printed_words(text: str, start: int = 0) -> list[re.Match[str]]:
    """What stands between the spaces of a text from `start` on.

    >>> [word[0] for word in printed_words("Alder House (est. 1998)")]
    ['Alder', 'House', '(est.', '1998)']
    """
    return list(_BETWEEN_SPACES.finditer(text, start))


def lettered_words(text: str) -> list[re.Match[str]]:
    """The letters in a row of a text.

    >>> [word[0] for word in lettered_words("Alder House (est. 1998)")]
    ['Alder', 'House', 'est']
    """
    return list(LETTERS.finditer(text))
