"""How a page is shown, and what it holds besides text, as PDFium tells it."""

from __future__ import annotations

from typing import Any

from statement_parser.reading.pdf.calls import Calls
from statement_parser.reading.pdf.words import Word

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5


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
        text, x0, high, x1, low, type_, mcid, on, face = word
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
