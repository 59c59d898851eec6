"""The record of a person who signs: name, post, body."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.model.organisation import OrganisationName
from statement_parser.organisations.ends import tidy
from statement_parser.organisations.name_data import Words, folded, name_words
from statement_parser.organisations.name_language import language_of
from statement_parser.organisations.places import read_place
from statement_parser.text.fold import tokens
from statement_parser.text.scripts import main_script
from statement_parser.text.spoof import spoofing_flags, unspoofed

_COMMA = re.compile(r"\s*[,،;]\s*")
_WORD = re.compile(r"\w{1,5}['’](?=\w\w)|\S+")
"""A word, or what an apostrophe joins to the next: "dell'Associazione" is two."""
_LINK_WORDS = 2
_CUTS = re.compile(r"\s*[,،;]\s*|\s+")
"""Where a post may end behind what it is of: a comma, or a space before a word such as "at"."""


def read_person(raw: str, name: str, rest: str | None, number: int | None, cues: CueMatcher) -> OrganisationName:
    """The record of a person.

    Args:
        raw: the whole string.
        name: the person's part of it.
        rest: what stands behind the name; None without.
        number: the number before it.
        cues: for posts.
    """
    name = tidy(name)
    role, affiliation, place, country = _taken_apart(tidy(rest), cues) if rest else (None, None, None, None)
    words, script = tokens(unspoofed(name)), main_script(name)
    return OrganisationName(
        raw=raw,
        kind="person",
        name=name,
        place=place,
        country=country,
        affiliation=affiliation,
        role=role,
        number=number,
        language=language_of(name, words, script),
        script=script,
        key=" ".join(words),
        flags=spoofing_flags(raw),
    )


def _taken_apart(rest: str, cues: CueMatcher) -> tuple[str | None, str | None, str | None, str | None]:
    """Role, affiliation, place, country of "director of the Alder House, Tunis"."""
    place = country = None
    pieces = _COMMA.split(rest)
    found = read_place(pieces[-1])
    if found is not None:
        place, country = pieces[-1], found.country
        if len(pieces) == 1:
            return None, None, place, country
        rest = rest[: rest.rindex(pieces[-1])].rstrip(" ,،;")
    role, affiliation = _role(rest, cues)
    return role, affiliation, place, country


def _role(text: str, cues: CueMatcher) -> tuple[str | None, str | None]:
    """The post and the body: the post stands before a comma or a word such as "of", or ends the text."""
    places = list(_WORD.finditer(text))
    words = [tokens(place[0]) for place in places]
    ends: list[int] = []
    for number, part in enumerate(words):
        ends += [number] * len(part)
    flat = tuple(word for part in words for word in part)
    hits = [hit for hit in cues.match(flat) if hit.cue is Cue.ROLE]
    if not hits:
        return None, text
    comma = _COMMA.search(text)
    first = min(hits, key=lambda hit: (hit.start, -hit.end))
    for number in range(ends[first.start], len(words)):
        if number <= ends[first.end - 1]:
            continue
        for size in range(_LINK_WORDS, 0, -1):
            linked = tuple(word for part in words[number : number + size] for word in part)
            if linked in _links() and number + size < len(words):
                if comma is not None and comma.start() < places[number].start():
                    break
                return _with_subject(text, places[number].start(), places[number + size].start(), cues)
    if comma is not None:
        left, right = text[: comma.start()], text[comma.end() :]
        told = any(hit.cue is Cue.ROLE for hit in cues.match(tokens(left)))
        return (left, right) if told else (right, left)
    last = max(hits, key=lambda hit: hit.end)
    if last.end == len(flat) and ends[last.start] > 0 and not text[0].islower():
        start = places[ends[last.start]].start()
        return text[start:], text[:start].rstrip()
    return text, None


def _with_subject(text: str, end: int, start: int, cues: CueMatcher) -> tuple[str, str]:
    """The post up to `end` and the body from `start`; what the post is of belongs to it where a body follows that.

    "Professor of Law, University of Oslo", "Professor of Law at the University of Oslo"; but "director of Alder, Oslo".
    """
    for cut in _CUTS.finditer(text, start):
        before, after = tokens(text[start : cut.start()]), text[cut.end() :]
        if any(hit.cue is Cue.ORGANISATION for hit in cues.match(before)):
            break
        words = list(_WORD.finditer(after))
        lead = 0 if cut[0].strip() else _link_before(words)
        if (cut[0].strip() or lead) and lead < len(words) and _opens_with_body(after[words[lead].start() :], cues):
            return text[: cut.start()].strip(), after[words[lead].start() :]
    return text[:end].strip(), text[start:]


def _link_before(words: Sequence[re.Match[str]]) -> int:
    """How many of the words lead to a body: 2 of "at the University"."""
    for size in range(_LINK_WORDS, 0, -1):
        if tuple(word for place in words[:size] for word in tokens(place[0])) in _links():
            return size
    return 0


def _opens_with_body(text: str, cues: CueMatcher) -> bool:
    return any(hit.cue is Cue.ORGANISATION for hit in cues.match(tokens(text)[:1]))


@functools.cache
def _links() -> frozenset[Words]:
    return folded(name_words().persons.links)
