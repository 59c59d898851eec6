"""What in a text may deceive the eye: invisible characters, letters that look alike, wide letters."""

from __future__ import annotations

import re
from typing import Literal

Flag = Literal["bidi", "control", "fullwidth", "mixed-script", "zero-width"]
"""What in a string may deceive the eye. bidi: a control of the direction of writing; control: another control character
or a tag; fullwidth: a Latin letter or digit of the width of a Chinese character; mixed-script: letters of two alphabets
(Latin, Cyrillic, Greek) in one word; zero-width: a character without a glyph, but for the joiners that Arabic and
Indic scripts need."""

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINED = "[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufeff]"
_ZERO_WIDTH = re.compile(
    f"[\u00ad\u180e\u200b\u2060-\u2064\ufeff]|(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]")
_FULLWIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")

_LATIN, _CYRILLIC, _GREEK = "A-Za-z\u00c0-\u024f", "\u0400-\u052f", "\u0370-\u03ff"
_MIXED = re.compile(rf"[{_LATIN}][{_CYRILLIC}{_GREEK}]|[{_CYRILLIC}][{_LATIN}{_GREEK}]|[{_GREEK}][{_LATIN}{_CYRILLIC}]")
_WORD = re.compile(rf"[{_LATIN}{_CYRILLIC}{_GREEK}]+")
# Letters that look alike, in the same order.
_CYRILLIC_LOOKS, _LATIN_LOOKS = "АВЕКМНОРСТУХІЈЅԀԌаеорсухіјѕԁһ", "ABEKMHOPCTYXIJSDGaeopcyxijsdh"
_GREEK_LOOKS, _LATIN_OF_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυχι", "ABEZHIKMNOPTYXavopuxi"
_TO_LATIN = str.maketrans(_CYRILLIC_LOOKS + _GREEK_LOOKS, _LATIN_LOOKS + _LATIN_OF_GREEK)
_TO_CYRILLIC = str.maketrans(_LATIN_LOOKS, _CYRILLIC_LOOKS)
_TO_GREEK = str.maketrans(_LATIN_OF_GREEK, _GREEK_LOOKS)
_ONE_SCRIPT = tuple(re.compile(rf"[{letters}]+") for letters in (_LATIN, _CYRILLIC, _GREEK))


def spoofing_flags(text: str) -> tuple[Flag, ...]:
    r"""What in `text` may deceive the eye, sorted.

    >>> spoofing_flags("Syrian\u200b N\u0435twork"), spoofing_flags("Сеть Lawtrend")
    (('mixed-script', 'zero-width'), ())
    """
    if text.isascii() and text.isprintable():
        return ()
    looks: tuple[tuple[Flag, re.Pattern[str]], ...] = (
        ("bidi", _BIDI),
        ("control", _CONTROL),
        ("fullwidth", _FULLWIDTH),
        ("mixed-script", _MIXED),
        ("zero-width", _ZERO_WIDTH),
    )
    return tuple(flag for flag, pattern in looks if pattern.search(text))


def unspoofed(text: str) -> str:
    r"""`text` with each word of mixed alphabets in the one that all of its letters have a shape in, where there is one.

    >>> unspoofed("Syrian N\u0435twork") == "Syrian Network"
    True
    """
    if text.isascii() or not _MIXED.search(text):
        return text
    return _WORD.sub(lambda word: _in_one_script(word[0]), text)


def _in_one_script(word: str) -> str:
    for table in (_TO_LATIN, _TO_CYRILLIC, _TO_GREEK):
        changed = word.translate(table)
        if any(script.fullmatch(changed) for script in _ONE_SCRIPT):
            return changed
    return word
