"""A statement that is there several times: its texts, what they are to each other, and how they differ."""

from __future__ import annotations

import datetime
from typing import Any, Literal

import msgspec

from statement_parser.typed import to_plain

TextRelation = Literal["first", "same", "version", "translation"]
"""first: the text that the others are compared with; same: the same text and list; version: the list is another one;
translation: the text is in another language."""


class Change(msgspec.Struct, frozen=True, kw_only=True, repr_omit_defaults=True):
    """How a text differs from the first of its group."""

    added: tuple[str, ...] = ()
    """Names that stand in its list and not in the first's, as printed; empty where one of the two has no list."""
    dropped: tuple[str, ...] = ()
    """Names of the first's list that it does not have."""
    title: tuple[str | None, str | None] | None = None
    """The title of the first and its own, where they differ in more than signs and capitals; None elsewhere."""
    days: int | None = None
    """How many days later it is dated, negative where earlier; None where one has no date, or only a month or year."""
    shared: float | None = None
    """Share of the shorter text that stands in the other, 0 to 1; None of a translation."""


class Member(msgspec.Struct, frozen=True, kw_only=True, repr_omit_defaults=True):
    """One text of a group."""

    place: int
    """Of its record in the corpus, 0-based."""
    statement: str
    """`Statement.id`."""
    relation: TextRelation
    """What it is to the first of the group."""
    title: str | None = None
    """As in its record."""
    date: datetime.date | None = None
    """As in its record."""
    language: str | None = None
    """As in its record."""
    source: str | None = None
    """Address or file name."""
    change: Change | None = None
    """None of the first."""
    reasons: tuple[str, ...] = ()
    """Why it is in the group, in English."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of one statement, the first one first."""

    id: str
    """"grp-" and 12 hexadecimal digits, made from the first text."""
    members: tuple[Member, ...]
    """At least two: the earliest, then the others as the corpus has them."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that it is there in, sorted."""
        return tuple(sorted({member.language for member in self.members if member.language}))

    def to_dict(self) -> dict[str, Any]:
        """The group as plain dicts, lists, strings and numbers, as in JSON."""
        return to_plain(self)

    def __repr__(self) -> str:
        first = self.members[0]
        return f"<Group {self.id}: {len(self.members)} texts, {', '.join(self.languages)}, {first.title!r}>"

    def _repr_html_(self) -> str:
        from statement_parser.model.view import table_html

        heads = ["Relation", "Title", "Date", "Language", "Joined", "Left", "Source"]
        rows = []
        for one in self.members:
            change = one.change or Change()
            joined, left = ", ".join(change.added), ", ".join(change.dropped)
            rows.append((one.relation, one.title, one.date, one.language, joined, left, one.source))
        return table_html(repr(self)[1:-1], heads, rows, len(rows))
