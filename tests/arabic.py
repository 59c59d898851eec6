"""Arabic as old programs put it into a PDF: a glyph a letter form, from left to right as the eye sees the line."""

from __future__ import annotations

import functools
import re
import unicodedata

FORMS = range(0xFB50, 0xFEFD)
"""The presentation forms of Unicode."""
LAM = "\u0644"
BRACKETS = str.maketrans("()[]«»", ")(][»«")
LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.,:/-]*[0-9A-Za-z])?")


@functools.cache
def _forms() -> dict[tuple[str, str], str]:
    """(letters, "isolated" | "initial" | "medial" | "final") -> the glyph's character."""
    found: dict[tuple[str, str], str] = {}
    for code in FORMS:
        form, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        if form.strip("<>") in ("isolated", "initial", "medial", "final"):
            key = "".join(chr(int(letter, 16)) for letter in letters)
            if len(key) == 1 or (key[0] == LAM and key[1] in "آأإا"):
                found[key, form.strip("<>")] = chr(code)
    return found


def _joins_left(letter: str) -> bool:
    return (letter, "initial") in _forms()


def _joins_right(letter: str) -> bool:
    return (letter, "final") in _forms()


def shaped(text: str) -> str:
    """`text` with each letter in the form that its neighbours ask for; lam and alef are one glyph."""
    out: list[str] = []
    before = ""
    """The letter before, where it reaches out to the left."""
    i = 0
    while i < len(text):
        letters = text[i : i + 2] if (text[i : i + 2], "isolated") in _forms() else text[i]
        i += len(letters)
        if unicodedata.combining(letters[0]):
            out.append(letters)
            continue
        after = next((c for c in text[i:] if not unicodedata.combining(c)), "")
        reaches = _joins_left(letters) and _joins_right(after)
        form = {(0, 0): "isolated", (0, 1): "initial", (1, 1): "medial", (1, 0): "final"}[bool(before), reaches]
        out.append(_forms().get((letters, form), letters))
        before = letters if reaches else ""
    return "".join(out)


def visual(line: str) -> str:
    """The glyphs of a right-to-left line in the order of the page, from left to right; numbers and Latin words stay."""
    turned = shaped(line)[::-1].translate(BRACKETS)
    return LEFT_TO_RIGHT.sub(lambda run: run[0][::-1], turned)
