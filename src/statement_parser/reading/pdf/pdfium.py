"""The engine of ordinary pages: PDFium, through pypdfium2. Words with their boxes, and what else a page holds.

PDFium sets spaces where a font has none, by gaps relative to the size. So a word is what it sets no space in, and two
boxes are asked for a word instead of one for each character: that of its first character and that of its last.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, NamedTuple

from statement_parser.errors import DamagedDocument, EncryptedDocument
from statement_parser.reading.pdf.characters import ACCENT, compose_accents, lone_accent, repair
from statement_parser.reading.pdf.glyphs import characters_of, is_mark, is_raised, line_of, mark_at_end, size_of
from statement_parser.reading.pdf.shown import Objects, Turn, is_cut
from statement_parser.reading.pdf.structure import UNMARKED, StructureReader, marked_content
from statement_parser.reading.pdf.words import Page, Type, Word
from statement_parser.text.scripts import is_unspaced

_STAGE = "read"
_WORD = re.compile(r"[^\s\x00-\x1f\x7f\u200b\ufeff\ufffe]+")
_HYPHENS = ("\ufffe", "\x02")
"""What PDFium gives for a hyphen at the end of a line, now and in versions of before."""
_GLUED = re.compile(r"[^\W\d_A-Z]{2}[A-ZÀ-ÖØ-Þ]|\w{24}")
"""What a word may look like that is two: a capital inside, a great length."""
_GAP = 0.1
"""Sizes from which a gap inside a word is a space, on a page where justified lines have lost some."""
_GLUED_MARK = re.compile(r"[^\W\d_]{2}(\d{1,2})[.,;:!?)”’\"]{0,2}$")
_MARKS = frozenset("0123456789*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰])")
_SMALL_MARK = 0.85
"""Size of a footnote mark to that of its word at the most."""
_LONG = 4
"""Characters of a word that is longer than high."""
_LEAST_SIZE = 0.1
_LOOSE = 0.95
"""Sizes that the box of a word is high at the least, where it is more than the outline of its letters."""
_TOUCHES = 0.05
"""Sizes from which a gap can be a space."""
_FROM_IDEOGRAPHS = 0.3
"""Sizes between an ideograph and letters or figures beside it, where no space is written, at the most."""
_HIGH = 0.6
"""Sizes by which an accent is above the letter that it belongs to at the most."""
_TINY = 2.0
"""Points below which nobody reads a text."""
_BOLD, _WHITE, _INVISIBLE = 600, 250, 3
_ERROR_PASSWORD = 4
_OPEN_STREAMS = 2_000
"""Streams without an end; PDFium looks for each in all that follows. Of 1,337 real and damaged files one has 24."""


class _Look(NamedTuple):
    """Of a text object: how its text looks."""

    type: Type
    invisible: bool = False
    white: bool = False
    upright: bool = False
    cut: bool = False
    mcid: int = UNMARKED


class _Found(NamedTuple):
    """A word of a text page."""

    word: Word
    look: _Look
    start: int
    """Number of its first character."""


class PdfiumDocument:
    """An open PDF.

    Raises:
        EncryptedDocument: it needs a password.
        DamagedDocument: PDFium cannot open it, or would take too long.
    """

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        # "endstream" ends in "stream" as well.
        unended = data.count(b"stream\n") + data.count(b"stream\r") - 2 * data.count(b"endstream")
        if unended > _OPEN_STREAMS:
            raise DamagedDocument(f"{unended} streams of the PDF begin and do not end", stage=_STAGE)
        try:
            self.handle = self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if pypdfium2.raw.FPDF_GetLastError() == _ERROR_PASSWORD:
                raise EncryptedDocument(
                    "the PDF is locked with a password: save it without one, then parse it again", stage=_STAGE
                ) from error
            raise DamagedDocument(f"PDFium cannot open the PDF ({error})", stage=_STAGE) from error
        self._raw = pypdfium2.raw
        self._tagged = bool(self._raw.FPDFCatalog_IsTagged(self._document.raw))
        self._structures = StructureReader(self._raw)
        self._fonts: dict[int, tuple[bool, bool]] = {}
        # One of each for all calls: making them costs more than the calls.
        self._matrix = self._raw.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._into_matrix, self._into_colour = ctypes.byref(self._matrix), [ctypes.byref(part) for part in self._colour]

    def __enter__(self) -> PdfiumDocument:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def metadata(self) -> dict[str, str]:
        """The entries of its information dictionary: "Title", "Author", "CreationDate" ..."""
        return dict(self._document.get_metadata_dict(skip_empty=True))

    def page(self, index: int, limit: int) -> Page | None:
        """Page number `index`, 0-based; None where PDFium cannot load it, or it has more than `limit` characters."""
        import pypdfium2

        self._fonts.clear()  # fonts are known by their address, which lives as long as the page
        try:
            page = self._document[index]
        except pypdfium2.PdfiumError:
            return None
        try:
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            page.close()
            return None
        try:
            if self._raw.FPDFText_CountChars(text.raw) > limit:
                return None
            return self._read(page, text.raw, index + 1)
        finally:
            text.close()
            page.close()

    def _read(self, page: Any, text: Any, number: int) -> Page:
        objects = Objects(self._raw, page.raw)
        words: list[Word] = []
        marks: list[str] = []
        hidden = 0
        found = self._joined(text, self._words(text, marks))
        if any(_GLUED.search(each.word.text) and len(list(self._parts(text, each))) > 1 for each in found):
            found = [part for each in found for part in self._parts(text, each)]
        turn = Turn(page, self._tilt(text, found))
        for each in found:
            placed = turn.place(each.word)
            if self._is_hidden(placed, each.look, turn, objects):
                hidden += 1
            elif placed.x1 - placed.x0 > 0:
                words.append(placed)
        return Page(
            number=number,
            width=turn.width,
            height=turn.height,
            words=_with_accents(words),
            engine="pdfium",
            drawn=len(objects) > 0,
            lettered=bool(words) or objects.letters,
            hidden=hidden,
            marks=frozenset(marks),
            tilt=turn.tilt,
            structure=self._structures.read(page.raw) if self._tagged else None,
        )

    def _is_hidden(self, word: Word, look: _Look, turn: Turn, objects: Objects) -> bool:
        """Whether a reader of the page does not see a word. Invisible text over a picture is what OCR put there."""
        if word.x1 <= 0 or word.x0 >= turn.width or word.bottom <= 0 or word.top >= turn.height:
            return True
        if word.bottom - word.top < _TINY or look.cut:
            return True
        if look.invisible:
            return not objects.pictures
        return look.white and not objects.painted

    def _tilt(self, text: Any, words: list[_Found]) -> int:
        """By how many degrees a page is to be turned for its lines to run across: 0, 90, 180 or 270."""
        long = [found for found in words if len(found.word.text) >= _LONG]
        upright = [found for found in long if found.word.top - found.word.bottom > found.word.x1 - found.word.x0]
        if 2 * len(upright) <= len(long):
            return 0
        angle = self._raw.FPDFText_GetCharAngle(text, upright[0].start)
        return -round(math.degrees(angle) / 90) * 90 % 360

    def _joined(self, text: Any, words: Iterable[_Found]) -> list[_Found]:
        """Words with those made one that PDFium parts though nothing stands between them, as behind an accent."""
        joined: list[_Found] = []
        for found in words:
            word = found.word
            if joined:
                before = joined[-1].word
                gap = word.x0 - before.x1
                if is_unspaced(before.text[-1]) or is_unspaced(word.text[0]):
                    # Letters and figures are set apart from ideographs, in another font (fixture ja/ryokan-kumiai).
                    most = off = _FROM_IDEOGRAPHS * word.type.size
                else:
                    most, off = _TOUCHES * word.type.size, 0.0
                near = -0.5 * word.type.size < gap < most and abs(before.bottom - word.bottom) <= off
                if near and self._raw.FPDFText_IsGenerated(text, found.start - 1) == 1:
                    both = before._replace(text=before.text + word.text, x1=word.x1, top=max(before.top, word.top))
                    joined[-1] = joined[-1]._replace(word=both)
                    continue
            joined.append(found)
        return joined

    def _parts(self, text: Any, found: _Found) -> Iterator[_Found]:
        """A word parted where its characters are as far from each other as words are.

        Ideographs are without a space: each fills a square, of which its box may be but the strokes (fixture
        ja/gyoko-kyodo).
        """
        word, look, start = found
        if not word.text.isascii() and any(map(is_unspaced, word.text)):
            yield found
            return
        box = self._raw.FS_RECTF()
        first, x0, last = 0, word.x0, word.x0
        for place in range(len(word.text)):
            self._raw.FPDFText_GetLooseCharBox(text, start + place, ctypes.byref(box))
            if place and box.left - last > _GAP * word.type.size and box.right <= word.x1:
                yield _Found(word._replace(text=word.text[first:place], x0=x0, x1=last), look, start + first)
                first, x0 = place, box.left
            last = box.right
        yield _Found(word._replace(text=word.text[first:], x0=x0), look, start + first)

    def _words(self, text: Any, marks: list[str]) -> Iterator[_Found]:
        """The words of a text page as PDFium gives them: y counts upwards. Footnote marks are put into `marks`."""
        raw = self._raw
        characters = characters_of(raw, text)
        box_of, object_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetTextObject
        box = raw.FS_RECTF()
        to_box = ctypes.byref(box)
        last_object: int | None = None
        look = _Look(Type(0.0, False, False))
        for start, end, goes_on in self._tokens(text, characters):
            box_of(text, start, to_box)
            x0, low, x1, high = box.left, box.bottom, box.right, box.top
            handle = object_of(text, start)
            address = _address(handle)
            if address != last_object:
                last_object = address
                look = self._look(text, start, handle)
            printed = characters[start:end]
            mark = 0
            if end > start + 1:
                box_of(text, end - 1, to_box)
                if printed[-1] in _MARKS and is_mark(raw, text, start, end - 1, low, box.bottom):
                    mark, x1 = mark_at_end(raw, text, start, end), box.right  # what stands in its place is no gap
                    box_of(text, end - 1 - mark, to_box)
                elif (glued := _GLUED_MARK.search(printed)) and is_raised(raw, text, start, start + glued.start(1)):
                    marks.append(glued[1])
                    printed = printed[: glued.start(1)] + printed[glued.end(1) :]
                x0, x1, low, high = min(x0, box.left), max(x1, box.right), min(low, box.bottom), max(high, box.top)
                if mark:
                    marks.append(printed[-mark:])
                    printed = printed[:-mark]
            if look.upright and high - low < _LOOSE * look.type.size:
                low, high = line_of(raw, text, start, look.type.size)
            if not printed.isascii() or ACCENT.search(printed) is not None:
                printed = self._repaired(text, printed, start)
                if not printed:
                    continue
            if characters[end : end + 1] in _HYPHENS:
                printed += "-"
            yield _Found(Word(printed, x0, high, x1, low, look.type, look.mcid, goes_on), look, start)

    def _tokens(self, text: Any, characters: str) -> Iterator[tuple[int, int, bool]]:
        """Start and end of each word, and whether it goes on with the one before it, in other marked content."""
        if not self._tagged:
            yield from ((*found.span(), False) for found in _WORD.finditer(characters))
            return
        raw, object_of = self._raw, self._raw.FPDFText_GetTextObject
        for found in _WORD.finditer(characters):
            start, end = found.span()
            goes_on = False
            first, last = object_of(text, start), object_of(text, end - 1)
            if end > start + 1 and first and last and _address(first) != _address(last):
                mcid = raw.FPDFPageObj_GetMarkedContentID(first)
                for place in range(start + 1, end):
                    if self._is_note(text, characters, start, place, end):
                        break  # a footnote mark is taken off its word below
                    if (handle := object_of(text, place)) and raw.FPDFPageObj_GetMarkedContentID(handle) != mcid:
                        mcid = raw.FPDFPageObj_GetMarkedContentID(handle)
                        yield start, place, goes_on
                        start, goes_on = place, True
            yield start, end, goes_on

    def _is_note(self, text: Any, characters: str, start: int, place: int, end: int) -> bool:
        """Whether the rest of a word is a footnote mark: smaller, or raised."""
        if not _MARKS.issuperset(characters[place:end]):
            return False
        small = size_of(self._raw, text, place) < _SMALL_MARK * size_of(self._raw, text, start)
        glued = _GLUED_MARK.search(characters[start:end])
        return small or (glued is not None and is_raised(self._raw, text, start, start + glued.start(1)))

    def _repaired(self, text: Any, printed: str, start: int) -> str:
        if ACCENT.search(printed) is not None:
            box = self._raw.FS_RECTF()
            boxes = []
            for place in range(start, start + len(printed)):
                self._raw.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box))
                boxes.append((box.left, box.right))
            printed = compose_accents(printed, boxes)
        return repair(printed)

    def _look(self, text: Any, place: int, handle: Any) -> _Look:
        raw = self._raw
        size = max(_LEAST_SIZE, round(size_of(raw, text, place), 1))
        if not handle:
            return _Look(Type(size, False, False))
        matrix = self._matrix
        told = raw.FPDFText_GetMatrix(text, place, self._into_matrix)
        upright = not told or (matrix.d > 0 and abs(matrix.b) + abs(matrix.c) < matrix.d)
        font = raw.FPDFTextObj_GetFont(handle)
        address = _address(font)
        if address not in self._fonts:
            self._fonts[address] = self._font(font)
        mode = raw.FPDFTextObj_GetTextRenderMode(handle)
        red, green, blue, alpha = self._colour
        known = raw.FPDFText_GetFillColor(text, place, *self._into_colour)
        white = bool(known) and (min(red.value, green.value, blue.value) >= _WHITE or alpha.value == 0)
        mcid = marked_content(raw, handle) if self._tagged else UNMARKED
        return _Look(Type(size, *self._fonts[address]), mode == _INVISIBLE, white, upright, is_cut(raw, handle), mcid)

    def _font(self, font: Any) -> tuple[bool, bool]:
        """Whether a font is bold, and whether it is italic: its name says it more often than its numbers do."""
        raw = self._raw
        name = ctypes.create_string_buffer(128)
        raw.FPDFFont_GetBaseFontName(font, name, 128)
        words = name.value.decode("latin-1").lower()
        bold = any(w in words for w in ("bold", "black", "heavy", "semibd"))
        if not bold and not any(w in words for w in ("regular", "light", "book")):
            bold = raw.FPDFFont_GetWeight(font) >= _BOLD
        return bold, "italic" in words or "oblique" in words


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _with_accents(words: list[Word]) -> list[Word]:
    """Words with the accents on them that stand alone, as TeX sets those of capitals high above their letters."""
    accents = [word for word in words if len(word.text) == 1 and ACCENT.match(word.text)]
    if not accents:
        return words
    found: dict[Word, Word] = {}
    for accent in accents:
        middle = (accent.x0 + accent.x1) / 2
        below = [w for w in words if w.x0 <= middle <= w.x1 and 0 < w.top - accent.top <= _HIGH * w.type.size]
        for word in below[:1]:
            if text := lone_accent(word.text, accent.text, (middle - word.x0) / (word.x1 - word.x0)):
                found[word], found[accent] = word._replace(text=text), accent._replace(text="")
    return [each for word in words if (each := found.get(word, word)).text]
