"""Keys that sort names alphabetically: where letters with marks stand differs from language to language."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from statement_parser.text.fold import fold

_DOTLESS = str.maketrans({"ı": "i", "ł": "l\u0335"})


def order_keys(texts: Sequence[str]) -> list[str]:
    """Keys that sort texts as a list of them is sorted: in the alphabet in which most are in order.

    Letters with marks stand among those without (French), behind them ("o", "ö", "p": Turkish, Polish) or behind "z"
    (Danish).

    >>> order_keys(["Orman", "Öğretmenler", "Pazar"]) == sorted(order_keys(["Orman", "Öğretmenler", "Pazar"]))
    True
    """
    keys = [fold(text) for text in texts]
    if all(map(str.isascii, texts)):
        return keys
    small = [text.casefold() for text in texts]
    behind = [unicodedata.normalize("NFD", text.translate(_DOTLESS)) for text in small]
    return max((keys, behind, small), key=rising)


def rising(keys: Sequence[str]) -> int:
    """Number of neighbours in order."""
    return sum(one <= other for one, other in pairwise(keys))
