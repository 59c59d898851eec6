"""Are two texts of one statement? Their words aligned, and what differs weighed.

Copies differ on one side: a poster adds an introduction, drops a paragraph, loses the bullets. Other statements that
reuse a text differ on both sides at one place: the new year's facts stand where the old year's stood, another name
where the first one was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statement_parser.corpus.texts import Prepared, days_apart, numbers_of

_RUN = 3
_RUN_SPACELESS = 6
"""Words in a row that must be equal to count as shared; fewer are chance."""
_SPELLING = 75
"""How alike (0 to 100) the two sides of a difference are that is one of spelling."""
_SMALL = 6
"""Words on either side of a difference that is one of names and numbers."""
_LEAST_SHARED = 150
_LEAST_SHARED_SPACELESS = 50
"""Characters."""
_LEAST_SHARE = 0.5
"""Of one of the texts that must be in the other."""
_FAR = 150
"""Days between a statement and one that is made again."""
_NEAR = 45
"""Days up to which it may be a copy that also adds to what it leaves out, as news do."""
_REPLACED_NEWS = 0.30
_REPLACED_NEAR = 0.15
_REPLACED = 0.10
_REPLACED_FAR = 0.04
"""Share of the shorter text where each has something of its own, at most: of near dates where one has no list; where
both have; where dates are not near or not known; where they are far."""
_RENAMED = 3
_MOST_NUMBERS = 2


class Likeness(NamedTuple):
    """What two texts are to each other."""

    same: bool
    apart: bool
    """Is there something that speaks against it, and not only too little for it?"""
    share: float
    """Of the shorter text that stands in the other, 0 to 1."""
    score: float
    """Ranks pairs that are the same."""
    reason: str


class _Gap(NamedTuple):
    """What stands in each text between two runs that both have."""

    left: Sequence[str]
    right: Sequence[str]


def likeness(left: Prepared, right: Prepared, left_days: tuple[int, int], right_days: tuple[int, int]) -> Likeness:
    """Compare two texts, with the days that they may be of (ordinals; 0, 0 where not known)."""
    gaps, shared = _aligned(left, right)
    smaller = max(1, min(left.size, right.size))
    share = shared / smaller
    replaced = sum(min(_chars(gap.left), _chars(gap.right)) for gap in gaps) / smaller
    least = _LEAST_SHARED_SPACELESS if left.spaceless else _LEAST_SHARED
    if share < _LEAST_SHARE or (shared < least and shared < 0.9 * max(left.size, right.size)):
        return Likeness(False, False, share, 0.0, "too little is shared")
    apart = days_apart(left_days, right_days)
    against = _against(left, right, gaps, replaced, apart)
    if against is not None:
        return Likeness(False, True, share, 0.0, against)
    if replaced >= _most_replaced(left, right, apart):
        reason = f"each has {replaced:.0%} of its own where the other has something else"
        return Likeness(False, False, share, 0.0, reason)
    return Likeness(True, False, share, share - replaced, f"{share:.0%} of the shorter text stands in the other")


def _against(left: Prepared, right: Prepared, gaps: Sequence[_Gap], replaced: float, apart: int | None) -> str | None:
    """Why two texts that share much are two statements; None where nothing says so."""
    renamed = _renamed(gaps)
    if renamed is not None:
        return f"one speaks of {renamed[0]!r} where the other speaks of {renamed[1]!r}"
    changed = list(_changed_numbers(gaps, len(left.statement.signatories), len(right.statement.signatories)))
    changed += _title_years(left, right)
    if len(changed) > _MOST_NUMBERS or (len(changed) == _MOST_NUMBERS and replaced >= _REPLACED_FAR):
        return f"numbers differ: {', '.join(f'{one} and {other}' for one, other in changed[:3])}"
    if apart is not None and apart >= _FAR and (replaced >= _REPLACED_FAR or changed):
        return f"{apart} days lie between them, and each has something of its own"
    return None


def _most_replaced(left: Prepared, right: Prepared, apart: int | None) -> float:
    if apart is None or apart > _NEAR:
        return _REPLACED
    return _REPLACED_NEAR if left.statement.signatories and right.statement.signatories else _REPLACED_NEWS


def _aligned(left: Prepared, right: Prepared) -> tuple[list[_Gap], int]:
    """What differs, in order, and how many characters are shared."""
    if left.words == right.words:
        return [], left.size
    least = _RUN_SPACELESS if left.spaceless else _RUN
    gaps, shared = [], 0
    start_left = start_right = 0
    for one_from, one_to, other_from, other_to in _runs(left.words, right.words, least):
        if one_from > start_left or other_from > start_right:
            gaps.append(_Gap(left.words[start_left:one_from], right.words[start_right:other_from]))
        shared += min(_chars(left.words[one_from:one_to]), _chars(right.words[other_from:other_to]))
        start_left, start_right = one_to, other_to
    if start_left < len(left.words) or start_right < len(right.words):
        gaps.append(_Gap(left.words[start_left:], right.words[start_right:]))
    return gaps, shared


def _runs(left: Sequence[str], right: Sequence[str], least: int) -> Iterator[tuple[int, int, int, int]]:
    """Stretches that both have but for spelling, each as (from, to) in the one and in the other."""
    from rapidfuzz.distance import Levenshtein

    run: tuple[int, int, int, int] | None = None
    for edit in Levenshtein.opcodes(left, right):
        one, other = left[edit.src_start : edit.src_end], right[edit.dest_start : edit.dest_end]
        if edit.tag == "equal" or (edit.tag == "replace" and _spelt_alike(one, other)):
            start = (edit.src_start, edit.dest_start) if run is None else (run[0], run[2])
            run = (start[0], edit.src_end, start[1], edit.dest_end)
        elif run is not None:
            if run[1] - run[0] >= least:
                yield run
            run = None
    if run is not None and run[1] - run[0] >= least:
        yield run


def _spelt_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    from rapidfuzz import fuzz

    one, other = "".join(left), "".join(right)
    if one == other:
        return True
    if len(left) > 2 * _SMALL or any(map(str.isdigit, one + other)):
        return False
    return fuzz.ratio(one, other, score_cutoff=_SPELLING) > 0


def _renamed(gaps: Sequence[_Gap]) -> tuple[str, str] | None:
    """A word that the one has wherever the other has another one; None without."""
    counts: Counter[tuple[str, str]] = Counter()
    for gap in gaps:
        if 0 < len(gap.left) <= _SMALL and 0 < len(gap.right) <= _SMALL:
            for pair in zip(gap.left, gap.right, strict=False):
                counts[pair] += pair[0] != pair[1] and not any(map(str.isdigit, "".join(pair)))
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] >= _RENAMED else None


def _changed_numbers(gaps: Sequence[_Gap], left: int, right: int) -> Iterator[tuple[str, str]]:
    """Numbers that stand where the other has another one, but for how many sign."""
    for gap in gaps:
        if len(gap.left) > _SMALL or len(gap.right) > _SMALL:
            continue
        one, other = (sorted(set(filter(str.isdigit, words))) for words in gap)
        if one and other and not set(one) & set(other) and (one[0], other[0]) != (str(left), str(right)):
            yield one[0], other[0]


def _title_years(left: Prepared, right: Prepared) -> Iterator[tuple[str, str]]:
    """The years that the titles speak of, where they are not the same."""
    one, other = (
        {number for number in numbers_of(prepared.statement.title or "") if _is_year(number)}
        for prepared in (left, right)
    )
    if one and other and not one & other:
        yield min(one), min(other)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20", "13", "14")


def _chars(words: Sequence[str]) -> int:
    return sum(map(len, words))
