"""Whether a text speaks for those who wrote it: "we", "our", and not of others."""

from __future__ import annotations

import functools

from statement_parser.language.load import load
from statement_parser.text.fold import fold, tokens

_QUOTES = '"“”„«»「『‹›'


def speaks_for_itself(text: str, codes: tuple[str, ...]) -> bool:
    """Whether a text of some languages is in the first person plural, and not a quotation of somebody who is.

    >>> speaks_for_itself("Our pool must stay open.", ("en",)), speaks_for_itself("The pool is open.", ("en",))
    (True, False)
    """
    if any(map(text.__contains__, _QUOTES)):
        return False
    said = f" {' '.join(tokens(text))} "
    return any(map(said.__contains__, _own_words(codes)))


@functools.cache
def _own_words(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words, each between spaces (of Chinese and Japanese each character), endings before one."""
    wordings = [load(code).phrases for code in codes]
    words = (f" {' '.join(tokens(word))} " for wording in wordings for word in wording.first_person)
    endings = (f"{fold(ending)} " for wording in wordings for ending in wording.first_person_endings)
    return (*words, *endings)
