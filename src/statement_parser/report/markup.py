"""HTML that is escaped by construction: what is no `Html` is text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

VOID: Final = frozenset(("br", "hr", "img", "input", "link", "meta"))
"""Elements without an end tag (HTML Living Standard, 13.1.2)."""


class Html(str):
    """A piece of HTML that may stand in a page as it is."""

    __slots__ = ()


Child = str | Html | None
Attributes = Mapping[str, str | int | float | bool | None]


def tag(name: str, attributes: Attributes | None = None, *children: Child) -> Html:
    """An element; a child that is no `Html` is escaped, None is nothing.

    An attribute that is None or False is left out, one that is True has no value.

    >>> tag("p", {"id": "a", "hidden": False}, "1 < 2", tag("br"), None)
    '<p id="a">1 &lt; 2<br></p>'
    >>> tag("a", {"title": 'the "end"', "download": True})
    '<a title="the &quot;end&quot;" download></a>'
    """
    start = name + "".join(_attribute(key, value) for key, value in (attributes or {}).items())
    return Html(f"<{start}>") if name in VOID else Html(f"<{start}>{join(children)}</{name}>")


def join(children: Iterable[Child]) -> Html:
    """Children one after the other, each escaped as of `tag`.

    >>> join(["a&b", None, tag("hr")])
    'a&amp;b<hr>'
    """
    return Html("".join([text(child) for child in children if child is not None]))


def text(child: str) -> Html:
    """Text as HTML; `Html` as it is."""
    return child if isinstance(child, Html) else Html(escape(child, quote=False))


def bdi(content: str | None, *, missing: str = "–") -> Html:
    """Text out of a document, which keeps its direction to itself; a dash where there is none."""
    return tag("bdi", None, content) if content else Html(missing)


def _attribute(name: str, value: str | int | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
