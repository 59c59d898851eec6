"""The structure tree of a tagged page (ISO 32000-2, 14.7): what its program says is a paragraph, an item, a cell.

Word processors and browsers write one. Each element has a standard structure type ("P", "H1", "LI", "TD") and holds
elements, and numbers of marked content, which the words of the page bear as well.
"""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

_DEEPEST, _MOST = 200, 20_000
"""Levels of a tree and elements of it that are read; a tree that has more is none."""
_TYPE_BYTES = 128
UNMARKED, ARTIFACT = -1, -2
"""Instead of the number of marked content: in none; in an artifact, which is no part of the text (14.8.2.2)."""


class Mark(NamedTuple):
    """Marked content of the page."""

    mcid: int
    place: int
    """Which child it is of its element in the file."""


class Element(NamedTuple):
    """An element of the tree, with what of it is on the page."""

    kind: str
    """Standard structure type; the file's own types are mapped to theirs."""
    place: int
    """Which child it is of its parent in the file: what goes on over a page end has the same on both pages."""
    children: tuple[Element | Mark, ...]
    """In the order of reading."""


def read_structure(raw: Any, page: Any) -> Element | None:
    """The tree of a page; None without one, or where it is too large."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        reader = _Reader(raw)
        count = raw.FPDF_StructTree_CountChildren(tree)
        roots = [(place, raw.FPDF_StructTree_GetChildAtIndex(tree, place)) for place in range(count)]
        return Element("", 0, tuple(reader.element(root, place, 0) for place, root in roots if root))
    except _TooLarge:
        return None
    finally:
        raw.FPDF_StructTree_Close(tree)


def marked_content(raw: Any, text: Any) -> int:
    """The number of the marked content that a text object stands in; UNMARKED, ARTIFACT where it has none."""
    mcid: int = raw.FPDFPageObj_GetMarkedContentID(text)
    if mcid >= 0:
        return mcid
    name, size = (ctypes.c_ushort * _TYPE_BYTES)(), ctypes.c_ulong()
    for place in range(raw.FPDFPageObj_CountMarks(text)):
        mark = raw.FPDFPageObj_GetMark(text, place)
        named = raw.FPDFPageObjMark_GetName(mark, name, 2 * _TYPE_BYTES, ctypes.byref(size))
        if named and bytes(name)[: max(0, size.value - 2)].decode("utf-16-le", "replace") == "Artifact":
            return ARTIFACT
    return UNMARKED


class _TooLarge(Exception):
    """More elements or levels than are read."""


class _Reader:
    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._left = _MOST
        self._name = ctypes.create_string_buffer(_TYPE_BYTES)

    def element(self, handle: Any, place: int, depth: int) -> Element:
        """The element of a handle, with all in it.

        Raises:
            _TooLarge: too many elements, too deep.
        """
        raw = self._raw
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise _TooLarge
        children: list[Element | Mark] = []
        for number in range(raw.FPDF_StructElement_CountChildren(handle)):
            child = raw.FPDF_StructElement_GetChildAtIndex(handle, number)
            if child:
                children.append(self.element(child, number, depth + 1))
            elif (mcid := raw.FPDF_StructElement_GetChildMarkedContentID(handle, number)) >= 0:
                children.append(Mark(mcid, number))
        return Element(self._kind(handle), place, tuple(children))

    def _kind(self, handle: Any) -> str:
        size = self._raw.FPDF_StructElement_GetType(handle, self._name, _TYPE_BYTES)
        return self._name.raw[: max(0, min(size, _TYPE_BYTES) - 2)].decode("utf-16-le", "replace")
