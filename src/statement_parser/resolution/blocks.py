"""Which names of a corpus are worth comparing: those that differ in one word, or share an acronym."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from statement_parser.organisations.concepts import Word
from statement_parser.resolution.agreement import how_alike
from statement_parser.resolution.nodes import Node
from statement_parser.resolution.skeleton import skeleton

_MOST_WORDS = 14
_LARGE = 40
"""Names that share all words but one, from which only those are compared whose other words begin alike."""
_NEIGHBOURS = 8
_LEAST_INITIALS = 3

Pair = tuple[int, int]


class _Member(NamedTuple):
    """A name of a block."""

    node: int
    other: Word | None
    """The word that the block leaves out; None where the block has all words."""


def candidate_pairs(nodes: Sequence[Node]) -> Iterator[Pair]:
    """Pairs of places in `nodes`, the smaller first, each once; one of the two has mentions."""
    seen: set[int] = set()
    count = len(nodes)
    for left, right in _all_pairs(nodes):
        pair = (left, right) if left < right else (right, left)
        number = pair[0] * count + pair[1]
        if left != right and number not in seen and (nodes[left].mentions or nodes[right].mentions):
            seen.add(number)
            yield pair


def _all_pairs(nodes: Sequence[Node]) -> Iterator[Pair]:
    blocks: defaultdict[int, list[_Member]] = defaultdict(list)
    acronyms: defaultdict[str, list[int]] = defaultdict(list)
    alone: list[tuple[int, str]] = []
    for place, node in enumerate(nodes):
        for wording in node.profile.wordings:
            for key, member in _keys(place, wording.words):
                blocks[key].append(member)
        if node.profile.only_acronym:
            alone += ((place, acronym) for acronym in node.profile.acronyms)
        else:
            for letters in _letters(node):
                acronyms[letters].append(place)
    for members in blocks.values():
        if len(members) > 1:
            yield from _pairs_of(members)
    for place, acronym in alone:
        yield from ((place, other) for other in acronyms.get(acronym, ())[:_LARGE])


def _letters(node: Node) -> set[str]:
    """Acronyms printed beside the name, and those that its first letters give."""
    given = {letters for wording in node.profile.wordings for letters in wording.letters}
    return {letters for letters in given if len(letters) >= _LEAST_INITIALS} | node.profile.acronyms


def _keys(place: int, words: Sequence[Word]) -> Iterator[tuple[int, _Member]]:
    """A key of all words of a wording, and one without each of them: names that differ in one word share one."""
    by_key = {hash(_canonical(word)): word for word in words[:_MOST_WORDS]}
    # A sum is the same in every order of the words, and one word is taken off it at no cost.
    whole = sum(by_key)
    yield whole, _Member(place, None)
    if len(by_key) > 1:
        for key, word in by_key.items():
            yield whole - key, _Member(place, word)


def _canonical(word: Word) -> str:
    """One text for all words that may agree."""
    if not word.senses:
        return skeleton(word.text) or word.text
    return min(word.senses)


def _pairs_of(members: Sequence[_Member]) -> Iterator[Pair]:
    whole = [member for member in members if member.other is None]
    part = [member for member in members if member.other is not None]
    if len(whole) <= _LARGE:
        yield from ((a.node, b.node) for a, b in combinations(whole, 2))
    else:
        yield from ((a.node, b.node) for a, b in pairwise(whole))
    for member in whole[:_NEIGHBOURS]:
        yield from ((member.node, other.node) for other in part)
    yield from _alike(part)


def _alike(members: Sequence[_Member]) -> Iterator[Pair]:
    """Pairs of names whose other words agree; in a large block of those that begin alike."""
    if len(members) <= _LARGE:
        groups = [list(members)]
    else:
        by_start: defaultdict[str, list[_Member]] = defaultdict(list)
        for member in members:
            assert member.other is not None
            by_start[skeleton(member.other.text)[:2]].append(member)
        groups = list(by_start.values())
    for group in groups:
        if len(group) > _LARGE:
            group.sort(key=lambda member: (member.other.text if member.other else "", member.node))
        for number, member in enumerate(group):
            end = len(group) if len(group) <= _LARGE else number + 1 + _NEIGHBOURS
            for other in group[number + 1 : end]:
                if member.other is not None and other.other is not None and how_alike(member.other, other.other):
                    yield member.node, other.node
