"""Two names word by word: which words agree, how, and which are left over."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from statement_parser.organisations.concept_files import WordKind
from statement_parser.organisations.concepts import NO_SENSES, Word, read_tokens
from statement_parser.resolution.forms import are_forms
from statement_parser.resolution.skeleton import plain_vowels, skeleton
from statement_parser.text.fold import fold

How = Literal["equal", "meaning", "sound", "misprint", "near"]
"""equal: the same letters; meaning: a shared concept; sound: the same consonants; misprint: a letter or two differ;
near: two words of one language for a shared concept, which may be no more than neighbours ("whale", "shark")."""

Alike = Callable[[Word, Word], How | None]

Weigh = Callable[[Word], float]
"""How much a word tells of a body."""

_WEIGHTS: dict[WordKind, float] = {"name": 3.0, "subject": 1.0, "region": 1.2, "country": 1.2, "head": 0.8}

_WORTH: dict[How, float] = {"equal": 1.0, "meaning": 0.95, "sound": 0.9, "misprint": 0.85, "near": 0.85}
_MANY_PAIRS = 1 << 17
_LEAST_CONSONANTS = 3
_LEAST_MISPRINTED = 5
_TWO_MISPRINTS = 10
_LONGEST_ENDING = 3
_LEAST_SPOKEN = 6
_LEAST_STEM = 5
_OPEN = "aeiouyh"
"""Last letters of a word that ends in a vowel."""
_ARTICLES = ("al", "el", "ال")


def weight_by_kind(word: Word) -> float:
    """How much a word tells of a body where no corpus says how rare it is: 0.8 (a head) to 3 (a name)."""
    return _WEIGHTS[word.kind]


class Match(msgspec.Struct, frozen=True, gc=False):
    """A word of each name that agree."""

    left: Word
    right: Word
    how: How


class Agreement(msgspec.Struct, frozen=True, gc=False):
    """How two names go together."""

    matches: tuple[Match, ...]
    left: tuple[Word, ...]
    """Words of the first that nothing in the second agrees with, in order."""
    right: tuple[Word, ...]
    """Those of the second."""
    score: float
    """Share of the weight of both names that agrees, 0 to 1."""
    weight: float
    """Weight of the words that agree, the mean of both names."""


def agree(left: Sequence[Word], right: Sequence[Word], weigh: Weigh = weight_by_kind) -> Agreement:
    """The words of two names paired: equal ones first, then those of one meaning, then those that sound alike.

    A name does not say one thing twice: its words are those that `once` gives.
    """
    matches, rest_left, rest_right = _paired(list(left), list(right))
    if (rest_left or rest_right) and any(map(_has_parts, (*left, *right))):
        # A phrase may stand for words that are apart in the other language: "arms trade", "Waffenhandel".
        apart = _paired(_in_parts(left), _in_parts(right))
        if len(apart[1]) + len(apart[2]) < len(rest_left) + len(rest_right):
            matches, rest_left, rest_right = apart
    rest_left, rest_right = _joined(rest_left, rest_right, matches)
    return _weighed(matches, rest_left, rest_right, weigh)


def _paired(left: list[Word], right: list[Word]) -> tuple[list[Match], list[Word], list[Word]]:
    """The words that agree, and what is left of each name."""
    matches: list[Match] = []
    for alike in (_equal, _one_in_meaning, _spelt, _near):
        if not left or not right:
            break
        _pair(left, right, alike, matches)
    return matches, left, right


def _in_parts(words: Sequence[Word]) -> list[Word]:
    """The words, and of a phrase each word by itself."""
    parts: list[Word] = []
    for word in words:
        apart = [part for text in word.text.split() for part in read_tokens((text,))] if _has_parts(word) else []
        parts += apart or [word]
    return parts


def _has_parts(word: Word) -> bool:
    """Is it a phrase whose words mean something each, as those of "South Sudan" do not?"""
    return " " in word.text and word.kind in ("head", "subject")


def _weighed(matches: Sequence[Match], left: Sequence[Word], right: Sequence[Word], weigh: Weigh) -> Agreement:
    weight = agreed = both = 0.0
    for match in matches:
        pair = weigh(match.left) + weigh(match.right)
        weight += pair / 2
        both += pair
        agreed += _WORTH[match.how] * pair
    total = both + sum(map(weigh, left)) + sum(map(weigh, right))
    return Agreement(tuple(matches), tuple(left), tuple(right), agreed / total if total else 0.0, weight)


def without(agreement: Agreement, places: tuple[Sequence[Word], Sequence[Word]]) -> Agreement:
    """The agreement, less the words left over that say what is printed beside the other name as its place."""
    left, right = places
    return replace(
        agreement,
        left=tuple(word for word in agreement.left if not any(how_alike(word, place) for place in right)),
        right=tuple(word for word in agreement.right if not any(how_alike(word, place) for place in left)),
    )


def once(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without those that say again what one before them says: "Journalistinnen und Journalisten"."""
    kept: list[Word] = []
    for word in words:
        if not word.senses or not any(word.senses == said.senses and _one_meaning(word, said) for said in kept):
            kept.append(word)
    return words if len(kept) == len(words) else tuple(kept)


def with_cognates(agreement: Agreement, weigh: Weigh) -> Agreement:
    """The agreement of names in two languages, with words left over of one stem: "interwencji", "intervention"."""
    left, right, matches = list(agreement.left), list(agreement.right), list(agreement.matches)
    for word in agreement.left:
        found = next((other for other in right if _is_cognate(word, other)), None)
        if found is not None:
            matches.append(Match(word, found, "sound"))
            left.remove(word)
            right.remove(found)
    return _weighed(matches, left, right, weigh) if len(left) < len(agreement.left) else agreement


def _is_cognate(left: Word, right: Word) -> bool:
    if left.senses and right.senses:
        return False
    return left.text[:_LEAST_STEM] == right.text[:_LEAST_STEM] and min(len(left.text), len(right.text)) > _LEAST_STEM


def sounds_alike(left: str, right: str) -> bool:
    """Is one text the other in another script, written by its sound: "Human Rights Watch", "هيومن رايتس ووتش"?"""
    left, right = fold(left), fold(right)
    if left.isascii() == right.isascii():
        return False
    one, other = skeleton(left), skeleton(right)
    longer = max(len(one), len(other))
    return min(len(one), len(other)) >= _LEAST_SPOKEN and _distance(one, other, longer // 4) <= longer // 4


def _pair(left: list[Word], right: list[Word], alike: Alike, matches: list[Match]) -> None:
    """Take from both lists the words that agree in one of the ways."""
    place = 0
    while place < len(left):
        word = left[place]
        for number, other in enumerate(right):
            if how := alike(word, other):
                matches.append(Match(word, other, how))
                del left[place], right[number]
                break
        else:
            place += 1


def _joined(left: list[Word], right: list[Word], matches: list[Match]) -> tuple[list[Word], list[Word]]:
    """The lists, empty where what is left of both is one text but for spaces or a misprint ("Non-Violence")."""
    if not left or not right or len(left) == len(right) == 1:
        return left, right
    one, other = (_one_word(words) for words in (left, right))
    if one.text == other.text or _misprint(one.text, other.text):
        known = all(word.senses for word in (*left, *right))
        if one.text == other.text or not known:
            matches.append(Match(one, other, "equal" if one.text == other.text else "misprint"))
            return [], []
    return left, right


def _one_word(words: Sequence[Word]) -> Word:
    kind = max((word.kind for word in words), key=_WEIGHTS.__getitem__)
    return Word("".join(word.text.replace(" ", "") for word in words), NO_SENSES, kind)


def how_alike(left: Word, right: Word) -> How | None:
    """How two words agree; None where they do not. Two words of the lexicon are never misprints of each other."""
    return _equal(left, right) or _one_in_meaning(left, right) or _spelt(left, right) or _near(left, right)


def _equal(left: Word, right: Word) -> How | None:
    return "equal" if left.text == right.text else None


def _one_in_meaning(left: Word, right: Word) -> How | None:
    senses = left.senses
    if senses and right.senses and not senses.isdisjoint(right.senses) and _one_meaning(left, right):
        return "meaning"
    return None


def _near(left: Word, right: Word) -> How | None:
    """Words of one language with the same senses, which are no forms of one word."""
    return "near" if left.senses and left.senses == right.senses else None


def _spelt(left: Word, right: Word) -> How | None:
    """Words that differ in letters, of which the lexicon does not know both; towns that two scripts write by ear."""
    if left.senses and right.senses:
        written_by_ear = left.kind == right.kind == "region" or "name" in (left.kind, right.kind)
        if not written_by_ear or left.text.isascii() == right.text.isascii() or left.senses & right.senses:
            return None
        return _spelt_alike(left.text, right.text, "name")
    return _spelt_alike(left.text, right.text, left.kind if left.senses else right.kind)


def _one_meaning(left: Word, right: Word) -> bool:
    """Do words that share a sense mean the same?

    In one language a union is no association, though one word of another language stands for both. A place has names.
    """
    if left.language != right.language or left.kind in ("country", "region"):
        return True
    if left.senses == right.senses:
        return are_forms(left.text, right.text)
    return left.text[:4] == right.text[:4]


@functools.lru_cache(maxsize=_MANY_PAIRS)
def _spelt_alike(left: str, right: str, kind: WordKind) -> How | None:
    """As `how_alike`, of two words of which the lexicon knows one, of some kind, or none ("name")."""
    if any(map(str.isdigit, left + right)):
        return None  # 19 is no misprint of 18
    across = left.isascii() != right.isascii()
    heard = kind in ("name", "region") or (across and kind != "country")
    if heard and any(_one_sound(*pair, across=across) for pair in _without_article(left, right)):
        return "sound"
    return "misprint" if not across and _misprint(left, right) else None


def _without_article(left: str, right: str) -> Iterator[tuple[str, str]]:
    """The words, and where one opens with an Arabic article written in one with it, also without that."""
    yield left, right
    for article in _ARTICLES:
        if left.startswith(article) and len(left) > len(article) + 1:
            yield left.removeprefix(article), right
        if right.startswith(article) and len(right) > len(article) + 1:
            yield left, right.removeprefix(article)


def _one_sound(left: str, right: str, *, across: bool) -> bool:
    """Do two words differ in vowels only, as spellings of one word in two scripts, or out of a third, do?"""
    one, other = skeleton(left), skeleton(right)
    if not one or not other:
        return False
    if one == other:
        if across:
            return True
        if (left[-1] in _OPEN) != (right[-1] in _OPEN):
            return False  # Basmeh and Bassam
        return len(one) >= _LEAST_CONSONANTS or (
            len(one) == 2 and _distance(plain_vowels(left), plain_vowels(right), 1) <= 1
        )
    short, long = sorted((one, other), key=len)
    if not across or len(short) <= _LEAST_CONSONANTS or one[0] != other[0]:
        return False
    if long.startswith(short) and len(long) - len(short) <= _LONGEST_ENDING:
        return True  # an ending of the language: "Хельсинкская"
    return len(short) >= _LEAST_SPOKEN - 1 and _distance(one, other, 1) <= 1


def _misprint(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    if shorter < _LEAST_MISPRINTED or abs(len(left) - len(right)) > 2:
        return False
    allowed = 2 if shorter >= _TWO_MISPRINTS else 1
    return _distance(left, right, allowed) <= allowed


def _distance(left: str, right: str, most: int) -> int:
    """Letters added, left out, exchanged or swapped with the next; more than `most` is `most` + 1."""
    from rapidfuzz.distance import OSA

    return OSA.distance(left, right, score_cutoff=most)
