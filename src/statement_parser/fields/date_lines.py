"""Dates inside the first and the last paragraph: "Paris, 10 October 2017 – The undersigned ..."."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence
from typing import Literal, NamedTuple

from statement_parser.fields.date_layout import LINE
from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.language.dates import DateFinder, FoundDate, may_hold_date
from statement_parser.model.document import Block, Span
from statement_parser.text.fold import tokens
from statement_parser.text.shape import ends_sentence

Place = Literal["adopted", "own", "head", "meta", "address", "labelled", "running", "inner", "titled", "revised"]

_DATELINE = 80
_LONG_STAMP = 400
"""Characters of a line that says when and where it was posted, at the most."""
_OF_OTHER_DAY = (Cue.UPDATED, Cue.EMBARGO)
_FULL_STOP = re.compile(r"(?:\s?\w{1,5})?\.\s")
_PLACES = 45
"""Characters of the places before a date."""
_LETTER_HEAD = 4
"""Blocks below a date among which a salutation is, whatever they are."""
_DASHES = re.compile(r"\s*[)\]]?\.?\s*[–—:-]")
"""Also as in "Rosario, 9 de octubre de 2024.- " (fixture es/gremio-de-faros)."""
_PLACE_WORDS, _SMALL_WORD = 6, 3
_MOST_INTRODUCING = 4
"""Paragraphs of a page above the dateline of its text, at the most."""
_BEFORE_DATE = re.compile(r"([^,،、–—:;.!?]{2,40}(?:[,،] ?[^,،、–—:;.!?]{2,25})?)[,،、–—]\s?\w{0,3}\s?")
"""A place, its sign and the small word of a date: "Ville, le 3 mars 2022"."""
_WORD = re.compile(r"\s?([^\W\d]{1,6})\b")
"""The word or the ending that languages put behind a year: "2014 г.", "2024an"."""
_BEHIND_DATE = re.compile(r"\s*[)\]]?\.?\s*[–—-]+\s*[^\d\s]")


class Candidate(NamedTuple):
    """A date that may be the statement's."""

    place: Place
    found: FoundDate
    span: Span
    labelled: bool = False
    """Whether the line says that it is the date of publication."""
    placed: bool = False
    """Whether it opens a paragraph behind a place: "Paris, 10 October 2017 – The undersigned …"."""
    of_letter: bool = False
    """Whether it is a line of a letter, with its place or above a salutation."""


def searched(text: str, first: bool, last: bool) -> str:
    """Where a block may bear the date: its beginning, of the last one its end; of the only one both."""
    if len(text) <= LINE:
        return text
    if first and last:
        return text[:LINE] + text[-LINE:]
    return text[-LINE:] if last else text[:LINE]


def dateline(block: Block, cues: CueMatcher, dates: DateFinder) -> Iterator[Candidate]:
    """A date before a dash at the beginning of the text: "Paris, 10 October 2017 – The undersigned …"."""
    for found in dates.find(block.text[:_DATELINE])[:1]:
        before = block.text[: found.start]
        if before and (
            dates.is_of_other_day(before) or any(h.cue in _OF_OTHER_DAY for h in cues.match(tokens(before)))
        ):
            continue  # "Update, 19 May 2025: eleven more names"
        end = _behind_year(block.text, found.end, dates)
        ends = _DASHES.match(block.text, end) is not None
        if not ends and (before.rstrip().endswith(",") or _is_place(before)):
            ends = _FULL_STOP.match(block.text, found.end) is not None  # "Kyiv, 11 June 2024. The organisations …"
        if (found.start <= 1 or (found.start <= _PLACES and ends)) and not found.several:
            placed = found.precision == "day" and _BEHIND_DATE.match(block.text, end) is not None
            placed = placed and is_placed(block.text, found.start, dates)
            yield Candidate("own", found, Span(block.index, found.start, found.end), placed=placed)


def dateline_below(
    body: Sequence[Block], firsts: Container[int], cues: CueMatcher, dates: DateFinder
) -> Iterator[Candidate]:
    """The dateline of a text that its page introduces: "Our editors choose ..." above "Paris, 3 May 2021 – We ...".

    Fixture en/orchard-dateline-below. Where several paragraphs bear one, the page holds several texts (fixture
    en/river-log-of-days).
    """

    def opens(block: Block) -> bool:
        return may_hold_date(block.text[:_DATELINE]) and any(c.placed for c in dateline(block, cues, dates))

    most = min(_MOST_INTRODUCING, len(body) // 2)
    opened = [block for block in body[: most + 1] if opens(block)]
    if len(opened) == 1 and opened[0].index not in firsts and not any(map(opens, body[most + 1 :])):
        yield from dateline(opened[0], cues, dates)


def begins_letter(following: Sequence[Block], cues: CueMatcher) -> bool:
    """Whether a salutation is among the blocks below a date: the letter begins here that an article prints.

    To whom it goes may stand between them, on many short lines (fixture en/pharos-inside-address).
    """
    short = itertools.takewhile(lambda block: len(block.text) <= LINE and not ends_sentence(block.text), following)
    addressed = max(_LETTER_HEAD, 1 + sum(1 for _ in short))
    words = (tokens(block.text[:LINE]) for block in following[:addressed])
    return any(hit.cue is Cue.SALUTATION and not hit.start for run in words for hit in cues.match(run))


def _behind_year(text: str, end: int, dates: DateFinder) -> int:
    """Where a date ends with the word or ending that languages put behind its year.

    Fixtures ru/zayavlenie-mayaka, kmr/daxuyaniya-pirtukxane.
    """
    word = _WORD.match(text, end)
    return word.end() if word is not None and any(map(dates.is_word, tokens(word[1]))) else end


def is_placed(text: str, end: int, dates: DateFinder) -> bool:
    """Whether a place and nothing else stands before a date; "On Tuesday," is none."""
    before = _BEFORE_DATE.fullmatch(text, 0, end)
    if before is None:
        return False
    words = before[1].split()
    if len(words) > _PLACE_WORDS or any(word[0].islower() and len(word) > _SMALL_WORD for word in words):
        return False
    return not any(len(token) > _SMALL_WORD and dates.is_word(token) for token in tokens(before[1]))


def _is_place(text: str) -> bool:
    """Whether it is names and the small words between them: "Ciudad de México a"."""
    words = text.split()
    named = [word for word in words if word[0].isupper()]
    small = all(word[0].isupper() or len(word) <= _SMALL_WORD for word in words)
    return 2 <= len(words) <= _PLACE_WORDS and small and bool(named)


def is_imprint(block: Block, cues: CueMatcher, dates: DateFinder) -> bool:
    """Whether a note begins with the day of publication, and nothing else before it: "Published on 3 May 2021. Press:".

    Fixture de/namen-dann-datum.
    """
    found = dates.find(block.text)
    before = tokens(block.text[: found[0].start]) if found else []
    return any(hit.cue is Cue.PUBLISHED and not hit.start and hit.end == len(before) for hit in cues.match(before))


def is_long_stamp(block: Block, cues: CueMatcher) -> bool:
    """Whether a line of the page that is as long as a paragraph begins by saying when it was posted.

    "This entry was posted on 3 May 2010 at 10:26 and is filed under ..." (fixture da/arkiv-under-indlaeg).
    """
    if not LINE < len(block.text) <= _LONG_STAMP or not may_hold_date(block.text[:LINE]):
        return False
    return any(hit.cue is Cue.PUBLISHED and not hit.start for hit in cues.match(tokens(block.text[:LINE])))


def adoption(block: Block, cues: CueMatcher, dates: DateFinder) -> Iterator[Candidate]:
    """The day in a line below the text that says when it was adopted: "Adopted by the assembly of 3 May 2021".

    The day by the title is that of its posting then (fixture cs/usneseni-snemu).
    """
    found = dates.find(block.text)
    adopted = any(hit.cue is Cue.ADOPTED and hit.start <= 1 for hit in cues.match(tokens(block.text)))
    if adopted and len(found) == 1 and found[0].precision == "day" and not found[0].several:
        yield Candidate("adopted", found[0], Span(block.index, found[0].start, found[0].end))


def closing(block: Block, dates: DateFinder) -> Iterator[Candidate]:
    """A date as the last words of the text."""
    start = len(block.text) - 40
    for found in dates.find(block.text[start:])[-1:]:
        if found.end >= 40 - 3 and found.start > 0 and not found.several:
            yield Candidate("own", found, Span(block.index, start + found.start, start + found.end))
