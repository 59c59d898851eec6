"""What a piece beside a name is: its acronym, another name, a place, a legal form, a remark ..."""

from __future__ import annotations

import functools
import re
from typing import Literal, NamedTuple

from statement_parser.language.cues import matcher
from statement_parser.language.load import codes
from statement_parser.model.organisation import AcronymHow, AliasHow
from statement_parser.organisations.acronyms import is_acronym_shaped, may_be_acronym, proof
from statement_parser.organisations.branches import read_branch
from statement_parser.organisations.kind import read_entry
from statement_parser.organisations.legal_forms import legal_form, unquoted, without_last_form
from statement_parser.organisations.name_data import Words, folded, heads, name_words
from statement_parser.organisations.name_language import language_of
from statement_parser.organisations.places import is_enumeration, read_place
from statement_parser.text.fold import tokens
from statement_parser.text.scripts import main_script

Between = Literal["dash", "slash", "equals", "colon", "comma"]
Sign = Literal["brackets", "behind"] | Between
"""What sets a piece apart. behind: it follows a closing bracket."""

_WEB = re.compile(r"(?:https?://|www\.)[^\s()\[\]<>]{3,300}", re.I)
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}(?:/[^\s()]{0,200})?")
_GLUE = re.compile("[ -]")
_BETWEEN = re.compile(r"\s*[,،;/]\s*|\s+[–—-]\s+")
_LONGEST_ALIAS = 160
_MOST_TOGETHER = 3
_NAME_WORDS = 3
"""Words of a name from which a word of capitals behind a comma is its acronym: "Alder House, AH" is anything."""
_PHRASE_WORDS = 5


class Found(NamedTuple):
    """What a piece gives to the record; the fields are those of OrganisationName.

    An acronym with `alias_how` and no `alias` is an alias itself: nothing but its shape speaks for it.
    """

    acronym: str | None = None
    acronym_how: AcronymHow | None = None
    alias: str | None = None
    alias_how: AliasHow | None = None
    legal_form: str | None = None
    place: str | None = None
    country: str | None = None
    branch: str | None = None
    note: str | None = None
    footnote: str | None = None
    url: str | None = None


def read_piece(piece: str, name: str, sign: Sign) -> Found | None:
    """What a piece is that a sign sets apart from a name; None where it may as well be part of the name.

    Args:
        piece: without the sign, not empty.
        name: what stands before it.
        sign: brackets say most, a comma least.
    """
    if sign == "behind" and (form := _form(piece, sign)):
        return form
    shaped = is_acronym_shaped(piece)
    how = proof(piece, name) if shaped else None
    if how is not None:
        return Found(acronym=piece, acronym_how=how)
    for read in (_web, _known_as, _form, _note):
        found = read(piece, sign)
        if found is not None:
            return found
    place = read_place(piece, codes=sign in ("brackets", "dash"))
    if place is not None and (sign != "comma" or not _is_list(piece, name)):
        return Found(place=place.text, country=place.country)
    branch = read_branch(piece)
    if branch is not None:
        return Found(branch=piece, place=branch.place, country=branch.country)
    if sign == "behind":
        return None
    how = proof(piece, name) if not shaped and may_be_acronym(piece) else None
    if how is not None:
        return Found(acronym=piece, acronym_how=how)
    if shaped and (sign != "comma" or _may_bear_acronym(name)):
        return Found(acronym=piece, acronym_how="shape", alias_how=sign)
    if sign == "brackets":
        return _together(piece, name) or _acronym_and_place(piece, name) or _other_name(piece)
    return _acronym_and_place(piece, name) if sign == "dash" else None


def is_name_like(text: str) -> bool:
    """Whether it can be a name by itself: it begins with a capital, a letter without case, or the noun of a body."""
    start = text.lstrip("\"'«“„‘([# ")
    if not start or sum(map(str.isalpha, start)) < 2 or len(text) > _LONGEST_ALIAS:
        return False
    if not start[0].islower() or opens_with_head(start):
        return True
    article, _, rest = start.partition(" ")
    return rest[:1].isupper() and not _articles().isdisjoint(tokens(article))


def opens_with_head(text: str) -> bool:
    """Whether it begins with a noun that says what kind of body it is, with or without an article."""
    words = tokens(text)[:2]
    if not words:
        return False
    return words[0] in heads() or (len(words) > 1 and words[0] in _articles() and words[1] in heads())


@functools.cache
def _articles() -> frozenset[str]:
    return frozenset(
        word for phrases in name_words().articles.values() for phrase in phrases for word in tokens(phrase)
    )


def _web(piece: str, sign: Sign) -> Found | None:
    if _WEB.fullmatch(piece) or (sign == "brackets" and _DOMAIN.fullmatch(piece)):
        return Found(url=piece)
    return None


def _form(piece: str, sign: Sign) -> Found | None:
    form = legal_form(piece)
    return Found(legal_form=form) if form is not None and sign in ("brackets", "comma", "behind") else None


def _known_as(piece: str, sign: Sign) -> Found | None:
    """An earlier or another name: "formerly Alder House"."""
    phrases = _phrases()
    words = piece.split()
    for size in range(min(len(words) - 1, _PHRASE_WORDS), 0, -1):
        if sign != "dash" and tokens(" ".join(words[:size])) in phrases.known_before:
            return _alias(" ".join(words[size:]))
        if tokens(" ".join(words[-size:])) in phrases.known_after:
            return _alias(" ".join(words[:-size]))
    return None


def _alias(text: str) -> Found | None:
    text = unquoted(text.strip(" :ـ"))
    return Found(alias=text, alias_how="known-as") if is_name_like(text) else None


def is_note(piece: str) -> bool:
    """Whether it begins as a remark on the signing does: "with reservations on point 3"."""
    words = tokens(piece)
    return len(words) > 1 and any(words[:size] in _phrases().notes for size in range(1, _PHRASE_WORDS + 1))


def _note(piece: str, sign: Sign) -> Found | None:
    return Found(note=piece) if is_note(piece) else None


class _Phrases(NamedTuple):
    known_before: frozenset[Words]
    known_after: frozenset[Words]
    notes: frozenset[Words]


@functools.cache
def _phrases() -> _Phrases:
    table = name_words()
    return _Phrases(folded(table.known_as.before), folded(table.known_as.after), folded(table.notes.before))


def _may_bear_acronym(name: str) -> bool:
    """Whether a word of capitals behind a comma may be the acronym of a name that does not prove it.

    That of an English name has its initials; other words behind one are no acronyms: "Callan College, CUNY".
    """
    words = tokens(name)
    if len(words) < _NAME_WORDS or not any(word in heads() for word in words):
        return False
    return language_of(name, words, main_script(name)) != "en"


def _is_list(piece: str, name: str) -> bool:
    """Whether the piece goes on with a list that the name began: "in Syria" "Lebanon and Iraq"."""
    return is_enumeration(piece) and read_place(name.rpartition(" ")[2]) is not None


def _together(piece: str, name: str) -> Found | None:
    """Several things in one bracket: "SNJT, Tunisie"."""
    parts = _BETWEEN.split(piece)
    if not 1 < len(parts) <= _MOST_TOGETHER:
        return None
    found = Found()
    for part in parts:
        one = read_piece(part, name, "brackets") if part else None
        if one is None or one.note or one.alias:
            return None
        if one.acronym and found.acronym:  # two languages': "HRCO/EHRCO"
            first, one = (found, one) if found.acronym_how != "shape" else (one, found)
            one = Found(alias=one.acronym, alias_how="brackets")
            found = found._replace(acronym=first.acronym, acronym_how=first.acronym_how)
        found = found._replace(**{field: value for field, value in one._asdict().items() if value is not None})
    return found


def _acronym_and_place(piece: str, name: str) -> Found | None:
    """What "SNJT Tunisie" is beside its name, or "SNJT-Tunisie"."""
    acronym, *after = _GLUE.split(piece, 1)
    rest = after[0] if after else ""
    place = read_place(rest) if rest and is_acronym_shaped(acronym) else None
    if place is None or place.country is None:
        return None
    how = proof(acronym, name)
    return Found(
        acronym, how or "shape", alias_how=None if how else "brackets", place=place.text, country=place.country
    )


def _other_name(piece: str) -> Found | None:
    if read_entry(piece, matcher(codes())).kind == "person":
        return Found(note=piece)  # "Alder House (Ada Berg, director)": who signs for it
    if is_name_like(piece):
        cut = without_last_form(piece)
        alias = unquoted(piece if cut is None else cut.name)
        return Found(alias=alias, alias_how="brackets", legal_form=None if cut is None else cut.form)
    if piece[0].islower() and main_script(piece) is not None:
        return Found(note=piece)
    return None
