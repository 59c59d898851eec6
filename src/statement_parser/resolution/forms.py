"""Are two words of one concept and language forms of one word ("detainees"), or two words ("whale", "shark")?

A concept has words that translators put for each other, and some that only stand near each other. In two languages
nothing tells which; in one, whoever is for the whales is not called after the sharks.
"""

from __future__ import annotations

import functools
from itertools import product

from statement_parser.resolution.skeleton import skeleton

_MANY = 1 << 16
_LEAST_STEM = 4
"""First letters that forms of a longer word share."""
_LEAST_SKELETON = 3
"""Consonants of one form that another has in it: "لحقوق", "حقوق"."""
_MOST_ADDED = 2


@functools.lru_cache(maxsize=_MANY)
def are_forms(left: str, right: str) -> bool:
    """Have the words a stem, their consonants or an abbreviation in common? Of a phrase, one word is enough.

    >>> are_forms("woman", "women"), are_forms("trade union", "union"), are_forms("tv", "television")
    (True, True, True)
    >>> are_forms("whale", "shark"), are_forms("sunni", "shia")
    (False, False)
    """
    return any(_is_form(*pair) for pair in product(left.split(), right.split()))


def _is_form(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if long.startswith(short[:_LEAST_STEM]):
        return True
    one, other = sorted((skeleton(left), skeleton(right)), key=len)
    if one and one == other:
        return True
    if len(one) >= _LEAST_SKELETON and len(other) - len(one) <= _MOST_ADDED and _has_at_an_end(one, other, left, right):
        return True
    return len(short) <= _LEAST_STEM and short[:1] == long[:1] and _has_in_order(short, long)


def _has_at_an_end(short: str, long: str, left: str, right: str) -> bool:
    """Is what is left over an article or particle before the word, or an ending behind it?"""
    return long.endswith(short) or (long.startswith(short) and left[0] == right[0])  # "society" opens no "association"


def _has_in_order(short: str, long: str) -> bool:
    """Has the longer word the letters of the shorter in their order, as of an abbreviation?"""
    letters = iter(long)
    return all(letter in letters for letter in short)
