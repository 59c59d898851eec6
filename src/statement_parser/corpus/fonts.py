"""Fonts for names in many scripts: the one that comes with matplotlib, and installed ones for what it lacks."""

from __future__ import annotations

import functools
import warnings

from statement_parser.text.scripts import script_shares

_FIRST = "DejaVu Sans"
"""Comes with matplotlib: Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian, Georgian and more."""

_LAST = "Last Resort"
"""Comes with matplotlib too, and has a box for every character: no help."""


def fonts_for(text: str) -> tuple[str, ...]:
    """Names of fonts that have the characters of `text` between them, as far as the system has such fonts.

    Where it has not, boxes will be drawn, and a warning says for which scripts.
    """
    names, missing = _fonts_for(frozenset(char for char in text if char.isprintable() and not char.isspace()))
    if missing:
        scripts = ", ".join(sorted(script_shares(missing))) or repr(missing)
        warnings.warn(
            f"no installed font has the letters of {scripts}; boxes stand for them. Install one, such as those of Noto",
            stacklevel=3,
        )
    return names


@functools.lru_cache(maxsize=64)
def _fonts_for(chars: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """The fonts, and the characters that none has."""
    from matplotlib import font_manager

    first = font_manager.findfont(font_manager.FontProperties(family=_FIRST))
    missing = {ord(char) for char in chars} - _characters(first)
    names = [_FIRST]
    fonts = (font for font in font_manager.fontManager.ttflist if not font.name.startswith(_LAST))
    for font in sorted(fonts, key=lambda font: (font.style != "normal", font.weight != 400, font.fname)):
        if not missing:
            break
        if found := missing & _characters(font.fname):
            missing -= found
            names.append(font.name)
    return tuple(names), "".join(sorted(map(chr, missing)))


@functools.lru_cache(maxsize=1024)
def _characters(path: str) -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(path).get_charmap())
