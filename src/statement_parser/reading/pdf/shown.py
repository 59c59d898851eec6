"""How a page is shown, and what it holds besides text, as PDFium tells it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from statement_parser.reading.pdf.calls import Calls, Handle
from statement_parser.reading.pdf.words import Type, Word

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_MOST_CLIPS, _MOST_CORNERS = 8, 16
"""Outlines that cut an object, and corners of one, at the most: those of pages are a rectangle or two."""


class Turn:
    """From PDFium's coordinates (y upwards, the page as it is stored) to those of the page as it is shown."""

    def __init__(self, page: Any, tilt: int) -> None:
        left, bottom, right, top = page.get_bbox()
        self._left, self._bottom, self._right, self._top = left, bottom, right, top
        self.tilt = tilt
        self._rotation = tilt or page.get_rotation()
        across, down = right - left, top - bottom
        self.width, self.height = (down, across) if self._rotation in (90, 270) else (across, down)

    def place(self, word: Word) -> Word:
        """A word whose `top` is the higher y and `bottom` the lower one, as on the page that is shown."""
        text, x0, high, x1, low, type_, mcid, on, face = word[:9]
        if self._rotation == 0:
            return Word(
                text, x0 - self._left, self._top - high, x1 - self._left, self._top - low, type_, mcid, on, face
            )
        if self._rotation == 90:
            return Word(
                text, low - self._bottom, x0 - self._left, high - self._bottom, x1 - self._left, type_, mcid, on, face
            )
        if self._rotation == 180:
            return Word(
                text, self._right - x1, low - self._bottom, self._right - x0, high - self._bottom, type_, mcid, on, face
            )
        return Word(text, self._top - high, self._right - x1, self._top - low, self._right - x0, type_, mcid, on, face)

    def middle(self, left: float, right: float, bottom: float, top: float) -> tuple[float, float]:
        """The middle of a box, as on the page that is shown."""
        placed = self.place(Word("", left, top, right, bottom, Type(0.0, False, False)))
        return (placed.x0 + placed.x1) / 2, (placed.top + placed.bottom) / 2


class Objects:
    """What a page is drawn of; looked through only when it is asked for."""

    def __init__(self, calls: Calls, page: Any) -> None:
        self._calls, self._page = calls, page
        self._kinds: set[int] | None = None

    def __len__(self) -> int:
        return int(self._calls.FPDFPage_CountObjects(self._page))

    @property
    def kinds(self) -> set[int]:
        """Kinds of the objects."""
        if self._kinds is None:
            objects = (self._calls.FPDFPage_GetObject(self._page, n) for n in range(len(self)))
            self._kinds = {self._calls.FPDFPageObj_GetType(each) for each in objects}
        return self._kinds

    @property
    def pictures(self) -> bool:
        """It holds a picture."""
        return not self.kinds.isdisjoint((_IMAGE, _FORM))

    @property
    def letters(self) -> bool:
        """It holds letters of a font."""
        return _TEXT in self.kinds

    @property
    def painted(self) -> bool:
        """It holds something that white text may stand on."""
        return not self.kinds.isdisjoint((_IMAGE, _PATH, _SHADING, _FORM))


def is_cut(calls: Calls, handle: Handle) -> bool:
    """Whether the middle of a text object stands above or below what the page shows of it.

    Programs that cut a long page into sheets print a line that stands on the edge of two on both of them, and show it
    on one (fixture en/wharf-cut-lines). PDFium keeps no outline for what stands inside it.
    """
    clip = calls.FPDFPageObj_GetClipPath(handle)
    paths = calls.FPDFClipPath_CountPaths(clip)
    if not 0 < paths <= _MOST_CLIPS:
        return False
    edges = [ctypes.c_float() for _ in range(4)]
    if not calls.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, edges)):
        return False
    _, bottom, _, top = (edge.value for edge in edges)
    middle = (bottom + top) / 2
    heights = [list(_heights(calls, clip, path)) for path in range(paths)]
    return any(own and not min(own) <= middle <= max(own) for own in heights)


def _heights(calls: Calls, clip: Handle, path: int) -> Iterator[float]:
    """How high the corners of an outline stand; nothing where it has too many."""
    corners = calls.FPDFClipPath_CountPathSegments(clip, path)
    if corners > _MOST_CORNERS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    for place in range(corners):
        if calls.FPDFPathSegment_GetPoint(
            calls.FPDFClipPath_GetPathSegment(clip, path, place), ctypes.byref(x), ctypes.byref(y)
        ):
            yield y.value
