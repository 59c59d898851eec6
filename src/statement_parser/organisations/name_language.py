"""The language of a name, where its script, its small words or its nouns tell."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from statement_parser.language.load import all_languages
from statement_parser.organisations.name_data import heads

_ONE_LANGUAGE = {"Hira": "ja", "Kana": "ja", "Hang": "ko", "Grek": "el", "Hebr": "he", "Geor": "ka"}
_HEAD_VOTES = 2


@functools.cache
def _small_words(script: str) -> dict[str, frozenset[str]]:
    """Small word -> the languages of a script that have it."""
    found: dict[str, set[str]] = {}
    for language in all_languages():
        if language.script == script:
            for word in language.stopwords:
                found.setdefault(word, set()).add(language.code)
    return {word: frozenset(codes) for word, codes in found.items()}


@functools.cache
def _letters(script: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """(language, its telling letters) of the languages of a script other than Latin."""
    return tuple((x.code, frozenset(x.letters)) for x in all_languages() if x.script == script and x.letters)


def language_of(name: str, words: Sequence[str], script: str | None) -> str | None:
    """ISO 639-1 code of a name, 639-3 where there is none; None where it does not tell.

    Args:
        name: as printed.
        words: its folded words.
        script: ISO 15924 code of most of its letters.
    """
    if script is None or script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE.get(script or "")
    votes: dict[str, int] = {}
    small, nouns = _small_words(script), heads()
    for word in name.split():
        for code in small.get(word, ()):  # in small letters: "Pro Justice" is not Czech
            votes[code] = votes.get(code, 0) + 1
    for word in words:
        for code in nouns.get(word, ()):
            votes[code] = votes.get(code, 0) + _HEAD_VOTES
    if script != "Latn":
        lower = name.casefold()
        for code, letters in _letters(script):
            if not letters.isdisjoint(lower):
                votes[code] = votes.get(code, 0) + 1
    best = max(votes.values(), default=0)
    told = [code for code, count in votes.items() if count == best]
    return told[0] if len(told) == 1 else None
