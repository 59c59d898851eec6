"""What holds the page's text, whatever its names say: "row-offcanvas" around all, "popup-gallery" around the text.

Names of classes tell dialogs, comments and menus; but a theme calls an element after what it has in it, what it does on
a small screen or what its pictures do (fixtures de/schleuse-offcanvas, en/fog-bell-gallery).
"""

from __future__ import annotations

import itertools
from typing import Any

from statement_parser.reading.elements import SKIPPED, Element
from statement_parser.text.clean import clean
from statement_parser.text.fold import fold

_LONG = 80
"""Characters of a run of text that no menu has."""
_LEAST_RUNS = 2
"""Runs of text in what is no caption, byline or note."""
_MOST_BESIDE = 3
"""Elements between a heading and the element with the text below it, at the most."""
_MOST_NODES = 4_000
"""Elements of which it is asked whether they hold text."""
_DIALOGS = ("dialog", "alertdialog")
_TITLE_CHARS, _LEAST_TITLE = 400, 8


class Holders:
    """Of one page: which of its elements hold its text, so that their names do not say that they stand beside it."""

    def __init__(self) -> None:
        self._around_main: frozenset[Any] | None = None
        self._around_heading: frozenset[Any] = frozenset()

    def holds_text(self, element: Element) -> bool:
        """Whether an element holds `main`, or the heading that is the page's title with text below it, or that text."""
        if element.tag == "main" or self.holds_main(element):
            return True
        if element in self._around_heading:
            return _is_written(element)
        below = bool(self._around_heading) and element.get("role") not in _DIALOGS and self._is_below_heading(element)
        return below and _is_written(element)

    def holds_main(self, element: Element) -> bool:
        """Whether an element holds the only `main` of the page, or is it."""
        around = self._around_main
        if around is None:
            around = self._around_main = self._find(element)
        return element in around

    def _is_below_heading(self, element: Any) -> bool:
        """Whether nothing stands between the heading, right beside an element, and it, but short lines."""
        if element.getparent() not in self._around_heading:
            return False
        before = list(itertools.islice(element.itersiblings(preceding=True), _MOST_BESIDE + 1))
        heading = next((place for place, beside in enumerate(before) if beside in self._around_heading), None)
        return heading is not None and not any(map(_is_written, before[: heading + 1]))

    def _find(self, element: Any) -> frozenset[Any]:
        """What is around `main`; and look for the heading that is the page's title, and for what is around it."""
        root = element.getroottree().getroot()
        title = next((fold(_text(title)) for title in root.iter("title")), "")
        headings = [heading for heading in root.iter("h1") if _agrees(fold(_text(heading)), title)]
        self._around_heading = _around(headings[:1])
        mains = root.xpath("//main | //*[@role='main']")
        return _around(mains) if len(mains) == 1 else frozenset()


def _around(elements: list[Any]) -> frozenset[Any]:
    """Elements and all that is around them."""
    return frozenset(element for inner in elements for element in (inner, *inner.iterancestors()))


def _text(element: Any) -> str:
    return clean("".join(element.itertext())[:_TITLE_CHARS])


def _agrees(heading: str, title: str) -> bool:
    return len(heading) >= _LEAST_TITLE and heading in title


def _is_written(element: Any) -> bool:
    """Whether there are runs of text in an element that are longer than what menus and links hold."""
    long = (
        text
        for node in itertools.islice(element.iter(), _MOST_NODES)
        if node.tag not in SKIPPED
        for text in (node.text if node.tag != "a" else None, node.tail if node is not element else None)
        if text is not None and len(text.strip()) >= _LONG
    )
    return next(itertools.islice(long, _LEAST_RUNS - 1, None), None) is not None
