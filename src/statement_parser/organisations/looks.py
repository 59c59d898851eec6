"""What an entry of a list of signatories shows by itself: a title, a post, a word of a body."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from statement_parser.language.cues import Cue, CueMatcher, Stretch
from statement_parser.organisations.places import stands_behind_body
from statement_parser.text.fold import tokens
from statement_parser.text.shape import is_personal, opens_small

_CUT = re.compile(r"\s*[,،;؛]\s+|\s*[、，；]\s*|\s+/\s*|\s*／\s*|\s+[–—-]\s+|\s*\|\s*|\s+\(|\s*（")
_CUTTING = re.compile("[,،;؛、，；/／–—|(（-]")
"""Signs of which one stands in every separator."""
_ORGANISATION, _LEGAL_FORM = Cue.ORGANISATION.bit, Cue.LEGAL_FORM.bit
_TITLE, _ROLE = Cue.PERSON_TITLE.bit, Cue.ROLE.bit
OF_BODY = _ORGANISATION | _LEGAL_FORM
"""Cues as bits."""
OPENERS = "(（"
_ALIKE = str.maketrans("，、،；؛–—／（", ",,,;;--/(")
"""Signs of other scripts and lengths -> those that do the same."""
CLOSER = {"(": ")", "（": "）"}
_CLOSING_QUOTES = ("»", "“", "”", '"', "」", "』", "》")
_NICKNAME = 12
_TOWN_WORDS = 3
"""Words of the name of a town, at the most."""
_REMEMBERED_CHARS = 160


class Look(NamedTuple):
    """What an entry shows by itself."""

    head: int
    """End of what stands before the first separator."""
    rest: int
    """Start of what follows it."""
    sign: str
    """The separator between them: "," "(" "-" "/" "|"; empty without one."""
    body: bool
    """The head has a word of a body in it."""
    titled: bool
    personal: bool
    """The head can be a person's name; not asked of a whole entry with a word of a body in it."""
    post: bool
    """What follows has a post in it."""
    inside: bool
    """What follows has a word of a body in it: "Ada Berg, University of Callan"."""
    placed: bool
    """What follows makes the head a body: "Alder, Inc."."""
    small: bool
    """What follows opens with a small letter, or with a number: "mother", "14 months in prison"."""
    many: bool
    """What follows has several words, more than a town has."""
    led: bool
    """It opens with a post in small letters: "журналист газеты «Река» Олег Чернов"."""
    named: bool
    """A bracket behind it holds a place or what may be one, its acronym or a number, as behind names of bodies."""

    @property
    def is_person(self) -> bool:
        """It says by itself that it is a person."""
        return not self.body and (self.titled or (self.personal and self.post))


def look_at(raw: str, cues: CueMatcher) -> Look:
    """What an entry shows; most names stand in many lists."""
    return _remembered(raw, cues) if len(raw) <= _REMEMBERED_CHARS else _look(raw, cues)


def _look(raw: str, cues: CueMatcher) -> Look:
    cut = _CUT.search(raw) if _CUTTING.search(raw) else None  # most names have none of the signs
    if cut and _is_nickname(raw, cut):
        cut = _CUT.search(raw, raw.index(CLOSER[raw[cut.end() - 1]], cut.end()))
    first = raw[: cut.start()] if cut else raw
    words = tokens(first)
    hits = cues.stretches(words)
    while cut and are_all(hits, len(words), _TITLE):  # "Prof. (em.) Dr. Lina Haddad, Physics"
        cut = _CUT.search(raw, cut.end())
        first = raw[: cut.start()] if cut else raw
        words = tokens(first)
        hits = cues.stretches(words)
    found = opening = 0
    for start, _, bits in hits:
        found |= bits
        if not start:
            opening |= bits
    cut = _behind_degrees(raw, _behind_status(raw, cut, cues), cues)
    body = bool(found & OF_BODY)
    titled = len(words) > 1 and bool(opening & _TITLE)
    rest = cut.end() if cut else len(raw)
    if cut and raw[cut.end() - 1] in OPENERS:
        rest -= 1
    after = 0
    for _, _, bits in cues.stretches(tokens(raw[rest:])) if cut else ():
        after |= bits
    return Look(
        head=cut.start() if cut else len(raw),
        rest=rest,
        sign=cut.group().strip().translate(_ALIKE) if cut else "",
        body=body,
        titled=titled,
        personal=titled or ((not body or cut is not None) and _can_be_person(first.rstrip(" ."))),
        post=bool(after & _ROLE),
        inside=bool(after & _ORGANISATION),
        placed=bool(after & _LEGAL_FORM and _opens_with_form(raw[rest:], cues))
        or bool(after & _ORGANISATION and len(words) == 1),
        small=_opens_small(raw[rest:].lstrip(OPENERS)),
        many=raw.count(" ", rest) >= _TOWN_WORDS,
        led=opens_small(raw) and bool(opening & _ROLE),
        named=cut is not None and raw[cut.end() - 1] in OPENERS and stands_behind_body(raw, raw[cut.end() :]),
    )


def _can_be_person(name: str) -> bool:
    """Whether it is written as a person's name is; one that ends in quotes is a body's: "boat shed «Keel»".

    Fixture ru/prichal-i-lyudi.
    """
    return name[-1:] not in _CLOSING_QUOTES and is_personal(name)


def _opens_small(rest: str) -> bool:
    return rest[:1].isdecimal() or opens_small(rest)


def _behind_status(raw: str, cut: re.Match[str] | None, cues: CueMatcher) -> re.Match[str] | None:
    """The separator behind a bracket with a title and no more in it: "Prof. Ada Berg (retd.), University of Callan".

    Fixture en/ridge-mixed-endorsers.
    """
    if cut is None or raw[cut.end() - 1] not in OPENERS:
        return cut
    end = raw.find(CLOSER[raw[cut.end() - 1]], cut.end())
    following = _CUT.match(raw, end + 1) if end > 0 else None
    words = tokens(raw[cut.end() : end]) if following else ()
    return following if words and are_all(cues.stretches(words), len(words), _TITLE) else cut


def _behind_degrees(raw: str, cut: re.Match[str] | None, cues: CueMatcher) -> re.Match[str] | None:
    """The separator behind the degrees that follow a name: "Ada Berg, Ph.D. – University of Callan"."""
    while cut and (following := _CUT.search(raw, cut.end())):
        piece = raw[cut.end() : following.start()]
        words = tokens(piece)
        # "Professor" behind a name is a post, and "ph.d.", "к.б.н." in small letters says what someone is, as one does
        # (fixture ru/pismo-o-planetarii).
        degree = not piece.islower() and all("." in w or sum(map(str.isupper, w)) > 1 for w in piece.split())
        if not (words and degree and are_all(cues.stretches(words), len(words), _TITLE)):
            break
        cut = following
    return cut


_remembered = functools.lru_cache(maxsize=4096)(_look)
"""As names are (names.py): bodies sign many statements."""


def _is_nickname(raw: str, cut: re.Match[str]) -> bool:
    """Whether what a bracket holds is a name between names: "William (Bill) Buchanan (University of Callan)"."""
    opener = raw[cut.end() - 1]
    if opener not in OPENERS:
        return False
    end = raw.find(CLOSER[opener], cut.end())
    inside, after = raw[cut.end() : end], raw[end + 1 :].lstrip()
    return end > 0 and len(inside) <= _NICKNAME and inside.isalpha() and inside[0].isupper() and after[:1].isupper()


def _opens_with_form(rest: str, cues: CueMatcher) -> bool:
    """Whether a legal form follows the head at once: "Alder, Inc.", not "Ada Berg, Alder Inc."."""
    cut = _CUT.search(rest)
    words = tokens(rest[: cut.start()] if cut else rest)
    return any(hit.cue is Cue.LEGAL_FORM and hit.end - hit.start == len(words) for hit in cues.match(words))


def are_all(hits: Sequence[Stretch], words: int, cue: int) -> bool:
    """Whether all of so many words are of one cue."""
    return len({n for start, end, bits in hits if bits & cue for n in range(start, end)}) >= words
