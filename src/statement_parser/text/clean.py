"""One clean form for every string that comes out of a source."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SHORT = 60
"""Up to this many characters `str.isprintable` costs less than a translation table does."""
_PRINTABLE = bytes(range(0x20, 0x7F))
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_JOINERS = re.compile("[\u200c\u200d]+")


def clean(text: str) -> str:
    """`text` in the form that every later stage may rely on.

    NFC; every run of white space (line breaks, no-break spaces) and controls is one space; lone surrogates are
    U+FFFD; bidi controls, soft hyphens, byte order marks, zero-width spaces and tag characters are gone; ZWNJ and ZWJ
    stay only between letters, where Persian and Indic scripts need them. Cleaning twice changes nothing.

    >>> clean("  Joint\\u00a0\\u200bState\\u00adment\\n of  ")
    'Joint Statement of'
    """
    tidy = text
    if len(text) < _SHORT or not text.isascii():
        printable = text.isprintable()
    else:
        printable = not text.encode().translate(None, _PRINTABLE)  # at a third of the cost
    if not printable or "  " in text or text.strip() != text:
        tidy = " ".join(text.split())
        if not tidy.isprintable():
            return _without_invisible(text)
    return tidy if tidy.isascii() else unicodedata.normalize("NFC", tidy)


def for_xml(text: str) -> str:
    """`text` with U+FFFD for what is no character of XML 1.0.

    >>> for_xml("tab\\t, bell\\a")
    'tab\\t, bell�'
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def _without_invisible(text: str) -> str:
    """`clean` of a text that has more than letters, signs and white space; few lines do."""
    text = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", _CONTROLS.sub(" ", text)))
    text = _JOINERS.sub(_joiner, text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _joiner(found: re.Match[str]) -> str:
    before, after = found.start() - 1, found.end()
    whole = found.string
    if before < 0 or after >= len(whole) or not _is_written(whole[before]) or not _is_written(whole[after]):
        return ""
    return found.group()[0]


def _is_written(char: str) -> bool:
    """Is it a letter or a mark on one?"""
    return char.isalpha() or unicodedata.category(char)[0] == "M"
