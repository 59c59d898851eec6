"""Two lists of signatories: which entries are the same, also where the lists are in two languages."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from statement_parser.model.statement import Signatory
from statement_parser.organisations.concepts import Word, read_tokens
from statement_parser.resolution.align import rising
from statement_parser.resolution.compare import compare_names
from statement_parser.resolution.skeleton import skeleton
from statement_parser.text.fold import tokens

_MANY = 1 << 15
_MOST_COMPARED = 1_600
"""Pairs of names left over that are compared one by one."""
_LEAST_MEANT = 0.6
"""Share of the words of the longer name that the other must have."""
_LEAST_CONSONANTS = 2

Pair = tuple[int, int]


def paired(left: Sequence[Signatory], right: Sequence[Signatory]) -> list[Pair]:
    """Places of entries that are the same in two lists of one language, each at most once, in order."""
    pairs = _equal(left, right)
    rest_left, rest_right = _rest(left, right, pairs)
    if len(rest_left) * len(rest_right) <= _MOST_COMPARED:
        for one in rest_left:
            found = next((n for n in rest_right if _one_body(left[one], right[n])), None)
            if found is not None:
                rest_right.remove(found)
                pairs.append((one, found))
    return sorted(pairs)


def paired_across(left: Sequence[Signatory], right: Sequence[Signatory]) -> list[Pair]:
    """As `paired`, of lists in two languages, by what the names mean and how they sound."""
    pairs = _equal(left, right)
    rest_left, rest_right = _rest(left, right, pairs)
    saying: defaultdict[str, set[int]] = defaultdict(set)
    for number in rest_right:
        for word in _said(right[number].name):
            for meaning in word:
                saying[meaning].add(number)
    scored = []
    for one in rest_left:
        own = _said(left[one].name)
        for other in set().union(*(saying[meaning] for word in own for meaning in word)):
            scored.append((-_agreement(own, _said(right[other].name)), one, other))
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, one, other in sorted(scored):
        if -score >= _LEAST_MEANT and one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            pairs.append((one, other))
    return sorted(pairs)


def paired_by_place(left: Sequence[Signatory], right: Sequence[Signatory], known: Sequence[Pair]) -> list[Pair]:
    """The known pairs, and between them those that stand at one place where both lists have as many entries."""
    anchors = rising(known) if known else []
    pairs, before = list(known), (-1, -1)
    taken = {one for one, _ in known}, {other for _, other in known}
    for anchor in (*anchors, (len(left), len(right))):
        one = [place for place in range(before[0] + 1, anchor[0]) if place not in taken[0]]
        other = [place for place in range(before[1] + 1, anchor[1]) if place not in taken[1]]
        if len(one) == len(other):
            pairs += zip(one, other, strict=True)
        before = anchor
    return sorted(pairs)


def _equal(left: Sequence[Signatory], right: Sequence[Signatory]) -> list[Pair]:
    """Entries with the same key, then those with the same acronym."""
    pairs: list[Pair] = []
    for key in (_key, _acronym):
        rest_left, rest_right = _rest(left, right, pairs)
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for place in rest_right:
            if value := key(right[place]):
                waiting[value].append(place)
        for place in rest_left:
            found = waiting.get(key(left[place]) or "")
            if found:
                pairs.append((place, found.pop(0)))
    return pairs


def _rest(left: Sequence[Signatory], right: Sequence[Signatory], pairs: Sequence[Pair]) -> tuple[list[int], list[int]]:
    ones, others = {one for one, _ in pairs}, {other for _, other in pairs}
    return [n for n in range(len(left)) if n not in ones], [n for n in range(len(right)) if n not in others]


def _key(one: Signatory) -> str:
    return (one.organisation.key if one.organisation else "") or " ".join(tokens(one.name))


def _acronym(one: Signatory) -> str | None:
    acronym = one.organisation.acronym if one.organisation else None
    return " ".join(tokens(acronym)) if acronym else None


def _one_body(left: Signatory, right: Signatory) -> bool:
    try:
        comparison = compare_names(left.organisation or left.name, right.organisation or right.name)
    except ValueError:
        return False  # a name without a letter
    return comparison.verdict == "same"


def _agreement(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> float:
    """Share of the words of the longer name that agree with a word of the other, each with one."""
    rest = list(right)
    for word in left:
        found = next((other for other in rest if not word.isdisjoint(other)), None)
        if found is not None:
            rest.remove(found)
    return (len(right) - len(rest)) / max(len(left), len(right), 1)


@functools.lru_cache(maxsize=_MANY)
def _said(name: str) -> tuple[frozenset[str], ...]:
    """Of each word of a name what it may mean, and how it sounds."""
    return tuple(frozenset(_sayings(word)) for word in read_tokens(tokens(name)))


def _sayings(word: Word) -> Iterator[str]:
    yield from (f"={sense}" for sense in word.senses)
    sound = skeleton(word.text.replace(" ", ""))
    if len(sound) >= _LEAST_CONSONANTS:
        yield sound
