"""Are two texts in other words one statement? Links, numbers, dates, lists, names and structure say so together.

None of them is enough: a coalition publishes two statements in one week, signed by the same, in two languages each.
Numbers tell them apart; where a text has none, names do, or the page says that the other is its translation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from statement_parser.corpus.lists import paired_across
from statement_parser.corpus.texts import body, numbers_of
from statement_parser.model.statement import Statement
from statement_parser.resolution.skeleton import skeleton
from statement_parser.text.fold import tokens

_ENOUGH = 4.5
_LEAST_CONTENT = 1.5
"""What must speak for it of what the texts say: numbers, names, or a link."""
_LINK = 3.0
_DATES = ((3, 1.5), (14, 1.0), (60, 0.3), (200, -2.0))
"""Days between the two up to which they speak for or against it, and how much."""
_FAR = -5.0
_MOST_OF_NAMES = 1.5
_MOST_OF_LISTS = 2.5
_TELLING = 2.5
"""Weight of numbers that are no chance: three or four of two digits."""
_ALL_NUMBERS = 4.0
_IN_ORDER = 0.6
_PARAPHRASE = 5.5
_PARAPHRASE_DAYS = 14
_CONSONANTS = 4
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĠĢĪİĶĹĽŁŃŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚΑ-ΩЀ-Я"
_NAMES = re.compile(rf"(?<=[^\W\d_{_UPPER}] )[{_UPPER}]\w*(?:[ -][{_UPPER}]\w*){{0,4}}")
"""Capitalised words behind a small letter: not those that open a sentence."""
_WEIGHTS = ((10, 0.4), (32, 0.6), (1000, 1.0))
_YEAR_WEIGHT = 0.3
_LARGE_WEIGHT = 1.5


class Outline(NamedTuple):
    """What is held of a record while translations are looked for."""

    numbers: tuple[str, ...]
    """Those that the text writes with digits, in order, each once: one may be part of a name, as in G20."""
    paragraphs: int
    demands: int
    signatories: int


class Sounds(NamedTuple):
    """How the words of a text sound: their consonants."""

    names: frozenset[str]
    """Of words that are capitalised inside sentences, and of two in a row; empty without capitals."""
    words: frozenset[str]
    """Of all words, each also without its last, and of two in a row."""


class Side(NamedTuple):
    """One of two texts that are compared."""

    outline: Outline
    sounds: Callable[[], Sounds]
    """Asked for only where the outlines agree."""
    statement: Callable[[], Statement]


class _Weight(NamedTuple):
    """One thing that speaks for it (more than 0) or against it."""

    weight: float
    is_content: bool
    """Is it about what the texts say?"""
    reason: str


class Evidence(NamedTuple):
    """How much speaks for two texts being one statement in two languages."""

    score: float
    reasons: tuple[str, ...]
    enough: bool


_NONE = Evidence(0.0, (), False)


def outline_of(statement: Statement, text: str) -> Outline:
    """The outline of a record; `text` is its `body`."""
    counts = (len(statement.paragraphs), len(statement.demands), len(statement.signatories))
    return Outline(tuple(dict.fromkeys(numbers_of(text))), *counts)


def sounds_of(statement: Statement) -> Sounds:
    """How the words of a record's text sound."""
    text = body(statement)
    sounds = [skeleton(word) for word in tokens(text)]
    long = {sound for sound in sounds if len(sound) >= _CONSONANTS}
    two = {one + other for one, other in pairwise(sounds) if len(one + other) >= _CONSONANTS}
    shortened = {sound[:-1] for sound in long if len(sound) > _CONSONANTS}
    return Sounds(frozenset(_names(text)), frozenset(long | two | shortened))


def plain_address(url: str | None) -> str | None:
    """An address as it is compared; None where there is none that leads to a page.

    >>> plain_address("https://www.example.org/ar/a/"), plain_address("http://example.org/"), plain_address(None)
    ('example.org/ar/a', None, None)
    """
    if not url or "://" not in url:
        return None
    address = url.split("://", 1)[1].split("#", 1)[0].removeprefix("www.").rstrip("/")
    return address if "/" in address or "?" in address else None


def informative(number: str) -> float:
    """How much a number tells of a text: years and small ones little, large ones most."""
    if len(number) == 4 and number[:2] in ("19", "20"):
        return _YEAR_WEIGHT
    value = int(number[:9])
    return next((weight for limit, weight in _WEIGHTS if value < limit), _LARGE_WEIGHT)


def translation(left: Side, right: Side, *, linked: bool, apart: int | None) -> Evidence:
    """Weigh what speaks for it and against it; what costs most is asked last, and only where it can decide.

    Args:
        left: one text.
        right: another, in another language.
        linked: does the page of one call the other its translation?
        apart: days between the two; None where not known.
    """
    found: list[_Weight] = []
    if linked:
        found.append(_Weight(_LINK, True, "one links to the other"))
    elif apart is not None:
        weight = next((weight for limit, weight in _DATES if apart <= limit), _FAR)
        found.append(
            _Weight(
                weight,
                False,
                "the same date" if not apart else f"dates {apart} {'day' if apart == 1 else 'days'} apart",
            )
        )
    found.append(_numbers(left.outline.numbers, right.outline.numbers))
    found.append(_structure(left.outline, right.outline))
    if not _can_do(found, content=_MOST_OF_NAMES, others=_MOST_OF_LISTS):
        return _NONE
    found.append(_names_shared(left.sounds(), right.sounds()))
    if not _can_do(found, content=0.0, others=_MOST_OF_LISTS):
        return _NONE
    found.append(_lists(left.statement(), right.statement()))
    reasons = tuple(one.reason for one in found if one.weight > 0)
    return Evidence(sum(one.weight for one in found), reasons, _can_do(found, content=0.0, others=0.0))


def paraphrase(left: Side, right: Side, *, apart: int | None) -> Evidence:
    """Weigh whether two texts in one language are one in other words, as after a translation and back.

    Asked more strictly than of translations: nearly all numbers must be the same, and the dates near.
    """
    numbers = _numbers(left.outline.numbers, right.outline.numbers)
    if numbers.weight < _ALL_NUMBERS or apart is None or apart > _PARAPHRASE_DAYS:
        return _NONE
    evidence = translation(left, right, linked=False, apart=apart)
    return evidence._replace(enough=evidence.enough and evidence.score >= _PARAPHRASE)


def _can_do(found: Iterable[_Weight], *, content: float, others: float) -> bool:
    """Is it enough, or can it be with what may come to it?"""
    weights = [(one.weight, one.is_content) for one in found]
    said = sum(weight for weight, is_content in weights if is_content) + content
    return said >= _LEAST_CONTENT and sum(weight for weight, _ in weights) + content + others >= _ENOUGH


def _numbers(left: Sequence[str], right: Sequence[str]) -> _Weight:
    """What numbers say: all the same ones in both texts are the surest sign of all.

    A few of them are in any two texts of a large corpus: they must be a good share of both, and in one order.
    """
    one, other = set(left), set(right)
    common = one & other
    weight = _total(common)
    least, most = sorted(map(_total, (one, other)))
    some = ", ".join(sorted(common, key=lambda number: (-informative(number), number))[:4])
    reason = f"numbers of both: {some}"
    if (weight >= 4 and weight >= 0.9 * most) or (one == other and weight >= _TELLING):
        return _Weight(_ALL_NUMBERS, True, reason)
    in_order = _in_order(left, right, common)
    if in_order and ((weight >= 4 and _are(weight, 0.6, least, 0.4, most)) or _telling(weight, least, most)):
        return _Weight(3.0, True, reason)
    if in_order and weight >= 1.6 and _are(weight, 0.5, least, 0.35, most):
        return _Weight(1.5, True, reason)
    if one == other and len(common) >= 3:
        return _Weight(1.0, True, reason)
    if least >= 2 and weight < 0.35 * least:
        return _Weight(-3.0, True, reason)
    return _Weight(0.0, True, reason)


def _telling(weight: float, least: float, most: float) -> bool:
    return weight >= _TELLING and _are(weight, 0.8, least, 0.5, most)


def _are(weight: float, of_least: float, least: float, of_most: float, most: float) -> bool:
    """Are the numbers in common so large a share of those of the one text and of the other?"""
    return weight >= of_least * least and weight >= of_most * most


def _in_order(left: Sequence[str], right: Sequence[str], common: Collection[str]) -> bool:
    """Do most of the numbers in common follow each other in both texts alike?"""
    from rapidfuzz.distance import LCSseq

    one, other = ([number for number in numbers if number in common] for numbers in (left, right))
    return LCSseq.similarity(one, other) >= _IN_ORDER * min(len(one), len(other))


def _total(numbers: Iterable[str]) -> float:
    return sum(map(informative, numbers))


def _names_shared(left: Sounds, right: Sounds) -> _Weight:
    """Words with capitals in the one that the other has by their sound."""
    if not left.names and not right.names:
        return _Weight(0.0, True, "")
    shares = [
        (len(found) / len(one.names), found)
        for one, other in ((left, right), (right, left))
        if one.names and (found := _sounding(one.names, other.words)) is not None
    ]
    share, found = max(shares, key=lambda pair: (pair[0], len(pair[1])))
    reason = f"{len(found)} names of both texts"
    if share >= 0.5 and len(found) >= 3:
        return _Weight(1.5, True, reason)
    if share >= 0.3 and len(found) >= 2:
        return _Weight(0.7, True, reason)
    fewest = min(len(one.names) for one in (left, right) if one.names)
    return _Weight((-0.5 if fewest >= 4 and share < 0.15 else 0.0), True, reason)


def _sounding(names: Iterable[str], sounds: frozenset[str]) -> set[str]:
    return {name for name in names if name in sounds or (len(name) > _CONSONANTS and name[:-1] in sounds)}


def _lists(left: Statement, right: Statement) -> _Weight:
    short, long = sorted((len(left.signatories), len(right.signatories)))
    if not short:
        return _Weight(0.0, False, "")
    pairs = len(paired_across(left.signatories, right.signatories))
    share = pairs / short
    reason = f"{pairs} of {short} signatories"
    weight = 2.0 if share >= 0.5 and pairs >= 3 else 1.0 if share >= 0.25 and pairs >= 2 else 0.0
    if short >= 5:
        weight += 0.5 if short >= 0.8 * long else 0.0
        weight -= 0.5 if share < 0.1 else 0.0
    return _Weight(weight, False, reason)


def _structure(left: Outline, right: Outline) -> _Weight:
    weight, demands = 0.0, (left.demands, right.demands)
    if min(demands):
        weight += 0.7 if demands[0] == demands[1] else -0.3
    if left.paragraphs == right.paragraphs > 1:
        weight += 0.5
    return _Weight(weight, False, "as many paragraphs and demands")


def _names(text: str) -> Iterator[str]:
    """The consonants of capitalised words inside sentences: of long ones, and of two in a row."""
    for run in _NAMES.findall(text):
        sounds = [skeleton(word) for word in tokens(run)]
        yield from (sound for sound in sounds if len(sound) >= _CONSONANTS)
        yield from (one + other for one, other in pairwise(sounds) if len(one + other) >= _CONSONANTS)
