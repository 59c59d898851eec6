"""Ordinal words as list markers: "PRIMERO.-", "First:", "أولًا:", "첫째,", "Во-первых,"."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping

from statement_parser.text.fold import fold
from statement_parser.text.markers import Marker

_LONGEST = 26
"""Characters of the longest ordinal with what closes it: "In the second place,"."""
_HEAD = 2
OPENING = _HEAD + 1
_CLOSE = re.compile(r" ?(\.[-–—]|[:：.،,，、)）]|[ـ\-–—])( ?)(?=\S)")
_MARK = re.compile(r"[.:：،,，、)）ـ\-–—]")
"""A first look: a set is searched at a fifth of the cost of `_CLOSE`, and most lines have no mark near their start."""
_PLAIN = str.maketrans("：،，、）–—ـ", ":,,,)---")


class OrdinalWords:
    """Ordinals of some languages."""

    def __init__(self, words: Mapping[str, int]) -> None:
        """`words`: an ordinal as it is written -> its value."""
        self._values = {fold(word): value for word, value in words.items()}
        heads = frozenset(word[:_HEAD] for word in self._values)
        self.opens: Callable[[str], bool]
        """A first look at the first `OPENING` characters of a text: most open no ordinal."""
        self.opens = functools.lru_cache(maxsize=4096)(lambda start: _begins(fold(start), heads))

    def find(self, text: str) -> Marker | None:
        """The ordinal that `text` starts with, closed by a mark; None where there is none, or nothing after it.

        >>> OrdinalWords({"primero": 1}).find("PRIMERO.- La cobertura")
        Marker(text='PRIMERO.-', kind='number', value=1, style='first.-', end=10)
        """
        if _MARK.search(text, 0, _LONGEST) is None:
            return None
        for close in _CLOSE.finditer(text, 0, _LONGEST):
            value = self._values.get(fold(text[: close.start()]))
            if value is not None:
                printed = text[: close.end(1)]
                return Marker(printed, "number", value, "first" + close[1].translate(_PLAIN), close.end())
        return None


def _begins(start: str, heads: frozenset[str]) -> bool:
    """Whether a text begins as a word does; in Hangul a word may be one letter ("둘,", fixture ko/pyo-ganada)."""
    return start[:_HEAD] in heads or start[:1] in heads


NO_ORDINALS = OrdinalWords({})


def credible_ordinals(found: Iterable[tuple[int, Marker]], colons: frozenset[int]) -> dict[int, Marker]:
    """Of markers at lines, those that count from one on, in the same style and not too far from each other.

    Running text counts its arguments too ("First, ... Second, ..."): with a comma, three are needed and a line in
    `colons` (those that end in a colon) right before the first.
    """
    credible: dict[int, Marker] = {}
    run: list[tuple[int, Marker]] = []
    for line, marker in found:
        if run and line - run[-1][0] <= _FARTHEST and _goes_on(run[-1][1], marker):
            run.append((line, marker))
            continue
        credible.update(_run_stands(run, colons))
        run = [(line, marker)] if marker.value == 1 else []
    credible.update(_run_stands(run, colons))
    return credible


_FARTHEST = 15
"""Lines from one ordinal to the next: an item of wrapped plain text has several."""


def _goes_on(before: Marker, marker: Marker) -> bool:
    """Whether it is the next ordinal, or "one" once more, as Korean resolutions count ("하나. ...", "하나. ...")."""
    return marker.style == before.style and (
        marker.value == (before.value or 0) + 1 or marker.value == before.value == 1
    )


def _run_stands(run: list[tuple[int, Marker]], colons: frozenset[int]) -> list[tuple[int, Marker]]:
    if len(run) < 2:
        return []
    # In Korean the comma is the mark of a list ("첫째, ...").
    comma = run[0][1].style[-1] == "," and not "가" <= run[0][1].text[0] <= "힣"
    return run if not comma or (len(run) >= 3 and run[0][0] - 1 in colons) else []
