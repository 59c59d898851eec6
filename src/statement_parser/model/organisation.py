"""An organisation's name as printed, and what of it is known."""

from __future__ import annotations

import msgspec


class OrganisationName(msgspec.Struct, frozen=True, kw_only=True):
    """A signatory's name normalised into a record of its own."""

    raw: str
    """As printed."""
    name: str
    """For display: without marker, count, closing full stop."""
    script: str | None = None
    """ISO 15924 code of most of its letters: "Latn", "Arab" ...; None without letters."""
    key: str = ""
    """Comparison key: equal for spellings that differ in case, accents, punctuation and space only."""
