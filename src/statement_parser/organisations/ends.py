"""A name's ends: what stands behind it or before it is taken off, one thing at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from statement_parser.model.organisation import AcronymHow
from statement_parser.organisations.acronyms import begins_as, is_acronym_shaped, is_one_word, may_be_acronym, proof
from statement_parser.organisations.branches import last_branch, may_have_branch
from statement_parser.organisations.legal_forms import (
    has_form_word,
    is_first_form,
    legal_form,
    unquoted,
    without_first_form,
    without_last_form,
)
from statement_parser.organisations.name_data import countries, heads
from statement_parser.organisations.pieces import Between, Found, is_name_like, opens_with_head, read_piece
from statement_parser.organisations.places import read_place
from statement_parser.organisations.typos import is_known
from statement_parser.text.fold import tokens
from statement_parser.text.shape import CLOSING_BRACKETS, OPENING_BRACKETS, ends_sentence

_EDGES = " ,،;؛；:：·•|"
_BEFORE = _EDGES + "-–—*#"
_FOOTNOTE = re.compile(r"\s*((?:[*∗†‡§⁺⁰¹²³⁴-⁹]|\[\d{1,3}\]|\(\*{1,3}\)|\(\d{1,2}\)){1,4})$")
_CLOSED_SET = frozenset(CLOSING_BRACKETS)
_WEB_END = re.compile(r"\s+[–—:|,-]?\s*((?:https?://|www\.)[^\s()\[\]<>]{3,300})$", re.I)
_SIGNS = re.compile(
    r"\s+[–—-]{1,2}\s+|\s*--\s*|\s*—\s*"
    r"|(?<=[^\W_])[–-]\s+|\s+[–-](?=[^\W\d_])"  # "Nehir- River Waves", "River Network -NL"
    r"|\s+//?\s+|\s*[／|]\s*|\s+=\s+|[:：]\s+|\s+[·•]\s+"
)
"""Signs between names; a hyphen or slash without spaces glues words, see `_glued`."""
_COMMAS = re.compile(r"\s*[,،，]\s*")
_SIGN_CHARS = "-–—/／|=:：·•"
_KIND_OF_SIGN: dict[str, Between] = {
    "/": "slash",
    "／": "slash",
    "|": "slash",
    "=": "equals",
    ":": "colon",
    "：": "colon",
}
_MOST_PIECES = 3
"""Pieces behind commas, or words of a place, that are looked at together."""
_LEAST_BEHIND = 3
"""Letters of an acronym that no sign but a space or a hyphen sets apart."""
_SHORT_HEAD, _LEAST_FULL = 3, 3
"""Words of a name before a comma, at the most, and of its longer form behind it, at the least."""
_LONGEST_ARTICLE = 3
"""Letters; a letter that a marker may be is shorter."""
_LABEL_WORDS = 5
"""Words of a name before a colon, at the most."""


class Step(NamedTuple):
    """A name with one thing taken off."""

    name: str
    found: Found


def tidy(text: str) -> str:
    """`text` without stray marks at its ends and the full stop of a sentence; as it is where nothing else is there.

    >>> tidy("Women for Peace.;"), tidy("Adalah Inc."), tidy("--River Watch;"), tidy("…")
    ('Women for Peace', 'Adalah Inc.', 'River Watch', '…')
    """
    if text[-1:].isalpha() and text[0].isalpha():
        return text
    name = text.lstrip(_BEFORE).rstrip(_EDGES + "-–—")
    if name.endswith("۔") or (name.endswith(".") and ends_sentence(name) and not name.endswith("..")):
        name = name[:-1].rstrip(_EDGES)
    while name[-1:] in _CLOSED_SET and _unmatched(name) < 0:
        name = name[:-1].rstrip(_EDGES)
    return name if _has_word(name) else text


def is_bare(name: str) -> bool:
    """Whether nothing can be taken off: words of ASCII letters and digits, none of which says what a piece is.

    Most names are so; `without_end` and `without_start` find nothing at them, nor is there an article or a marker.

    >>> is_bare("Alder House for Refugees"), is_bare("Alder House Ltd"), is_bare("The Alder House")
    (True, False, False)
    """
    words = name.split()
    if not name.isascii() or len(words[0]) <= _LONGEST_ARTICLE or words[-1].isupper() or not _is_plain(name):
        return False
    return not has_form_word(words) and not is_first_form(words[0]) and not may_have_branch(name)


def without_end(name: str) -> Step | None:
    """The name without the last thing behind it; None where nothing is."""
    if _is_plain(name):  # most names
        if has_form_word(name.split()) and (step := _form(name) or _behind_form(name)):
            return step
        return _unmarked(name)
    return (
        _at_the_end(name)
        or _form(name)
        or _behind_bracket(name)
        or _behind_comma(name)
        or _behind_sign(name)
        or _behind_form(name)
        or _unmarked(name)
    )


def _at_the_end(name: str) -> Step | None:
    """A mark of a footnote, a bracket, an address."""
    last = name[-1]
    if not last.isalpha() and not last.isdecimal():
        found = _FOOTNOTE.search(name[-16:])
        if found is not None and _has_word(name[: len(name) - len(found[0])]):
            return Step(name[: len(name) - len(found[0])], Found(footnote=found[1]))
        if last in CLOSING_BRACKETS and (step := _bracket(name)):
            return step
    if _unmatched(name) > 0 and (step := _bracket(name + ")")):  # its end was cut off
        return step
    if "." in name:
        web = _WEB_END.search(name)
        if web is not None and _has_word(name[: web.start()]):
            return Step(name[: web.start()], Found(url=web[1]))
    return None


def _form(name: str) -> Step | None:
    if cut := without_last_form(name):
        proved = is_acronym_shaped(cut.form) and len(cut.form) >= _LEAST_BEHIND and proof(cut.form, cut.name)
        if not proved or cut.name[-1] in CLOSING_BRACKETS:
            return Step(cut.name, Found(legal_form=cut.form))
    return None


def without_start(name: str) -> Step | None:
    """The name without what stands before it, or parted into itself and another name; None where it is one."""
    if cut := without_first_form(name):
        return Step(cut.name, Found(legal_form=cut.form))
    if _is_plain(name):
        return None
    if (name[0] in OPENING_BRACKETS or _unmatched(name) < 0) and (step := _leading_bracket(name)):
        return step
    for sign, left, right in _splits(name):
        if step := _parted(left, right, sign):
            return step
    return None


def _bracket(name: str) -> Step | None:
    """Takes off the bracket that ends the name."""
    depth = 0
    for place in range(len(name) - 1, -1, -1):
        depth += (name[place] in CLOSING_BRACKETS) - (name[place] in OPENING_BRACKETS)
        if depth == 0:
            break
    else:
        return None
    rest, piece = name[:place].rstrip(), unquoted(name[place + 1 : -1].strip(" .;"))
    if not _has_word(rest) or not piece:
        return None
    if may_be_acronym(rest) and (how := proof(rest, piece)):
        return Step(piece, Found(acronym=rest, acronym_how=how))
    found = read_piece(piece, rest, "brackets")
    return Step(rest, found) if found is not None else None


def _leading_bracket(name: str) -> Step | None:
    """Takes off "(SCM)" before a name, or "SCM)", as a list written from right to left may print it."""
    for closer in CLOSING_BRACKETS:
        piece, sign, rest = name.lstrip(OPENING_BRACKETS).partition(closer)
        piece, rest = piece.strip(), rest.strip(_BEFORE)
        if sign and is_acronym_shaped(piece) and _has_word(rest):
            how = proof(piece, rest)
            return Step(rest, Found(piece, how or "shape", alias_how=None if how else "brackets"))
    return None


def _behind_bracket(name: str) -> Step | None:
    """What follows a bracket: "(CHRR) Malawi"; and a bracket in the middle with the acronym of what is before it."""
    place = max(map(name.rfind, CLOSING_BRACKETS))
    if place < 1:
        return None
    tail = name[place + 1 :].lstrip()
    piece = tail.strip(_BEFORE)
    found = read_piece(piece, name[: place + 1], "behind") if piece else None
    if found is not None:
        return Step(name[: place + 1], found)
    start = max(name.rfind(opener, 0, place) for opener in OPENING_BRACKETS)
    inside = name[start + 1 : place].strip()
    if start > 0 and tail[:1].isalpha() and is_one_word(inside) and (how := proof(inside, name[:start])):
        return Step(f"{name[:start].rstrip()} {tail}", Found(acronym=inside, acronym_how=how))
    return None


def _behind_form(name: str) -> Step | None:
    """A place that follows a legal form: "Alder House e.V. in Hamburg"."""
    words = name.split()
    if not has_form_word(words[1:]):
        return None
    for size in range(1, min(_MOST_PIECES, len(words) - 2) + 1):
        rest = " ".join(words[:-size])
        if legal_form(words[-size - 1]) and (place := read_place(" ".join(words[-size:]))):
            return Step(rest, Found(place=place.text, country=place.country))
    return None


def _behind_comma(name: str) -> Step | None:
    """The pieces behind the last commas, the most that are one thing: "Berlin, Germany"."""
    commas = [found for found in _COMMAS.finditer(name) if _is_outside(name, found.start())]
    for comma in commas[-_MOST_PIECES:]:
        piece, rest = name[comma.end() :], name[: comma.start()]
        if not piece or not _has_word(rest):
            continue
        found = read_piece(piece, rest, "comma")
        if found is not None and (comma is commas[-1] or found.place or found.note or found.alias):
            return Step(rest, found)
    return None


def _behind_sign(name: str) -> Step | None:
    """What a dash or slash sets apart at the end, where it is no other name: "– Algérie", "- SNJT", "/USA"."""
    signs = _signs(name)
    if signs:
        sign = signs[-1]
        piece, rest = name[sign.end() :], name[: sign.start()]
        kind = _kind(sign[0])
        if piece and _has_word(rest):
            found = read_piece(piece, rest, kind)
            if (
                found is not None
                and (kind != "colon" or found.place)
                and not (found.acronym_how == "shape" and len(tokens(rest)) < _LEAST_FULL)
            ):
                return Step(rest, found)
    return _glued(name)


def _glued(name: str) -> Step | None:
    """What a sign glues to a name: "Refugee Service/USA", "Network for Development-ANND", "Bits of Freedom-NL"."""
    for sign in "/-–":
        rest, found, piece = name.rpartition(sign)
        if not found or not piece or " " in piece or " " not in rest.strip() or rest[-1] == " ":
            continue
        if (place := read_place(piece)) is not None and (sign == "/" or is_known(tokens(rest)[-1])):
            return Step(rest, Found(place=piece, country=place.country))
        if piece.isalpha() and not piece.islower() and not piece.isupper() and _may_be_other(rest, piece, sign):
            return Step(rest, Found(alias=piece, alias_how="slash" if sign == "/" else "dash"))
        if piece.isupper():
            if len(piece) >= _LEAST_BEHIND and (how := _proof_behind(piece, rest)):
                return Step(rest, Found(acronym=piece, acronym_how=how))
            if sign != "/" and len(piece) == 2 and piece in countries().names:
                return Step(rest, Found(place=piece, country=piece))
    return None


def _may_be_other(name: str, piece: str, sign: str) -> bool:
    """Whether a word glued to a whole name is another one of it: "Committee for Human Rights/Observer".

    A hyphen glues words of all kinds, so that a common word must stand before it and none behind: "Rights-Birati".
    """
    words = tokens(name)
    whole = len(words) >= _LEAST_FULL and any(word in heads() for word in words)
    return whole and (sign == "/" or (is_known(words[-1]) and not any(map(is_known, tokens(piece)))))


def _unmarked(name: str) -> Step | None:
    """A branch or an acronym at the end without a sign before it."""
    if branch := last_branch(name):
        found = Found(branch=branch.text, place=branch.place, country=branch.country)
        return Step(name[: branch.start].rstrip(), found)
    rest, _, last = name.rpartition(" ")
    letters = last.replace(".", "")  # "A.T.J.A"
    if len(letters) >= _LEAST_BEHIND and letters.isupper() and letters.isalpha() and not rest.isupper():
        how = _proof_behind(last, rest)
        if how is not None and len(tokens(rest)) >= _LEAST_BEHIND:
            return Step(rest, Found(acronym=last, acronym_how=how))
    return None


def _proof_behind(acronym: str, name: str) -> AcronymHow | None:
    """What speaks for capitals that are glued to a name, or follow it without a sign: the first two letters will do."""
    return proof(acronym, name) or ("letters" if begins_as(acronym, name) else None)


def _splits(name: str) -> Iterator[tuple[Between, str, str]]:
    """The name parted at its first sign, and at its first comma."""
    signs = _signs(name)
    if signs:
        yield _kind(signs[0][0]), name[: signs[0].start()], name[signs[0].end() :]
    comma = _COMMAS.search(name)
    if comma is not None and _is_outside(name, comma.start()):
        yield "comma", name[: comma.start()], name[comma.end() :]


def _parted(left: str, right: str, sign: Between) -> Step | None:
    """Two names, or an acronym and its name, or the country that a name stands under."""
    if not _has_word(left) or not _has_word(right):
        return None
    if may_be_acronym(left) and (how := proof(left, right)):
        return Step(right, Found(acronym=left, acronym_how=how))
    if sign == "comma":
        short = len(tokens(left)) <= _SHORT_HEAD and not opens_with_head(left)
        full = len(tokens(right)) >= _LEAST_FULL and opens_with_head(right) and _COMMAS.search(right) is None
        return Step(left, Found(alias=right, alias_how="comma")) if short and full else None
    if not is_name_like(right):
        return None
    if sign in ("colon", "dash"):
        place = read_place(left)
        if place is not None and place.country is not None and len(tokens(right)) > 1:
            return Step(right, Found(place=left, country=place.country))
    if sign == "colon" and left[-1] != " " and (len(tokens(left)) > _LABEL_WORDS or len(tokens(right)) < 2):
        return None  # " : " stands between names of two languages, as libraries print them
    return Step(left, Found(alias=right, alias_how=sign))


def _signs(name: str) -> list[re.Match[str]]:
    if not any(sign in name for sign in _SIGN_CHARS):
        return []
    return [
        found
        for found in _SIGNS.finditer(name)
        if found.start() and _is_outside(name, found.start()) and not _is_hyphen(name, found)
    ]


def _is_hyphen(name: str, found: re.Match[str]) -> bool:
    """Whether a hyphen stands for the word after it: "pre- and post-war"."""
    return found[0][0] in "-–" and found[0][-1] == " " and name[found.end() : found.end() + 1].islower()


def _kind(sign: str) -> Between:
    return _KIND_OF_SIGN.get(sign.strip()[:1], "dash")


def _is_outside(name: str, place: int) -> bool:
    """Whether a place is outside of brackets and quotation marks."""
    before = name[:place]
    if any(
        before.count(opener) > before.count(closer)
        for opener, closer in zip(OPENING_BRACKETS, CLOSING_BRACKETS, strict=True)
    ):
        return False
    low, high, closed = map(before.count, "„“”")
    quoted = low > high + closed if low else high > closed  # „German“ and “English”
    return not (quoted or before.count("«") > before.count("»") or before.count('"') % 2)


def _is_plain(name: str) -> bool:
    """Whether there are words and nothing else, as in most names; "²" counts as a digit, and is none of ASCII."""
    words = name.replace(" ", "")
    return words.isalnum() if words.isascii() else words.isalpha()


def _unmatched(name: str) -> int:
    """Brackets that are opened and not closed; below 0: closed and not opened."""
    return sum(map(name.count, OPENING_BRACKETS)) - sum(map(name.count, CLOSING_BRACKETS))


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))
