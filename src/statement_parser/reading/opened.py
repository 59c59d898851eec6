"""What is hidden when a page arrives and shown all the same: what readers open, and what its script puts in place.

Fixture en/lighthouse-panels.
"""

from __future__ import annotations

import re
from typing import Any

from statement_parser.reading.elements import SKIPPED, Element
from statement_parser.reading.markup import vocabulary

_STREAMED = re.compile(r"S:[0-9a-z]{1,8}$")
"""The id of a part that React sends after the rest (`renderToPipeableStream`), for a script to put in place."""
_CONTROLS = "//*[@aria-controls] | //a[@href or @onclick] | //button | //summary | //*[@role='button' or @role='tab']"
_NAMED = re.compile(r"[\w:.-]{1,200}")
_LONG = 400
"""Characters of an attribute in which no id is looked for."""
_NAMING = ("href", "onclick", "aria-controls")


class Opened:
    """Of one page: which of its hidden elements a reader gets to see."""

    def __init__(self) -> None:
        self._controlled: frozenset[str] | None = None

    def shows(self, element: Element) -> bool:
        """Whether a hidden element is shown later: a tab, a panel that a control names, a part that is streamed.

        So is one that holds all of the page, until its script knows whether it is day or night (fixture
        en/shown-by-its-script).
        """
        if vocabulary().is_opened(element.get("class") or "", element.get("role") or ""):
            return True
        own = element.get("id")
        if own and _STREAMED.match(own) is not None and element.get("hidden") is not None:
            return True
        return self.is_controlled(element) or _is_whole(element)

    def is_controlled(self, element: Element) -> bool:
        """Whether a link or a button of the page names an element."""
        own = element.get("id")
        if not own:
            return False
        if self._controlled is None:
            self._controlled = frozenset(_controlled(element))
        return own in self._controlled


def _is_whole(element: Any) -> bool:
    """Whether an element of the body holds all that is in it, but for scripts."""
    while (above := element.getparent()) is not None and element.tag != "body":
        if (above.text or "").strip() or any(_is_shown(other) for other in above if other is not element):
            return False
        element = above
    return bool(element.tag == "body")


def _is_shown(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag not in SKIPPED and element.tag != "link"


def _controlled(element: Any) -> set[str]:
    """The ids that links and buttons of a page name, as what they open."""
    found: set[str] = set()
    for control in element.xpath(_CONTROLS):
        for name, value in control.items():
            if len(value) > _LONG:
                continue
            if name == "href" and not value.startswith(("#", "javascript:")):
                continue
            if name in _NAMING or value.startswith("#"):
                found.update(_NAMED.findall(value))
    return found
