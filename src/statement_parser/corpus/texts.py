"""A record made ready to be compared with others: the words of its text, its numbers, who signs, when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from statement_parser.model.document import Span
from statement_parser.model.statement import Bullet, Demand, Passage, Statement
from statement_parser.text.fold import tokens

_LONGEST_NUMBER = 30
_MOST_WORDS = 10_000
"""Of a text; what stands behind is not compared."""
_NUMBER = re.compile(r"\d{1,3}(?:[.,'’ \u00a0\u202f\u066c]\d{3})+(?!\d)|\d+")
_SEPARATORS = re.compile(r"\D")


class Prepared(NamedTuple):
    """What two records are compared by."""

    statement: Statement
    words: tuple[str, ...]
    """Of paragraphs, demands and other bullets, folded, in reading order."""
    spaceless: bool
    """Is it in a script where each character is a word for us?"""

    @property
    def size(self) -> int:
        """Characters of all words."""
        return sum(map(len, self.words))


def body(statement: Statement) -> str:
    """Paragraphs, demands and other bullets in reading order, one a line."""
    return "\n".join(_passages(statement))


def body_words(text: str) -> tuple[str, ...]:
    """The words of a `body`, folded."""
    return tokens(text)[:_MOST_WORDS]


def is_spaceless(words: tuple[str, ...]) -> bool:
    """Are most words single characters?"""
    return sum(map(len, words)) < 1.8 * len(words)


def prepare(statement: Statement) -> Prepared:
    """The record, ready to be compared."""
    words = body_words(body(statement))
    return Prepared(statement, words, is_spaceless(words))


def numbers_of(text: str) -> tuple[str, ...]:
    """The numbers that a text writes with digits of any script, in order, without signs between thousands.

    >>> numbers_of("on 3 May 2021: 2,300 of ١٢٠٠٠٠, 1.000.000")
    ('3', '2021', '2300', '120000', '1000000')
    """
    found = (number if number.isdecimal() else _SEPARATORS.sub("", number) for number in _NUMBER.findall(text))
    return tuple(str(int(number[:_LONGEST_NUMBER])) for number in found)


def days_apart(left: tuple[int, int], right: tuple[int, int]) -> int | None:
    """Days between two times, each given by its first and last day as ordinals; None where one is (0, 0).

    >>> days_apart((10, 10), (12, 40)), days_apart((1, 30), (20, 20)), days_apart((0, 0), (5, 5))
    (2, 0, None)
    """
    if not left[0] or not right[0]:
        return None
    return max(0, right[0] - left[1], left[0] - right[1])


def _passages(statement: Statement) -> Iterator[str]:
    found: list[Passage | Demand | Bullet] = [*statement.paragraphs, *statement.demands, *statement.other_bullets]
    if all(passage.spans for passage in found):
        found.sort(key=lambda passage: _place(passage.spans[0]))
    return (passage.text for passage in found)


def _place(span: Span) -> tuple[int, int]:
    return span.block, span.start
