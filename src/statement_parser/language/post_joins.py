"""Persons in a row of names between commas: "Alder House, Ada Berg, Director, The Mill Podcast, Birch Fund"."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.text.fold import tokens
from statement_parser.text.shape import is_personal

_LEAST = 8
"""Pieces of a row that may begin with a person, or hold bodies and a person or two, at the least: fewer may be one
person's posts and bodies."""
_OF_BODIES, _FEW = 0.25, 0.1
"""Shares of the pieces of a row of bodies: of words of bodies, at the least, and of posts, at the most."""
_BODIES = (Cue.ORGANISATION, Cue.LEGAL_FORM)


def joined_by_posts(text: str, places: Sequence[tuple[int, int]], cues: CueMatcher) -> list[tuple[int, int]]:
    """The places of names in `text`, where a post goes with the person before it, and in a row of bodies what it is at.

    Fixture en/footbridge-person-in-run. Nobody signs as "Director". In a row of persons the next one follows a post
    (fixture en/footbridge-persons-with-posts).
    """
    pieces = [text[start:end] for start, end in places]
    words = [tokens(piece) for piece in pieces]
    hits = [cues.match(said) for said in words]
    posts = [_post_end(piece, hit, len(said)) for piece, hit, said in zip(pieces, hits, words, strict=True)]
    if not any(posts):
        return list(places)
    of_body = [any(hit.cue in _BODIES for hit in found) for found in hits]
    several = len(places) >= _LEAST
    bodies = several and sum(of_body) >= _OF_BODIES * len(places) and sum(map(bool, posts)) <= _FEW * len(places)
    joined: list[tuple[int, int]] = []
    at = 0
    while at < len(places):
        start, end = places[at]
        begins = at + 1 < len(places) and (at > 0 or several)
        if begins and posts[at + 1] and not posts[at] and is_personal(pieces[at]) and not of_body[at]:
            at += 1
            bare = posts[at] == len(words[at])
            behind = at + 1
            if bare and behind < len(places) and not posts[behind]:
                at += bodies or (of_body[behind] and not is_personal(pieces[behind]))
            end = places[at][1]
        joined.append((start, end))
        at += 1
    return joined


def _post_end(piece: str, hits: Sequence[tuple[Cue, int, int]], words: int) -> int:
    """Words of the post that a piece is, or opens with before a small word: "Director of the Mill"; 0: it is none."""
    said = {n for cue, start, end in hits if cue is Cue.ROLE for n in range(start, end)}
    if words and len(said) == words:
        return words
    opening = max((end for cue, start, end in hits if cue is Cue.ROLE and not start), default=0)
    printed = piece.split()
    small = opening and len(printed) == words and printed[opening].islower()
    return opening if small else 0
