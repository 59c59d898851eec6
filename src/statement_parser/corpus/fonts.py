"""Fonts for names in many scripts: the one that comes with matplotlib, and installed ones for what it lacks."""

from __future__ import annotations

import functools
import unicodedata
import warnings
from collections.abc import Iterable, Set
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.font_manager import FontEntry

_FIRST = "DejaVu Sans"
"""Comes with matplotlib: Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian, Georgian and more."""

_LAST = "Last Resort"
"""Comes with matplotlib too, and has a box for every character: no help."""


class Fonts(NamedTuple):
    """Fonts of a picture."""

    names: tuple[str, ...]
    """In the order in which a character is looked for in them."""
    lacking: str
    """A sentence on the characters that none of them has; empty where they have all."""


def fonts_for(text: str) -> Fonts:
    """Fonts that have the characters of `text` between them, as far as the system has such fonts.

    Where it has not, boxes will be drawn, and a warning says for which scripts, as the picture is to say itself.
    """
    names, missing = _fonts_for(frozenset(char for char in text if char.isprintable() and not char.isspace()))
    if not missing:
        return Fonts(names, "")
    lacking = f"Boxes stand for letters that no installed font has: {', '.join(_scripts(missing))}"
    # The level of who asks for a picture.
    warnings.warn(
        f"{lacking}. Install one, such as those of Noto (Debian: fonts-noto-core, fonts-noto-cjk)", stacklevel=4
    )
    return Fonts(names, lacking)


def _scripts(chars: str) -> list[str]:
    """The names of the scripts of letters, which their names in Unicode begin with; signs by their number.

    >>> _scripts("\u56fd\ud3c9\u5e73\u270a")
    ['CJK', 'Hangul', 'U+270A']
    """
    letters = {unicodedata.name(char, "?").split()[0] for char in chars if unicodedata.category(char)[0] in "LM"}
    signs = {f"U+{ord(char):04X}" for char in chars if unicodedata.category(char)[0] not in "LM"}
    return [*sorted(name if name == "CJK" else name.title() for name in letters), *sorted(signs)]


@functools.lru_cache(maxsize=64)
def _fonts_for(chars: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """The fonts, and the characters that none has."""
    from matplotlib import font_manager

    first = font_manager.findfont(font_manager.FontProperties(family=_FIRST))
    missing = {ord(char) for char in chars} - _characters(first)
    names = [_FIRST]

    def take(fonts: Iterable[FontEntry]) -> None:
        for font in _best_first(fonts):
            if not missing:
                break
            if found := missing & _characters(font.fname):
                missing.difference_update(found)
                names.append(font.name)

    take(font_manager.fontManager.ttflist)
    if missing:
        take(_installed_since(missing))
    return tuple(names), "".join(sorted(map(chr, missing)))


def _best_first(fonts: Iterable[FontEntry]) -> list[FontEntry]:
    real = (font for font in fonts if not font.name.startswith(_LAST))
    return sorted(real, key=lambda font: (font.style != "normal", font.weight != 400, font.fname))


def _installed_since(wanted: Set[int]) -> list[FontEntry]:
    """Fonts with one of the characters that matplotlib does not know of: its list is of the day of its first use."""
    from matplotlib import font_manager

    manager = font_manager.fontManager
    known = {font.fname for font in manager.ttflist}
    before = len(manager.ttflist)
    for path in sorted(set(font_manager.findSystemFonts()) - known):
        try:
            if wanted & _characters(path):
                manager.addfont(path)
        except (OSError, RuntimeError):  # no font that FreeType can read
            continue
    return list(manager.ttflist[before:])


@functools.lru_cache(maxsize=1024)
def _characters(path: str) -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(path).get_charmap())
