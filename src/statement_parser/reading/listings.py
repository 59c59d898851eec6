"""Listings of code: an example of an entry, in the file that whoever signs adds it to, is no text of the page."""

from __future__ import annotations

from itertools import islice

from statement_parser.reading.elements import Element
from statement_parser.reading.markup import MAX_NAMES_CHARS, vocabulary

_MOST = 200
"""Elements in a listing that are looked at."""


def is_listing(element: Element) -> bool:
    """Whether a `pre` holds code: its class says in which language, or the words of it are coloured one by one.

    Text with spaces before it becomes `pre` and `code` in Markdown as well: names of those who sign (fixtures
    en/cartographers-by-pull-request, en/bellringers-indented).
    """
    words = vocabulary()
    code = next(islice(element.iter("code"), 1), None)
    for one in (element, code) if code is not None else ():
        told = words.is_code(_names(one))
        if told is not None:
            return told
    around = element.getparent()
    outer = around.getparent() if around is not None else None
    for other in (around, outer):
        told = words.is_code(_names(other), around=True) if other is not None else None
        if told is not None:
            return told
    return code is not None and any(word.get("class") for word in islice(code.iter("span"), _MOST))


def _names(element: Element) -> str:
    return (element.get("class") or "")[:MAX_NAMES_CHARS]
