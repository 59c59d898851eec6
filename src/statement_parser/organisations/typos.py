"""Words of a name that are likely misprints: one letter from a word that many names have, and none of them themselves.

Letters are looked at inside of a word only: its end is inflected ("institute", "Institut"), and another letter in the
place of one is another language ("Demokratie", "democratie").
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from statement_parser.language.load import all_languages
from statement_parser.model.organisation import Suggestion
from statement_parser.organisations.concept_files import concept_codes, load_concepts
from statement_parser.organisations.name_data import countries, name_words
from statement_parser.text.fold import tokens, tokens_of_each
from statement_parser.text.words import LETTERS

_SHORTEST = 6
_LONGEST = 30
_END = 2
"""Letters at the end of a word that may be its inflection."""
_STEM, _ENDING = 5, 4
"""Letters of a stem at the least, and of what may follow it at the most."""
_ANY = ""
"""Language of words that belong to none: words such as "Syrian"."""
_MEMO = 1 << 16


class _Vocabulary(NamedTuple):
    words: dict[str, dict[str, str]]
    """Folded word -> language -> as it is written there."""
    shortened: dict[str, str]
    """Folded word without one of its inner letters -> the word."""


@functools.cache
def _vocabulary() -> _Vocabulary:
    words: dict[str, dict[str, str]] = {}
    written = [
        (language, word)
        for language, phrase in _phrases()
        for part in phrase.split()
        for word in LETTERS.findall("" if part.endswith("*") else part)
    ]
    for (language, word), folded in zip(written, tokens_of_each([word for _, word in written]), strict=True):
        if len(folded) == 1:
            words.setdefault(folded[0], {}).setdefault(language, word)
    shortened: dict[str, str] = {}
    for word in words:
        if _SHORTEST < len(word) <= _LONGEST and not word.isnumeric():
            for place in range(1, len(word) - _END):
                shortened.setdefault(word[:place] + word[place + 1 :], word)
    return _Vocabulary(words, shortened)


def _phrases() -> Iterator[tuple[str, str]]:
    """(language, phrase) of words that names have."""
    for language in all_languages():
        for phrase in (*language.names.organisation, *language.names.legal_forms):
            yield language.code, phrase
    for code, nouns in name_words().heads.items():
        for noun in nouns:
            yield code, noun
    for spellings in countries().adjectives.values():
        for spelling in spellings:
            yield _ANY, spelling


def is_known(word: str) -> bool:
    """Whether names of bodies have a folded word."""
    return word in _vocabulary().words


def suggestions(name: str) -> tuple[Suggestion, ...]:
    """The likely misprints of the name of a body, in order: words of the languages that its other words are of.

    >>> suggestions("Caesar Fmilies Association")[0].meant
    'Families'
    """
    letters = name.replace(" ", "")
    words = name.split() if letters.isascii() and letters.isalpha() else LETTERS.findall(name)  # a fifth of the time
    odd = [word for word in words if len(word) >= _SHORTEST - 1 and _nearest(word)]
    if not odd:
        return ()
    table = _vocabulary().words
    languages = {code for word in words for folded in tokens(word) for code in table.get(folded, ())}
    found = (_suggestion(word, languages) for word in odd)
    return tuple(suggestion for suggestion in found if suggestion is not None)


def _suggestion(printed: str, languages: set[str]) -> Suggestion | None:
    for meant, evidence in _nearest(printed):
        by_language = _vocabulary().words[meant]
        spoken = [word for code, word in by_language.items() if code in languages or code == _ANY]
        if spoken:
            written = max(spoken, key=lambda word: (spoken.count(word), word.isascii(), word))
            shown = written.capitalize() if printed[0].isupper() else written
            return Suggestion(printed=printed, meant=shown, evidence=evidence)
    return None


@functools.lru_cache(maxsize=_MEMO)
def _nearest(printed: str) -> tuple[tuple[str, str], ...]:
    """The words of names one letter away from one that no name has; with what is wrong."""
    folded = tokens(printed)
    if len(folded) != 1 or printed.isupper() or folded[0] in _vocabulary().words:
        return ()
    near = tuple(_near(folded[0], _vocabulary()))
    return () if near and _is_word(folded[0]) else near


def _is_word(word: str) -> bool:
    """Whether some language has a word: asked of the few that look like misprints, for it reads more tables."""
    words, stems = _lexicon()
    if word in words:
        return True
    return any(word[:size] in stems for size in range(max(_STEM, len(word) - _ENDING), len(word)))


@functools.cache
def _lexicon() -> tuple[frozenset[str], frozenset[str]]:
    """Folded words, and stems, of the wordings of concepts and of the words of names in all languages."""
    phrases = [phrase for code in concept_codes() for _, _, phrase in load_concepts(code).entries()]
    phrases += [phrase for _, phrase in _phrases()]
    parts = [part for phrase in phrases for part in phrase.split()]
    words = {word for part in parts if not part.endswith("*") for word in tokens(part)}
    stems = {word for part in parts if part.endswith("*") for word in tokens(part)[-1:]}
    return frozenset(words), frozenset(stems)


def _near(word: str, table: _Vocabulary) -> Iterator[tuple[str, str]]:
    """The words of names one letter away, with what is wrong."""
    if word in table.shortened:
        yield table.shortened[word], "a letter is missing from a word of names, and no name has the word as printed"
    if not _SHORTEST <= len(word) <= _LONGEST:
        return
    for place in range(1, len(word) - _END):
        swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if swapped in table.words:
            yield swapped, "two letters of a word of names are swapped, and no name has the word as printed"
    for place in range(1, len(word) - _END):
        without = word[:place] + word[place + 1 :]
        if len(without) >= _SHORTEST and without in table.words:
            yield without, "a letter is too many in a word of names, and no name has the word as printed"
