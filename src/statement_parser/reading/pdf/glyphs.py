"""What PDFium tells of the glyphs of a text page, by the number of each."""

from __future__ import annotations

import ctypes
import math
from typing import Any

from statement_parser.reading.pdf.words import ASCENT, DESCENT

_SMALL = 0.85
"""A footnote mark has at most this part of the size of its word."""
_ABOVE = 0.2
"""Sizes above the line from which a digit is one of a note."""


def characters_of(raw: Any, text: Any) -> str:
    """The characters of a text page, each at its index."""
    count = raw.FPDFText_CountChars(text)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text, 0, count, buffer)
    characters = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
    if len(characters) == count:
        return characters
    return "".join([chr(raw.FPDFText_GetUnicode(text, place)) for place in range(count)])


def is_mark(raw: Any, text: Any, start: int, place: int, low: float, foot: float) -> bool:
    """Whether a character is set smaller than the first one of its word, and higher."""
    return foot >= low and size_of(raw, text, place) < _SMALL * size_of(raw, text, start)


def is_raised(raw: Any, text: Any, start: int, place: int) -> bool:
    """Whether a digit is drawn above the line, as fonts have digits of their own for notes."""
    edges = [ctypes.c_double() for _ in range(4)]
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharBox(text, place, *map(ctypes.byref, edges))
    raw.FPDFText_GetCharOrigin(text, start, ctypes.byref(x), ctypes.byref(y))
    return bool(edges[2].value - y.value > _ABOVE * size_of(raw, text, start))


def line_of(raw: Any, text: Any, place: int, size: float) -> tuple[float, float]:
    """Foot and head of the line that a character stands on, where its font tells no more than its outline.

    Then the boxes of two words of one line have different feet, and lines different distances (fixture
    en/quarry-tight-boxes).
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, place, ctypes.byref(x), ctypes.byref(y))
    return y.value - DESCENT * size, y.value + ASCENT * size


def mark_at_end(raw: Any, text: Any, start: int, end: int) -> int:
    """Number of characters at the end of a word that are a footnote mark."""
    limit = _SMALL * size_of(raw, text, start)
    count = 0
    for place in range(end - 1, start, -1):
        if size_of(raw, text, place) >= limit or chr(raw.FPDFText_GetUnicode(text, place)).isalpha():
            break
        count += 1
    return count


def size_of(raw: Any, text: Any, place: int) -> float:
    """Size of a character in points, as it is shown."""
    matrix = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    raw.FPDFText_GetMatrix(text, place, ctypes.byref(matrix))
    return abs(float(raw.FPDFText_GetFontSize(text, place) * math.hypot(matrix.c, matrix.d)))
