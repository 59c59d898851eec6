"""What comparing two names says."""

from __future__ import annotations

import msgspec

from statement_parser.model.registry import Verdict


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """A comparison with what the resolution of a corpus asks of it."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    veto: bool = False
    """The names speak of two kinds of body, or two places: no other evidence makes them one."""
    alone: bool = False
    """Nothing but the meaning agrees, in two languages, of words that many names have: in a corpus, something else must
    not speak against it."""
    weak: bool = False
    """... and so little, or from so far apart, that in a corpus something else must speak for it."""
    doubts: tuple[tuple[str, str], ...] = ()
    """Words taken for one although their letters differ, in one script."""


def said(verdict: Verdict, score: float, *reasons: str, veto: bool = False) -> Judgement:
    """A judgement, of a score that may be a little more than 1."""
    return Judgement(verdict, round(min(1.0, score), 3), reasons, veto)
