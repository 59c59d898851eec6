"""Legal forms at the ends of a name: "Chaos Club e. V.", "Stichting Vrijschrift", "РОО «Правовая инициатива»"."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from statement_parser.organisations.name_data import Phrases, forms

_MOST_WORDS = 6
_LONGEST_START = 80
_OPENED = "«“„\"'‘「『《〈"
_CLOSED = {
    "«": "»",
    "“": "”“",
    "„": '“”‟"',
    '"': '"',
    "'": "'",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}
_SPACES = re.compile(r"\s+")


class Cut(NamedTuple):
    """A name without its legal form."""

    name: str
    form: str
    """In its usual spelling."""


@functools.cache
def _spellings(where: str) -> dict[str, str]:
    """Spelling without spaces -> the usual one; `where` is a list of the table."""
    lists: tuple[Phrases, ...] = getattr(forms(), where)
    return {_SPACES.sub("", spelling): form[0] for form in lists for spelling in form}


def legal_form(text: str) -> str | None:
    """The usual spelling where all of `text` is a legal form that stands behind names.

    >>> legal_form("e. V."), legal_form("in")
    ('e.V.', None)
    """
    return _spellings("end").get(_SPACES.sub("", text))


def without_last_form(name: str) -> Cut | None:
    """The name before a legal form, the longest there is; None without one, or where nothing else would be left.

    >>> without_last_form("Alder House, z. s."), without_last_form("Ltd.")
    (Cut(name='Alder House', form='z. s.'), None)
    """
    table = _spellings("end")
    words = name.split()[-_MOST_WORDS:]
    for size in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        form = table.get("".join(words[-size:]))
        if form is not None:
            rest = name
            for _ in range(size):
                rest = rest.rpartition(" ")[0].rstrip()
            rest = rest.rstrip(" ,،")
            return Cut(rest, form) if any(map(str.isalnum, rest)) else None
    return None


def without_first_form(name: str) -> Cut | None:
    """The name behind a legal form, and out of the quotation marks that it has there; None without one.

    >>> without_first_form("РОО «Правовая инициатива»")
    Cut(name='Правовая инициатива', form='РОО')
    """
    head, quoted = _before_quotes(name)
    key = _SPACES.sub("", head)
    if quoted:
        form = _spellings("start").get(key) or _spellings("quoted").get(key) or _capitalised(key)
        if form is not None:
            return Cut(unquoted(quoted), form)
    first, space, rest = name.partition(" ")
    form = _spellings("start").get(first)
    if form is not None and space and any(map(str.isalnum, rest)):
        return Cut(unquoted(rest.strip()), form)
    if name[:1] > "\u2e80" or name[:3] in ("NPO", "(사)", "(재)"):  # scripts that write no space
        for spelling, usual in _spellings("start").items():
            if name.startswith(spelling) and spelling[-1] > "\u2e80" and len(name) > len(spelling):
                return Cut(name[len(spelling) :].strip(), usual)
    return None


def _capitalised(key: str) -> str | None:
    """The form where `key` is it in small letters or capitals: "общественная организация"."""
    return _small_quoted().get(key.casefold()) if len(key) > _MOST_WORDS else None


@functools.cache
def _small_quoted() -> dict[str, str]:
    return {spelling.casefold(): form for spelling, form in _spellings("quoted").items()}


def _before_quotes(name: str) -> tuple[str, str]:
    """What stands before the quotation that ends `name`, and the quotation; ("", "") where there is none."""
    for place, char in enumerate(name[:_LONGEST_START]):
        if char in _OPENED and place and name[-1] in _CLOSED[char]:
            return name[:place].strip(), name[place:]
    return "", ""


def unquoted(text: str) -> str:
    """`text` without the quotation marks around all of it.

    >>> unquoted("«River»"), unquoted("«River» and «Sea»")
    ('River', '«River» and «Sea»')
    """
    if len(text) > 2 and text[0] in _CLOSED and text[-1] in _CLOSED[text[0]]:
        inside = text[1:-1]
        if text[0] not in inside and not any(char in inside for char in _CLOSED[text[0]]):
            return inside.strip()
        if inside.count(text[0]) == 1 and inside[-1] in _CLOSED[text[0]]:  # «Sea «River»»
            return inside.strip()
    return text
