"""Which texts may be translations of each other: those of about one time with numbers and names in common."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from statement_parser.corpus.postings import Postings
from statement_parser.corpus.translations import informative, plain_address
from statement_parser.model.statement import Statement
from statement_parser.resolution.skeleton import skeleton

_DAYS = 45
"""Between texts that are near."""
_COMMON = 100
"""Texts near to each other with one anchor, beyond which it tells nothing."""
_LEAST = 2
"""Anchors in common."""
_MOST = 10
"""Texts looked at for each."""
_LEAST_IN_ONE_LANGUAGE = 4
_MOST_IN_ONE_LANGUAGE = 3

Anchors: TypeAlias = "array[int]"
"""Hashes of 32 bits, sorted."""


def anchors_of(statement: Statement, in_order: Sequence[str]) -> Anchors:
    """Hashes of what a translation has too: numbers that tell something, names and acronyms by their sound.

    Args:
        statement: the record.
        in_order: the numbers of its text.
    """
    numbers = set(in_order)
    # Small numbers tell something where two of them follow each other.
    found = {f"p{one},{other}" for one, other in pairwise(in_order) if one != other}
    found |= {f"n{number}" for number in numbers if informative(number) >= 1}
    # A large number is as good as two small ones.
    found |= {f"N{number}" for number in numbers if informative(number) > 1}
    for one in statement.signatories:
        if one.organisation is not None and one.organisation.key:
            found.add("o" + "".join(map(skeleton, one.organisation.key.split())))
            if one.organisation.acronym:
                found.add("o" + skeleton(one.organisation.acronym))
    found -= {"o"}
    return array("I", sorted(zlib.crc32(anchor.encode()) for anchor in found))


class Links:
    """Pages that call each other their translations."""

    def __init__(self) -> None:
        self._by_address: dict[str, int] = {}
        self._links: list[tuple[int, str]] = []

    def add(self, place: int, statement: Statement) -> None:
        """Add where a text stands, and what it calls its translations."""
        for url in (statement.source.url, statement.canonical_url):
            if address := plain_address(url):
                self._by_address.setdefault(address, place)
        for link in statement.translations:
            if address := plain_address(link.url):
                self._links.append((place, address))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs of places of which one page calls the other its translation."""
        for place, address in self._links:
            other = self._by_address.get(address)
            if other is not None and other != place:
                yield place, other


def near_pairs(
    anchors: Sequence[Anchors], places: Sequence[int], days: Sequence[int], languages: Sequence[str | None]
) -> Iterator[tuple[int, int]]:
    """Pairs of places, the second behind the first, of texts in other words that have anchors in common.

    Those in one language must have more of them in common, and only the first few are given.

    Args:
        anchors: of all places.
        places: those that are looked at.
        days: of all places, the first day that each may be of, as ordinal; 0 where not known, which is near to all.
        languages: of all places.
    """
    index = Postings(anchors, places, days)
    for own in places:
        shared: Counter[int] = Counter()
        for anchor in anchors[own]:
            start, end = index.find(anchor)
            if start < end:
                for first, last in _stretches(index.orders, start, end, days[own]):
                    if last - first <= _COMMON:
                        shared.update(index.places[first:last])
        shared.pop(own, None)
        alike = sorted((-count, other) for other, count in shared.items() if count >= _LEAST)
        others = [other for _, other in alike if languages[other] != languages[own]][:_MOST]
        own_language = [
            other for count, other in alike if languages[other] == languages[own] and -count >= _LEAST_IN_ONE_LANGUAGE
        ]
        for other in (*others, *own_language[:_MOST_IN_ONE_LANGUAGE]):
            yield min(own, other), max(own, other)


def _stretches(days: Sequence[int], start: int, end: int, day: int) -> Iterator[tuple[int, int]]:
    """From where to where those stand that are near to a day, or of no day."""
    if not day:
        yield start, end
        return
    dated = bisect_left(days, 1, start, end)
    yield start, dated
    yield bisect_left(days, max(1, day - _DAYS), dated, end), bisect_right(days, day + _DAYS, dated, end)
