"""Which scripts a text is written in."""

from __future__ import annotations

import bisect
import functools
import re
import unicodedata
from collections import Counter
from typing import NamedTuple

# (first code point, last, ISO 15924), sorted; letters outside are counted as "Zzzz".
_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latn"),
    (0x0250, 0x02B8, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0531, 0x058A, "Armn"),
    (0x0591, 0x05F4, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x07C0, 0x07FF, "Nkoo"),
    (0x0860, 0x086F, "Syrc"),
    (0x0870, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1800, 0x18AF, "Mong"),
    (0x1C80, 0x1C8F, "Cyrl"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1D00, 0x1D25, "Latn"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2C60, 0x2C7F, "Latn"),
    (0x2D00, 0x2D2F, "Geor"),
    (0x2D30, 0x2D7F, "Tfng"),
    (0x2D80, 0x2DDF, "Ethi"),
    (0x2DE0, 0x2DFF, "Cyrl"),
    (0x3005, 0x3007, "Hani"),
    (0x3041, 0x309F, "Hira"),
    (0x30A0, 0x30FF, "Kana"),
    (0x3131, 0x318E, "Hang"),
    (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xA720, 0xA7FF, "Latn"),
    (0xA960, 0xA97F, "Hang"),
    (0xAB30, 0xAB6F, "Latn"),
    (0xAC00, 0xD7FF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB00, 0xFB06, "Latn"),
    (0xFB13, 0xFB17, "Armn"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),
    (0xFF66, 0xFF9F, "Kana"),
    (0xFFA0, 0xFFDC, "Hang"),
    (0x20000, 0x3FFFF, "Hani"),
)
_FIRSTS = tuple(first for first, _, _ in _RANGES)
_RIGHT_TO_LEFT = frozenset(("Arab", "Hebr", "Nkoo", "Syrc", "Thaa"))
_OTHER = "Zzzz"
_UNSPACED = frozenset(("Hani", "Hira", "Kana", "Hans", "Hant", "Jpan"))
_TWO = 2
_ASCII = re.compile("[\x00-\x7f]+")
_NO_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


class Letters(NamedTuple):
    """How many letters a text has."""

    ascii: int
    others: dict[str, int]
    """Each letter above ASCII, with how often it is there."""

    @property
    def total(self) -> int:
        """All letters."""
        return self.ascii + sum(self.others.values())


@functools.lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """ISO 15924 code of a letter."""
    code = ord(char)
    place = bisect.bisect_right(_FIRSTS, code) - 1
    if place < 0:
        return _OTHER
    _, last, script = _RANGES[place]
    return script if code <= last else _OTHER


def script_shares(text: str) -> dict[str, float]:
    """Share of the letters of `text` in each script (ISO 15924 code), largest first, summing to 1; {} without letters.

    Han is "Hani" in every language; letters of scripts that are not told apart are "Zzzz".

    >>> script_shares("abc бв")
    {'Latn': 0.6, 'Cyrl': 0.4}
    """
    if text.isascii():
        return {"Latn": 1.0} if any(map(str.isalpha, text)) else {}
    return shares_of(count_letters(text))


def count_letters(text: str) -> Letters:
    """The letters of `text`; those of ASCII at a tenth of the cost of asking each character."""
    latin = len(text.encode("ascii", "ignore").translate(None, _NO_ASCII_LETTERS))
    if text.isascii():
        return Letters(latin, {})
    others = Counter(_ASCII.sub("", text))
    return Letters(latin, {char: count for char, count in others.items() if char.isalpha()})


def shares_of(letters: Letters) -> dict[str, float]:
    """As `script_shares`, of letters that are counted already."""
    counts = {"Latn": letters.ascii} if letters.ascii else {}
    for char, count in letters.others.items():
        script = _script(char)
        counts[script] = counts.get(script, 0) + count
    total = letters.total
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {script: count / total for script, count in ranked}


class _Scripts(dict[str, str]):
    """Character -> ISO 15924 code, "" of what is no letter of a known script; worked out once for each that is met."""

    def __missing__(self, char: str) -> str:
        script = _script(char) if char.isalpha() else ""
        if char.isascii() and script:
            script = "Latn"
        found = self[char] = "" if script == _OTHER else script
        return found


_SCRIPTS = _Scripts()


def main_script(text: str) -> str | None:
    """The script of most letters of `text`; None without letters of a known script."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else None
    counts = Counter(map(_SCRIPTS.__getitem__, text))
    counts.pop("", None)
    return min(counts, key=lambda script: (-counts[script], script)) if counts else None


def is_unspaced(character: str) -> bool:
    """Whether it is of a script without spaces, or one of its signs: "。", "「".

    >>> is_unspaced("港"), is_unspaced("「"), is_unspaced("항")
    (True, True, False)
    """
    script = main_script(character)
    return script in _UNSPACED or (script is None and unicodedata.east_asian_width(character) in "WF")


def is_in_one_script(text: str) -> bool:
    """Whether all letters of `text` whose script is known are of one script."""
    return text.isascii() or len(set(map(_SCRIPTS.__getitem__, text)) - {""}) < _TWO


def is_rtl(text: str) -> bool:
    """Are more than half of the letters of `text` of scripts written from right to left?"""
    if text.isascii():
        return False
    return sum(share for script, share in script_shares(text).items() if script in _RIGHT_TO_LEFT) > 0.5
