"""The texts of one statement in other words: translations, and what a translation and back makes of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from statement_parser.corpus.anchors import Anchors, Links, near_pairs
from statement_parser.corpus.group_making import Records
from statement_parser.corpus.translations import Outline, Side, paraphrase, translation
from statement_parser.resolution.graph import Clusters

_MOST_COPIES = 20
"""Copies of a text of which the dates are looked at."""

Reasons = dict[int, tuple[str, ...]]
"""Why, by place."""


class Known(NamedTuple):
    """What is held of each record, by place."""

    outlines: Sequence[Outline]
    anchors: Sequence[Anchors]
    links: Links


class _Texts:
    """Texts, each with its copies, of which one stands for all."""

    def __init__(self, records: Records, known: Known, copies: Clusters) -> None:
        self._records = records
        self._known = known
        self.copies = copies
        self.chosen = {
            copies.find(places[0]): max(places, key=lambda place: (known.outlines[place].signatories, -place))
            for places in copies.all()
        }

    def chosen_of(self, place: int) -> int:
        """The place that stands for the copies of that one: the one with the longest list, of equals the first."""
        return self.chosen[self.copies.find(place)]

    def apart(self, left: int, right: int) -> int | None:
        """Days between the copies that are nearest; None where no dates are known."""
        one, other = (self.copies.members(place)[:_MOST_COPIES] for place in (left, right))
        return self._records.days_apart(one, other)

    def sides(self, left: int, right: int) -> tuple[Side, Side]:
        """Both, to be compared."""
        one, other = (self._records.side(place, self._known.outlines[place]) for place in (left, right))
        return one, other


def join_other_words(records: Records, known: Known, copies: Clusters) -> tuple[Clusters, Reasons]:
    """Join texts that say the same in other words; those in one language are joined in `copies` too.

    Returns:
        The statements, each with all its texts; and why a text was joined.
    """
    places = range(len(known.outlines))
    languages = [records.language(place) for place in places]
    days = [records.days(place)[0] for place in places]
    texts, reasons = _Texts(records, known, copies), Reasons()
    near = sorted(set(near_pairs(known.anchors, sorted(texts.chosen.values()), days, languages)))
    for left, right in near:
        if languages[left] == languages[right]:
            evidence = paraphrase(*texts.sides(left, right), apart=texts.apart(left, right))
            if evidence.enough and copies.join(left, right):
                reasons.setdefault(right, evidence.reasons)
    texts = _Texts(records, known, copies)
    pairs: dict[tuple[int, int], bool] = {}
    for linked, found in ((True, known.links.pairs()), (False, near)):
        for one, other in found:
            left, right = sorted((texts.chosen_of(one), texts.chosen_of(other)))
            if languages[left] != languages[right]:
                pairs.setdefault((left, right), linked)
    return _join_translations(texts, pairs, languages, reasons), reasons


def _join_translations(
    texts: _Texts, pairs: Mapping[tuple[int, int], bool], languages: Sequence[str | None], reasons: Reasons
) -> Clusters:
    """Join texts in several languages, the surest first.

    A statement has one text a language, with its copies; two that are no copies of each other only where one is the
    other in other words, as when both are translations of a third.

    Args:
        texts: all texts.
        pairs: those that may be translations, with whether a page of one says so.
        languages: of all places.
        reasons: is added to.
    """
    good = []
    for (left, right), linked in sorted(pairs.items()):
        evidence = translation(*texts.sides(left, right), linked=linked, apart=texts.apart(left, right))
        if evidence.enough:
            good.append((-evidence.score, left, right, evidence.reasons))
    statements = Clusters(len(languages))
    for places in texts.copies.all():
        for place in places[1:]:
            statements.join(places[0], place)
    spoken = {statements.find(place): {languages[place]: place} for place in texts.chosen.values()}
    for _, left, right, why in sorted(good):
        one, other = spoken[statements.find(left)], spoken[statements.find(right)]
        if one is other:
            continue
        if all(_may_be_one(texts, one[language], other[language]) for language in one.keys() & other.keys()):
            statements.join(left, right)
            spoken[statements.find(left)] = other | one
            reasons.setdefault(left, why)
            reasons.setdefault(right, why)
    return statements


def _may_be_one(texts: _Texts, left: int, right: int) -> bool:
    """May two texts in one language, that are no copies, be translations of one?"""
    if texts.copies.are_apart(left, right):
        return False
    return paraphrase(*texts.sides(left, right), apart=texts.apart(left, right)).enough
