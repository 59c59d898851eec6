"""The name of a person that an entry ends in, behind a post: "журналистка Анна Петрова", "лесник Валиева И. Р."."""

from __future__ import annotations

import re

EDGES = " ,،、，;؛；"
"""What stands between a name and a post, and is of neither."""
_INITIALS_BEFORE = re.compile(r"(?<=\s)(?:[^\W\d_]\.\s?){1,3}[^\W\d_][^\W_]\S{0,40}$")
_INITIALS_BEHIND = re.compile(r"(?<=\s)[^\W\d_][^\W_]\S{0,40}(?:\s[^\W\d_]\.(?:\s?[^\W\d_]\.)?)$")
_NAME_WORDS = (2, 3)
_WORDS = re.compile(r"\S+")


def name_at_end(raw: str) -> tuple[int, int]:
    """Where the name stands; (0, 0) where there is none.

    >>> name_at_end("coordinator of the river Ada Berg")
    (25, 33)
    """
    return _initialled(raw) or _last_names(raw) or (0, 0)


def _initialled(raw: str) -> tuple[int, int] | None:
    """A surname with initials that an entry ends in: "И. Р. Валиева", "Валиева И. Р."."""
    end = len(raw.rstrip(EDGES))
    found = _INITIALS_BEFORE.search(raw, 0, len(raw[:end].rstrip("."))) or _INITIALS_BEHIND.search(raw, 0, end)
    return found.span() if found is not None and found.group()[0].isupper() else None


def _last_names(raw: str) -> tuple[int, int] | None:
    """Two or three words with capitals that an entry ends in, behind others; None where there are none."""
    end = len(raw.rstrip(EDGES + "."))
    words = list(_WORDS.finditer(raw, 0, end))
    count = 0
    while count < len(words) and words[-1 - count].group()[0].isupper():
        count += 1
    least, most = _NAME_WORDS
    if not least <= count <= most or count == len(words):
        return None
    if any(word.group()[-1] in EDGES for word in words[-count:-1]):
        return None  # "Engineer, Institute of Astronomy, Callan"
    return words[-count].start(), end
