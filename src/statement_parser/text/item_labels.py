"""Words that label the items of a list, each a paragraph of its own: "Demand: ...", "Empfehlung 2: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from statement_parser.text.fold import fold
from statement_parser.text.markers import Marker

_LONGEST = 26
"""Characters of the longest label with its colon."""
_NUMBER = re.compile(r" ?(?:(?:[Nn][or]?\.|[Nn]?[º°#№]) ?)?(\d{1,2})$")
_LEAST = 2
_COUNTING = " 1"


class ItemLabels:
    """Labels of some languages."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words`: what a label is made of but for its number and colon, in any case: "forderung".

        With a number, "recommendation 1", it is a label only where it counts: minutes and tests of goods have
        "Recommendation: ..." too.
        """
        known = [fold(word) for word in words]
        self._counting = frozenset(word.removesuffix(_COUNTING) for word in known)
        self._bare = frozenset(word for word in known if not word.endswith(_COUNTING))

    def find(self, text: str) -> Marker | None:
        """The label that `text` starts with; None where there is none, or nothing after it.

        >>> ItemLabels(["demand"]).find("Demand 2: Open the lock.")
        Marker(text='Demand 2:', kind='number', value=2, style='demand', end=10)
        """
        colon = text.find(":", 0, _LONGEST)
        if colon <= 0:
            colon = text.find("：", 0, _LONGEST)
        if colon <= 0 or text.find(" ", 0, _LONGEST) < 0:
            return None
        said = text[:colon].rstrip()
        number = _NUMBER.search(said)
        word = fold(said[: number.start()] if number else said)
        rest = text[colon + 1 :]
        if word not in (self._counting if number else self._bare) or not rest.strip():
            return None
        value = int(number[1]) if number else None
        return Marker(text[: colon + 1], "number", value, word, len(text) - len(rest.lstrip()))


def credible_labels(found: Sequence[tuple[int, Marker]]) -> dict[int, Marker]:
    """Of labels at lines, those that stand more than once; with numbers, those that count from one on.

    One alone may be the heading of a paragraph. What explains each item stands between them (fixture
    da/krav-og-begrundelse).
    """
    credible: dict[int, Marker] = {}
    often = Counter(marker.style for _, marker in found if marker.value is None)
    numbered: dict[str, list[tuple[int, Marker]]] = {}
    for line, marker in found:
        if marker.value is None and often[marker.style] >= _LEAST:
            credible[line] = marker
        elif marker.value is not None:
            run = numbered.setdefault(marker.style, [])
            if marker.value == len(run) + 1:
                run.append((line, marker))
    for run in numbered.values():
        credible.update(run if len(run) >= _LEAST else ())
    return credible
