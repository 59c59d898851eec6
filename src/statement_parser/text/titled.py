"""Persons whose entry begins with a title: "prof. dr hab. Anna Nowak, Instytut", "ks. Adam Lis", "Dr. Ada Berg"."""

from __future__ import annotations

from collections.abc import Iterable

from statement_parser.text.fold import tokens
from statement_parser.text.shape import begins_with_person, is_personal, opens_small

_MOST = 6
"""Words of titles before a name, at the most."""


class TitleWords:
    """Titles of persons in some languages."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._titles = frozenset(filter(None, map(tokens, titles)))
        self._longest = max(map(len, self._titles), default=0)

    def opens(self, text: str) -> bool:
        """Whether `text` begins as the entry of a person does, with titles in small letters or without.

        >>> titles = TitleWords(["prof", "dr hab", "протоиерей"])
        >>> titles.opens("prof. dr hab. Anna Nowak, Instytut"), titles.opens("of the University, Norland")
        (True, False)
        """
        if not opens_small(text):
            return begins_with_person(text)
        words = text.split()
        for place in range(1, min(_MOST, len(words) - 1) + 1):
            before = tokens(" ".join(words[:place]))
            rest = " ".join(words[place:])
            if self._are_titles(before) and not opens_small(rest):
                return begins_with_person(rest) or is_personal(rest)
        return False

    def heads(self, text: str) -> bool:
        """Whether `text` begins with titles in capitals, a name and a separator.

        >>> titles = TitleWords(["prof", "dr"])
        >>> [titles.heads(text) for text in ("Prof. Dr. Ada Berg, Callan", "Dr Ada Berg says so", "Ada Berg, Callan")]
        [True, False, False]
        """
        if opens_small(text) or not begins_with_person(text):
            return False
        words = text.split()
        titles = 0
        while titles < min(_MOST, len(words)) and self._are_titles(tokens(words[titles])):
            titles += 1
        return titles > 0 and begins_with_person(" ".join(words[titles:]))

    def _are_titles(self, words: tuple[str, ...]) -> bool:
        """Whether words are titles and nothing else, the longest taken first."""
        while words:
            sizes = range(min(self._longest, len(words)), 0, -1)
            size = next((n for n in sizes if words[:n] in self._titles), 0)
            if not size:
                return False
            words = words[size:]
        return True


NO_TITLES = TitleWords(())
