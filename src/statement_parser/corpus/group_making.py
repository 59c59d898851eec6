"""Makes the record of a group from the places of its texts, and caches records of a corpus while they are compared."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from statement_parser.corpus.change import change_between
from statement_parser.corpus.group_records import Change, Group, Member, TextRelation
from statement_parser.corpus.same_text import Likeness, likeness
from statement_parser.corpus.texts import days_apart, prepare
from statement_parser.corpus.translations import Outline, Side, sounds_of
from statement_parser.model.statement import Statement
from statement_parser.resolution.graph import Clusters

if TYPE_CHECKING:
    from statement_parser.corpus.corpus import Corpus

_KEPT = 1_000
"""Records held ready to be compared."""
_ID_DIGITS = 12
_UNDATED = 1 << 30


class Records:
    """The records of a corpus, the last ones held as they are compared."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._prepared = functools.lru_cache(_KEPT)(lambda place: prepare(corpus[place]))
        self._sounds = functools.lru_cache(_KEPT)(lambda place: sounds_of(corpus[place]))

    def statement(self, place: int) -> Statement:
        """The record at a place."""
        return self._corpus[place]

    def side(self, place: int, outline: Outline) -> Side:
        """The record at a place, to be compared with others in other languages."""
        return Side(outline, lambda: self._sounds(place), lambda: self._corpus[place])

    def days(self, place: int) -> tuple[int, int]:
        """First and last day that it may be of, as ordinals; 0, 0 where not known."""
        return self._corpus.days_of(place)

    def language(self, place: int) -> str | None:
        """Its language."""
        return self._corpus.language_of(place)

    def days_apart(self, left: Iterable[int], right: Iterable[int]) -> int | None:
        """Days between the copies of one text and those of another that are nearest; None where no dates are known."""
        days = [days_apart(self.days(one), self.days(other)) for one in left for other in right]
        return min((apart for apart in days if apart is not None), default=None)

    def likeness(self, left: int, right: int) -> Likeness:
        """What the texts at two places are to each other."""
        return likeness(self._prepared(left), self._prepared(right), self.days(left), self.days(right))


def group_of(records: Records, places: Sequence[int], texts: Clusters, reasons: Mapping[int, tuple[str, ...]]) -> Group:
    """The record of a group.

    Args:
        records: those of the corpus.
        places: where the texts of the group stand.
        texts: the copies of each text, in one language, together.
        reasons: why a text, by the place of one of its copies, is another in other words.
    """
    first = min(places, key=lambda place: (records.days(place)[0] or _UNDATED, place))
    members = [_member(records.statement(first), first, "first", None, ())]
    for place in places:
        if place == first:
            continue
        if texts.find(place) == texts.find(first):
            members.append(_copy(records, first, place, reasons.get(place, ())))
        else:
            change = change_between(records.statement(first), records.statement(place), None)
            joined = (reasons[one] for one in (place, *texts.members(place)) if one in reasons)
            why = next(joined, ())
            members.append(_member(records.statement(place), place, "translation", change, why))
    return Group(id=f"grp-{members[0].statement[:_ID_DIGITS]}", members=tuple(members))


def _copy(records: Records, first: int, place: int, reasons: tuple[str, ...]) -> Member:
    likely = records.likeness(first, place)
    change = change_between(records.statement(first), records.statement(place), round(likely.share, 3))
    relation: TextRelation = "version" if change.added or change.dropped else "same"
    why = (likely.reason,) if likely.same else reasons or ("another copy stands between the two",)
    return _member(records.statement(place), place, relation, change, why)


def _member(
    statement: Statement, place: int, relation: TextRelation, change: Change | None, reasons: tuple[str, ...]
) -> Member:
    return Member(
        place=place,
        statement=statement.id,
        relation=relation,
        title=statement.title,
        date=statement.date,
        language=statement.language,
        source=statement.source.url or statement.source.name,
        change=change,
        reasons=reasons,
    )
