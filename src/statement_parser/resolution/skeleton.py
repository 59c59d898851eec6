"""What stays of a word when it is written in another script, or transliterated in another way: its consonants."""

from __future__ import annotations

import functools
import re

_MANY = 1 << 17

# Letters, pairs and threes of letters that transliterations put for one another.
_SOUNDS = {
    "tsch": "s", "sch": "s", "tch": "s", "sh": "s", "ch": "s", "kh": "h", "gh": "j", "dh": "s", "th": "t", "ph": "f",
    "zh": "j", "dj": "j", "ts": "s", "tz": "s", "ck": "k", "qu": "k", "x": "ks", "q": "k", "c": "k", "g": "j",
    "z": "s", "v": "f", "p": "b",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_AGAIN = re.compile(r"(.)\1+")
_SILENT = re.compile("[aeiouwy]+|h$|[^a-z0-9]+")


_LONG_VOWELS = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("ai", "e"), ("ay", "e"), ("ei", "e"))


def plain_vowels(word: str) -> str:
    """The word with long vowels as one letter, as transliterations write them or do not.

    >>> plain_vowels("beera"), plain_vowels("nour")
    ('bira', 'nur')
    """
    for long, short in _LONG_VOWELS:
        word = word.replace(long, short)
    return word


@functools.lru_cache(maxsize=_MANY)
def skeleton(word: str) -> str:
    """The consonants of a word in Latin letters: those that transliterations mix up are one, doubled ones single.

    >>> skeleton("dawlaty"), skeleton("دولتي"), skeleton("viasna"), skeleton("вясна")
    ('dlt', 'dlt', 'fsn', 'fsn')
    """
    sounds = _SOUND.sub(lambda found: _SOUNDS[found[0]], romanised(word))
    return _SILENT.sub("", _AGAIN.sub(r"\1", sounds))


@functools.lru_cache(maxsize=_MANY)
def romanised(word: str) -> str:
    """The word in lower-case ASCII, as anyascii writes it."""
    if word.isascii():
        return word.lower()
    from anyascii import anyascii

    return anyascii(word).lower()
