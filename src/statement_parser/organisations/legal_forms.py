"""Legal forms at the ends of a name: "Chaos Club e. V.", "Stichting Vrijschrift", "РОО «Правовая инициатива»"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from statement_parser.organisations.name_data import Phrases, Words, folded, forms, name_words

_MOST_WORDS = 6
_LONGEST_START = 80
_FIRST_WITHOUT_SPACES = "\u2e80"
"""Chinese, Japanese and Korean characters stand behind it."""
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
_AFTER_STOP = re.compile(r"(?<=\.)[^.]+\.?$")
"""The end of a form that may be printed apart: "V." of "e.V."."""
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


@functools.cache
def _last_words() -> frozenset[str]:
    """The last words of all forms behind names."""
    words = {spelling.split()[-1] for form in forms().end for spelling in form}
    return frozenset(words | {word for whole in words for word in _AFTER_STOP.findall(whole)})


def has_form_word(words: Iterable[str]) -> bool:
    """Whether one of the words of a name ends a legal form: most names have none."""
    return not _last_words().isdisjoint(words)


def without_last_form(name: str) -> Cut | None:
    """The name before a legal form, the longest there is; None without one, or where nothing else would be left.

    >>> without_last_form("Alder House, z. s."), without_last_form("Ltd.")
    (Cut(name='Alder House', form='z. s.'), None)
    """
    words = name.split()[-_MOST_WORDS:]
    if words[-1] not in _last_words():
        return None
    table = _spellings("end")
    for size in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        form = table.get("".join(words[-size:]))
        if form is not None:
            rest = name
            for _ in range(size):
                rest = rest.rpartition(" ")[0].rstrip()
            rest = rest.rstrip(" ,،")
            return Cut(rest, form) if any(map(str.isalnum, rest)) and not _needs_more(rest) else None
    return None


def _needs_more(name: str) -> bool:
    """Whether it ends in a word such as "of": "Plataforma das" of "Plataforma das ONGD"."""
    last = name.rpartition(" ")[2]
    return last.islower() and (last,) in _links()


@functools.cache
def _links() -> frozenset[Words]:
    return folded(name_words().persons.links) | folded(name_words().branches.links)


def is_first_form(word: str) -> bool:
    """Whether a word is a legal form that stands before names."""
    return word in _spellings("start")


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
    if not name.isascii() and name.startswith(_glued()):
        spelling = max(filter(name.startswith, _glued()), key=len)
        if any(map(str.isalnum, name[len(spelling) :])):
            return Cut(name[len(spelling) :].strip(), _spellings("start")[spelling])
    return None


@functools.cache
def _glued() -> tuple[str, ...]:
    """Spellings of scripts that write no space behind them."""
    return tuple(spelling for spelling in _spellings("start") if max(spelling) > _FIRST_WITHOUT_SPACES)


def _capitalised(key: str) -> str | None:
    """The form where `key` is it in small letters or capitals: "общественная организация"."""
    return _small_quoted().get(key.casefold()) if len(key) > _MOST_WORDS else None


@functools.cache
def _small_quoted() -> dict[str, str]:
    return {spelling.casefold(): form for spelling, form in _spellings("quoted").items()}


def _before_quotes(name: str) -> tuple[str, str]:
    """What stands before the quotation that ends `name`, and the quotation; ("", "") where there is none."""
    if name[-1].isalnum():
        return "", ""
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
