"""Whether a text speaks for those who wrote it: "we", "our", and not of others."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from statement_parser.language.load import load
from statement_parser.text.fold import fold, tokens

_QUOTES = '"“”„«»「『‹›'
_CLOSING = {'"': '"', "“": "”", "„": "“”", "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」", "『": "』"}
"""Mark that opens a quotation -> those that may close it."""
_OPENING = re.compile(f"[{''.join(_CLOSING)}]")


def speaks_for_itself(text: str, codes: tuple[str, ...]) -> bool:
    """Whether a text of some languages is in the first person plural, and not a quotation of somebody who is.

    >>> speaks_for_itself("Our pool must stay open.", ("en",)), speaks_for_itself("The pool is open.", ("en",))
    (True, False)
    """
    if any(map(text.__contains__, _QUOTES)) and any(
        mark in _QUOTES and not _is_inside_word(text, place) for place, mark in enumerate(text)
    ):
        return False
    said = f" {' '.join(tokens(text))} "
    return any(map(said.__contains__, _own_words(codes)))


def _is_inside_word(text: str, place: int) -> bool:
    """Whether a mark is no quotation's: Hebrew writes one in abbreviations.

    >>> _is_inside_word('בע"מ', 2), _is_inside_word('They say "we".', 9)
    (True, False)
    """
    return text[place] == '"' and text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha()


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where quotations stand in a text. One that it begins with may go on in the next paragraph.

    >>> list(quotations("They say: “Open it.” We do not.")), list(quotations("„Wir fordern mehr, sagt sie."))
    ([(10, 20)], [(0, 28)])
    """
    opening = _OPENING.search(text)
    while opening is not None:
        start, behind = opening.span()
        if not _is_inside_word(text, start):
            end = min((n for n in (text.find(mark, behind) for mark in _CLOSING[opening[0]]) if n >= 0), default=-1)
            if end >= 0 or not start:
                behind = end + 1 or len(text)
                yield start, behind
        opening = _OPENING.search(text, behind)


def unquoted(text: str) -> str:
    """A text without its quotations.

    >>> unquoted("We ask for “Plan B” in full.")
    'We ask for  in full.'
    """
    for start, end in reversed(list(quotations(text))):
        text = text[:start] + text[end:]
    return text


@functools.cache
def _own_words(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words, each between spaces (of Chinese and Japanese each character), endings before one."""
    wordings = [load(code).phrases for code in codes]
    words = (f" {' '.join(tokens(word))} " for wording in wordings for word in wording.first_person)
    endings = (f"{fold(ending)} " for wording in wordings for ending in wording.first_person_endings)
    return (*words, *endings)
