"""Bare numbers before names, as lists in columns have them: "12 Alder House". A count proves what one does not."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from statement_parser.reading.pdf.words import Piece

_LEAST = 5
_COUNTING = 0.8
"""Share of the numbers of a column that are one more than the number before them."""
_DIGITS = 4


def counted(pieces: Sequence[Piece]) -> set[int]:
    """Places of the lines of a column that begin with a bare number and count; empty where they do not.

    Lines between them go on with the entry above. A name that begins with a number of its own ("3 Lamps") has two.
    """
    numbers = {place: int(word) for place, piece in enumerate(pieces) if _is_bare(word := piece.words[0].text)}
    best: list[int] = []
    run: list[int] = []
    for place, number in numbers.items():
        if run and number == numbers[run[-1]] + 1:
            run.append(place)
        elif not run or number <= numbers[run[-1]] or number > numbers[run[-1]] + 2:
            best, run = max(best, run, key=len), [place]
    best = max(best, run, key=len)
    return set(best) if len(best) >= max(_LEAST, _COUNTING * len(numbers)) else set()


def is_count(pieces: Sequence[Piece]) -> bool:
    """Whether a column holds nothing but numbers that count."""
    bare = [piece for piece in pieces if len(piece.words) == 1 and _is_bare(piece.text)]
    values = [int(piece.text) for piece in bare]
    steps = sum(other == one + 1 for one, other in itertools.pairwise(values))
    return len(bare) >= max(_LEAST, _COUNTING * len(pieces)) and steps >= _COUNTING * (len(values) - 1)


def _is_bare(word: str) -> bool:
    return len(word) <= _DIGITS and word.isdecimal()
