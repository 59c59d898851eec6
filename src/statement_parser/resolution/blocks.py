"""Which names of a corpus are worth comparing: those that differ in one word, or share an acronym.

Of each wording come a key of all its words, and one without each of them. A key is a number; a wording and the place of
the word left out are one too. Keys are filed in parts by their remainder, each part as two arrays, and a part is put
into blocks only when its turn comes: a million names take the memory of their arrays and of one part.
"""

from __future__ import annotations

import random
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from statement_parser.organisations.concepts import Word
from statement_parser.resolution.agreement import how_alike
from statement_parser.resolution.nodes import Node
from statement_parser.resolution.profile import Wording
from statement_parser.resolution.skeleton import skeleton

_MOST_WORDS = 14
_LARGE = 40
"""Names that share all words but one, from which only those are compared whose other words begin alike."""
_NEIGHBOURS = 8
_LEAST_INITIALS = 3
_PLACES = 16
"""Places of a word in a wording that are told apart; the last is that of none."""
_WHOLE = _PLACES - 1
_BITS = 60
"""Of the number of a word: the sum of those of a wording has no more than 64."""
_KEYS_OF_PART = 1 << 17

_MOST_DIFFERENT = 2
"""Letters in which two spellings of one word differ at the most, where their consonants do; an article has two."""

Pair = tuple[int, int]
_Other = tuple[int, Word, str]
"""A name, its word that a block leaves out, and the consonants of that."""


def candidate_pairs(nodes: Sequence[Node]) -> Iterator[Pair]:
    """Pairs of places in `nodes`, the smaller first, each once; one of the two has mentions."""
    seen: set[int] = set()
    count = len(nodes)
    for left, right in _all_pairs(nodes):
        if left > right:
            left, right = right, left
        number = left * count + right
        if left != right and number not in seen and (nodes[left].mentions or nodes[right].mentions):
            seen.add(number)
            yield left, right


def _all_pairs(nodes: Sequence[Node]) -> Iterator[Pair]:
    yield from _Blocks(nodes).pairs()
    yield from _by_acronym(nodes)


def _by_acronym(nodes: Sequence[Node]) -> Iterator[Pair]:
    """Names that are an acronym with those that it may stand for."""
    acronyms: defaultdict[str, list[int]] = defaultdict(list)
    alone = {acronym for node in nodes if node.profile.only_acronym for acronym in node.profile.acronyms}
    for place, node in enumerate(nodes):
        if not node.profile.only_acronym:
            for letters in alone.intersection(_letters(node)):
                acronyms[letters].append(place)
    for place, node in enumerate(nodes):
        if node.profile.only_acronym:
            for acronym in node.profile.acronyms:
                yield from ((place, other) for other in acronyms.get(acronym, ())[:_LARGE])


def _letters(node: Node) -> set[str]:
    """Acronyms printed beside the name, and those that its first letters give."""
    given = {letters for wording in node.profile.wordings for letters in wording.letters}
    return {letters for letters in given if len(letters) >= _LEAST_INITIALS}.union(node.profile.acronyms)


class _Numbers(dict[str, int]):
    """A number for each text that stands for words, the same in every run over the same texts."""

    def __init__(self) -> None:
        self._random = random.Random(0)
        self._names: dict[str, int] = {}

    def __missing__(self, text: str) -> int:
        number = self[text] = self._random.getrandbits(_BITS)
        return number

    def of(self, word: Word) -> int:
        """One number for all words that may agree."""
        if word.senses:
            return self[min(word.senses)]
        number = self._names.get(word.text)
        if number is None:
            number = self._names[word.text] = self[skeleton(word.text) or word.text]
        return number


class _Blocks:
    """The wordings of all names, by what they share.

    A member of a block is a number: that of a wording, times 16, and the place of the word that the block leaves out.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._wordings: list[Wording] = []
        self._nodes = array("q")
        self._bones: dict[str, str] = {}
        """Word -> its consonants."""
        for place, node in enumerate(nodes):
            self._wordings += node.profile.wordings
            self._nodes.extend([place] * len(node.profile.wordings))
        keys = sum(min(len(wording.words), _MOST_WORDS) + 1 for wording in self._wordings)
        self._parts = [(array("Q"), array("q")) for _ in range(1 + keys // _KEYS_OF_PART)]
        self._file()

    def _file(self) -> None:
        """Put a key of all words of each wording, and one without each word, into their parts."""
        numbers = _Numbers()
        parts, count = self._parts, len(self._parts)
        for number, wording in enumerate(self._wordings):
            member = number * _PLACES
            by_key = {numbers.of(word): place for place, word in enumerate(wording.words[:_MOST_WORDS])}
            # A sum is the same in every order of the words, and one word is taken off it at no cost.
            whole = sum(by_key)
            filed = [(whole, _WHOLE)]
            if len(by_key) > 1:
                filed += [(whole - key, place) for key, place in by_key.items()]
            for key, place in filed:
                keys, members = parts[key % count]
                keys.append(key)
                members.append(member + place)

    def pairs(self) -> Iterator[Pair]:
        """Pairs of names of one block; many of them more than once."""
        while self._parts:
            keys, members = self._parts.pop()
            first: dict[int, int] = {}
            blocks: dict[int, list[int]] = {}
            for key, member in zip(keys, members, strict=True):
                known = first.setdefault(key, member)
                if known != member:
                    blocks.setdefault(key, [known]).append(member)
            for block in blocks.values():
                yield from self._pairs_of(block)

    def _pairs_of(self, members: Sequence[int]) -> Iterator[Pair]:
        node = self._nodes
        whole = [node[member // _PLACES] for member in members if member % _PLACES == _WHOLE]
        part = [member for member in members if member % _PLACES != _WHOLE]
        yield from combinations(whole, 2) if len(whole) <= _LARGE else pairwise(whole)
        if part:
            for left in whole[:_NEIGHBOURS]:
                yield from ((left, node[member // _PLACES]) for member in part)
            yield from self._alike(part)

    def _alike(self, members: Sequence[int]) -> Iterator[Pair]:
        """Pairs of names whose other words agree; in a large block of those that begin alike."""
        others = [self._other(member) for member in members]
        if len(members) <= _LARGE:
            for (one, word, _), (other, its, _) in combinations(others, 2):
                if how_alike(word, its):
                    yield one, other
            return
        by_start: defaultdict[str, list[_Other]] = defaultdict(list)
        for found in others:
            by_start[found[2][:2]].append(found)
        for group in by_start.values():
            reach = len(group)
            if reach > _LARGE:
                group.sort(key=lambda found: (found[1].text, found[0]))
                reach = _NEIGHBOURS
            for number, left in enumerate(group):
                for right in group[number + 1 : number + 1 + reach]:
                    if _may_agree(left, right) and how_alike(left[1], right[1]):
                        yield left[0], right[0]

    def _other(self, member: int) -> _Other:
        """A name of a block, and its word that the block leaves out."""
        number, place = divmod(member, _PLACES)
        word = self._wordings[number].words[place]
        bones = self._bones.get(word.text)
        if bones is None:
            bones = self._bones[word.text] = skeleton(word.text)
        return self._nodes[number], word, bones


def _may_agree(left: _Other, right: _Other) -> bool:
    """A look that costs a tenth of `how_alike`, and spares it for most pairs of a large block."""
    from rapidfuzz.distance import OSA

    (_, one, bones), (_, other, its) = left, right
    if bones == its or one.senses or other.senses or one.text.isascii() != other.text.isascii():
        return True
    short, long = sorted((one.text, other.text), key=len)
    if len(long) - len(short) > _MOST_DIFFERENT:
        return False
    return long.endswith(short) or OSA.distance(short, long, score_cutoff=_MOST_DIFFERENT) <= _MOST_DIFFERENT
