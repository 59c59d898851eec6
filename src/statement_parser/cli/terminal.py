"""Text on a terminal: no control characters, columns of a known width."""

from __future__ import annotations

import re
import unicodedata

# C0 without tab and line feed, DEL, C1: what a terminal would obey. Bidirectional overrides and isolates:
# what would show other columns in another order.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DEL_AND_C1 = re.compile("[\x7f-\x9f]")
_DEL_C1_AND_BIDI = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ELLIPSIS = "…"


def printable(text: str) -> str:
    r"""`text` on one line, control characters as escapes.

    >>> printable("a\x1b[31m\nb")
    'a\\x1b[31m\\x0ab'
    """
    return escape_controls(text).replace("\n", "\\x0a").replace("\t", "\\x09")


def escape_controls(text: str) -> str:
    r"""`text` with control characters as escapes, line feeds and tabs kept.

    >>> escape_controls("a\x9bb\n")
    'a\\x9bb\n'
    """
    return _CONTROL.sub(_escape, text)


def escape_controls_json(text: str) -> str:
    r"""JSON `text` with DEL and C1 as JSON escapes (an encoder writes them as they are); the value stays the same.

    >>> escape_controls_json('"\x9b"')
    '"\\u009b"'
    """
    return _DEL_AND_C1.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def escape_controls_xml(text: str) -> str:
    r"""XML `text` with DEL, C1 and what turns directions as references to characters; the content stays the same.

    >>> escape_controls_xml("<p>\x9b</p>")
    '<p>&#x9b;</p>'
    """
    return _DEL_C1_AND_BIDI.sub(lambda match: f"&#x{ord(match[0]):x};", text)


def width(text: str) -> int:
    """Columns that `text` takes: 2 for wide East Asian characters, 0 for combining ones.

    >>> width("声明"), width("e\u0301")
    (4, 1)
    """
    return sum(_width(char) for char in text)


def fit(text: str, columns: int) -> str:
    """`text` in exactly `columns` columns: cut with "…", or filled with spaces.

    >>> fit("statement", 5), fit("声明", 5)
    ('stat…', '声明 ')
    """
    text = printable(text)
    taken = width(text)
    if taken <= columns:
        return text + " " * (columns - taken)
    kept, taken = "", 0
    for char in text:
        if taken + _width(char) > columns - 1:
            break
        kept += char
        taken += _width(char)
    return kept + _ELLIPSIS + " " * (columns - 1 - taken)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
