"""One block that holds many names -> the places of the names in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.text.fold import tokens

_STRONG = (re.compile(r"\s*[;；]\s*"), re.compile(r"\s*[·•|]\s*"), re.compile(r"\s*、\s*"), re.compile(r"\s+/\s+"))
_COMMA = re.compile(r"\s*[,،]\s*")
_LEAST = 3
_LONGEST = 160
_ABBREVIATION = 4
_END = " .,;،؛۔"
_OPEN, _CLOSED = "([{（«“", ")]}）»”"

Places = list[tuple[int, int]]


def split_names(text: str, parts: Sequence[tuple[int, int]], cloud: bool, cues: CueMatcher) -> Places:
    """(start, end) of each name in a run of names; one pair, the whole text, where it is no run.

    Args:
        text: the block's text.
        parts: where inline elements make up the whole block, their places.
        cloud: each inline element is a name (neighbouring links, with nothing but blanks between them).
        cues: for legal forms ("Restore the Fourth, Inc." is one name) and conjunctions ("X and Y.").
    """
    whole = [(0, len(text))]
    if cloud and len(parts) >= _LEAST and all(end - start <= _LONGEST for start, end in parts):
        return list(parts)
    for pattern in _STRONG:
        places = _split(text, pattern)
        if len(places) >= _LEAST and _are_short(places):
            return _last_pair(text, places, cues)
    places = _split(text, _COMMA)
    if len(places) >= _LEAST + 1 and _are_short(places):
        return _last_pair(text, _with_legal_forms(text, places, cues), cues)
    return whole


def _split(text: str, pattern: re.Pattern[str]) -> Places:
    """The pieces between separators that stand outside of brackets."""
    inside = _bracketed(text)
    places: Places = []
    start = 0
    for found in pattern.finditer(text):
        if not inside[found.start()]:
            places.append((start, found.start()))
            start = found.end()
    places.append((start, len(text)))
    return [(s, e) for s, e in places if text[s:e].strip(_END)]


def _bracketed(text: str) -> list[bool]:
    """For each character whether it stands in brackets that are closed again."""
    inside = [False] * len(text)
    opened: list[int] = []
    for index, character in enumerate(text):
        if character in _OPEN:
            opened.append(index)
        elif character in _CLOSED and opened:
            for place in range(opened.pop(), index + 1):
                inside[place] = True
    return inside


def _are_short(places: Places) -> bool:
    return max(end - start for start, end in places) <= _LONGEST


def _with_legal_forms(text: str, places: Places, cues: CueMatcher) -> Places:
    """Pieces that are a legal form and no more belong to the name before them."""
    joined: Places = []
    for start, end in places:
        words = tokens(text[start:end])
        forms = sum(hit.end - hit.start for hit in cues.match(words) if hit.cue is Cue.LEGAL_FORM)
        if joined and words and forms >= len(words):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _last_pair(text: str, places: Places, cues: CueMatcher) -> Places:
    """The closing full stop goes; "and X" at the end is X; "W and X" as the last piece of a run are two names."""
    start, end = places[-1]
    piece = text[start:end].rstrip()
    end = start + len(piece)
    if piece.endswith(".") and not _is_abbreviated(piece, cues):
        end -= 1
    words = list(re.finditer(r"\S+", text[start:end]))
    conjunctions = [n for n, word in enumerate(words) if _is_conjunction(word.group(), cues)]
    if conjunctions and conjunctions[0] == 0 and len(words) > 1:
        return [*places[:-1], (start + words[1].start(), end)]
    if len(conjunctions) == 1 and 0 < conjunctions[0] < len(words) - 1 and len(places) >= _LEAST:
        at = conjunctions[0]
        before = (start, start + words[at - 1].end())
        after = (start + words[at + 1].start(), end)
        if _stands_alone(text[slice(*before)], cues) and _stands_alone(text[slice(*after)], cues):
            return [*places[:-1], before, after]
    return [*places[:-1], (start, end)]


def _is_abbreviated(piece: str, cues: CueMatcher) -> bool:
    """Whether the full stop at the end belongs to a legal form ("Inc.", "S.A."); "GmbH." ends a sentence."""
    words = tokens(piece)
    if not any(hit.cue is Cue.LEGAL_FORM and hit.end == len(words) for hit in cues.match(words)):
        return False
    last = piece.split()[-1].rstrip(".")
    return "." in last or (len(last) <= _ABBREVIATION and (last.istitle() or len(last) == 1))


def _is_conjunction(word: str, cues: CueMatcher) -> bool:
    if word == "&":
        return False  # part of names
    return any(hit.cue is Cue.CONJUNCTION for hit in cues.match(tokens(word)))


def _stands_alone(piece: str, cues: CueMatcher) -> bool:
    """Whether one side of a conjunction can be a name by itself: "Freedom of Expression" is the end of another name."""
    words = piece.split()
    return len(words) >= 2 or piece.isupper() or any(hit.cue is Cue.ORGANISATION for hit in cues.match(tokens(piece)))
