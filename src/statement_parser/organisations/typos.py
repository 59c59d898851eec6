"""Words of a name that are likely misprints: one letter away from a word of names, and none themselves."""

from __future__ import annotations

from statement_parser.model.organisation import Suggestion


def suggestions(name: str) -> tuple[Suggestion, ...]:
    """The likely misprints of a name, in order."""
    return ()
