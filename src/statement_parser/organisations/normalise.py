"""A printed entry as it is shown."""

from __future__ import annotations

from statement_parser.text.shape import ends_sentence

_EDGES = " ,،;؛:·•|*"
_BEFORE = _EDGES + "-–—"


def display_name(raw: str) -> str:
    """The name as it is shown: without stray marks at its ends and the full stop of a list's last entry.

    >>> display_name("Women for Peace."), display_name("Adalah Inc."), display_name("--River Watch;")
    ('Women for Peace', 'Adalah Inc.', 'River Watch')
    """
    name = raw.lstrip(_BEFORE).rstrip(_EDGES)
    if name.endswith(".") and ends_sentence(name) and not name.endswith(".."):
        name = name[:-1].rstrip(_EDGES)
    return name or raw
