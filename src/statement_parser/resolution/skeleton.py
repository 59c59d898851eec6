"""What stays of a word when it is written in another script, or transliterated in another way: its consonants."""

from __future__ import annotations

import functools

_MANY = 1 << 17

# Letters and pairs of letters that transliterations put for one another, the longest first.
_SOUNDS = (
    ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("zh", "j"), ("dj", "j"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("qu", "k"),
    ("x", "ks"), ("q", "k"), ("c", "k"), ("g", "j"), ("z", "s"), ("v", "f"), ("p", "b"),
)  # fmt: skip
_VOWELS = frozenset("aeiouwy")


@functools.lru_cache(maxsize=_MANY)
def skeleton(word: str) -> str:
    """The consonants of a word in Latin letters: those that transliterations mix up are one, doubled ones single.

    >>> skeleton("dawlaty"), skeleton("دولتي"), skeleton("viasna"), skeleton("вясна")
    ('dlt', 'dlt', 'fsn', 'fsn')
    """
    letters = "".join(filter(str.isalnum, romanised(word)))
    for sound, one in _SOUNDS:
        letters = letters.replace(sound, one)
    single = [letter for letter, before in zip(letters, " " + letters, strict=False) if letter != before]
    return "".join(letter for letter in single if letter not in _VOWELS).removesuffix("h")


@functools.lru_cache(maxsize=_MANY)
def romanised(word: str) -> str:
    """The word in lower-case ASCII, as anyascii writes it."""
    if word.isascii():
        return word.lower()
    from anyascii import anyascii

    return anyascii(word).lower()
