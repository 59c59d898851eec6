"""The language of a name, where its script, its small words or its nouns tell."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from statement_parser.language.load import all_languages
from statement_parser.organisations.name_data import heads

_ONE_LANGUAGE = {"Hira": "ja", "Kana": "ja", "Hang": "ko", "Grek": "el", "Hebr": "he", "Geor": "ka"}
_HEAD_VOTES = 2
_KURDISH, _KURMANJI = "ku", "kmr"


@functools.cache
def _votes() -> dict[str, dict[str, frozenset[str]]]:
    """Script -> small word -> the languages that have it."""
    found: dict[str, dict[str, set[str]]] = {}
    for language in all_languages():
        for word in language.stopwords:
            found.setdefault(language.script, {}).setdefault(word, set()).add(language.code)
    return {script: {w: frozenset(codes) for w, codes in words.items()} for script, words in found.items()}


@functools.cache
def _letters(script: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Language -> its telling letters, for the languages of a script other than Latin."""
    return tuple(
        (language.code, frozenset(language.letters)) for language in all_languages() if language.script == script
    )


def language_of(name: str, words: Sequence[str], script: str | None) -> str | None:
    """ISO 639-1 code of a name, 639-3 where there is none; None where it does not tell.

    Args:
        name: as printed.
        words: its folded words.
        script: ISO 15924 code of most of its letters.
    """
    if script is None or script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE.get(script or "")
    score: dict[str, int] = {}
    small = _votes().get(script, {})
    nouns = heads()
    for word in words:
        for code in small.get(word, ()):
            score[code] = score.get(code, 0) + 1
        for code in nouns.get(word, ()):
            code = _KURMANJI if code == _KURDISH else code
            score[code] = score.get(code, 0) + _HEAD_VOTES
    if script != "Latn":
        lower = set(name.casefold())
        for code, letters in _letters(script):
            if letters and not letters.isdisjoint(lower):
                score[code] = score.get(code, 0) + 1
    best = sorted(score.items(), key=lambda item: -item[1])[:2]
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]
