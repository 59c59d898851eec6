"""The date: the one that the statement bears, else the page's date of publication, else none. Never a guess."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.language.dates import DateFinder, FoundDate, date_in_url, parse_stamp
from statement_parser.model.document import Block, Document, Hint, Issue, Shape, Span
from statement_parser.model.labelling import Labelling, Role, Zone
from statement_parser.model.statement import StatementDate
from statement_parser.text.fold import tokens

_LINE = 160
_DATELINE = 80
_DASHES = re.compile(r"\s*[)\]]?\s*[–—:-]")
_MOST_DATED_ENTRIES = 3
_LINE_TOOLS = frozenset((Cue.CHROME, Cue.PUBLISHED, Cue.BYLINE))
_PUBLISHED = ("jsonld:published", "published", "front-matter:published")
_KINDS = {"own": "signed", "head": "published", "meta": "published", "address": "published"}
_RANK = {"own": 0, "head": 1, "meta": 2, "address": 3}
_SCORE = {"own": 0.95, "head": 0.9, "meta": 0.9, "address": 0.7}


class _Candidate(NamedTuple):
    rank: int
    what: str
    found: FoundDate
    span: Span


def find_date(
    document: Document, labelling: Labelling, cues: CueMatcher, dates: DateFinder
) -> tuple[StatementDate | None, tuple[Issue, ...]]:
    """The date with its evidence, and issues where it is ambiguous or where there is none."""
    candidates = [
        *_in_text(document, labelling, cues, dates),
        *_in_metadata(document, labelling),
        *_in_address(document),
    ]
    issues: list[Issue] = []
    for rank in sorted({c.rank for c in candidates}):
        same = [c for c in candidates if c.rank == rank]
        certain = [c for c in same if c.found.value is not None and c.found.weekday_agrees is not False]
        values = {c.found.value for c in certain if c.found.precision == "day"}
        if len(values) > 1:
            issues.append(_ambiguous(document, certain, "dates that differ"))
            if rank == _RANK["own"]:
                certain = _nearest_end(certain, labelling)
                values = {c.found.value for c in certain if c.found.precision == "day"}
            if len(values) > 1:
                return None, tuple(issues)
        if values:
            best = next(c for c in certain if c.found.value in values and c.found.precision == "day")
            return _dated(document, best), tuple(issues)
        unsure = [c for c in same if c.found.value is None and c.found.candidates and c.found.calendar == "gregorian"]
        if unsure:
            agreed = _settled(unsure, candidates)
            if agreed is not None:
                return _dated(document, agreed), tuple(issues)
            issues.append(_ambiguous(document, unsure, "a date that can be read in two ways"))
            return None, tuple(issues)
    coarse = [c for c in candidates if c.found.value is not None and c.found.precision != "day" and c.what == "own"]
    if coarse:
        issues.append(Issue(code="coarse-date", detail="a date without a day", field="date", spans=(coarse[0].span,)))
        return _dated(document, coarse[0]), tuple(issues)
    if not issues:
        issues.append(
            Issue(code="no-date", detail="neither the statement nor the page bears a date of its own", field="date")
        )
    return None, tuple(issues)


def _in_text(document: Document, labelling: Labelling, cues: CueMatcher, dates: DateFinder) -> Iterator[_Candidate]:
    entries = 0
    seen_body = False
    body = [b for b in document.content if labelling[b.index].role in (Role.PARAGRAPH, Role.LEAD_IN)]
    first, last = (body[0].index, body[-1].index) if body else (-1, -1)
    found: list[_Candidate] = []
    for block in document.content:
        label = labelling[block.index]
        seen_body = seen_body or block.index == first
        if label.zone is Zone.CHROME or label.role in (Role.TITLE, Role.SIGNATORY, Role.DEMAND, Role.BULLET):
            continue
        if label.role is Role.DATE or label.role in (Role.BYLINE, Role.ADDRESSEE) or _is_short(block):
            found.extend(
                _of_line(block, labelling, cues, dates, "head" if not seen_body and _is_stamped(block, cues) else "own")
            )
            entries += label.zone is Zone.SIGNATORIES and label.role is Role.DATE
        elif block.index == first:
            found.extend(_dateline(block, dates))
        elif block.index == last and len(block.text) > _LINE:
            found.extend(_closing(block, dates))
    for candidate in found:
        in_list = labelling[candidate.span.block].zone is Zone.SIGNATORIES
        if not (in_list and entries > _MOST_DATED_ENTRIES):  # the day on which each body signed
            yield candidate


def _is_short(block: Block) -> bool:
    return len(block.text) <= 60 and block.shape in (Shape.TEXT, Shape.HEADING)


def _is_stamped(block: Block, cues: CueMatcher) -> bool:
    """Whether a line above the text is the page's and not the letter's: a label, a byline, a `time` element."""
    if block.hints & (Hint.DATE | Hint.BYLINE):
        return True
    return any(hit.cue in (Cue.PUBLISHED, Cue.BYLINE) for hit in cues.match(tokens(block.text)))


def _of_line(
    block: Block, labelling: Labelling, cues: CueMatcher, dates: DateFinder, what: str
) -> Iterator[_Candidate]:
    if len(block.text) > _LINE or block.hints & Hint.MODIFIED:
        return
    words = cues.match(tokens(block.text))
    cues_of_line = {hit.cue for hit in words}
    if Cue.SIGN_CALL in cues_of_line or (Cue.UPDATED in cues_of_line and Cue.PUBLISHED not in cues_of_line):
        return  # "Sign before 30 November!", "Last updated ..."
    found = dates.find(block.text)
    if not found or block.text.endswith("!"):
        return  # nobody dates a letter with an exclamation mark: a call to come, to sign, to march
    label = labelling[block.index]
    if _LINE_TOOLS & cues_of_line and label.zone is Zone.HEAD:
        what = "head"
    elif block.text[: found[0].start].rstrip().endswith(","):
        what = "own"  # "Varnholm, 4th February 2021": a place dates a letter
    if label.role is not Role.DATE and not _is_about_date(block, found, words):
        # "25 March 2016 | Print version | 874 views" between title and text (fixture ru/zayavlenie-arkhiv)
        if label.zone is not Zone.HEAD or not (found[0].start <= 2 or Cue.CHROME in cues_of_line):
            return
        what = "head"
    # "Published 1 May 2018, updated 3 May 2018": the first.
    yield _Candidate(_RANK[what], what, found[0], Span(block.index, found[0].start, found[0].end))


def _is_about_date(block: Block, found: Sequence[FoundDate], words: Sequence[object]) -> bool:
    """Whether a short line holds a date and little else, or is a byline or stamp with a date in it."""
    covered = max(date.end - date.start for date in found)
    if block.hints & (Hint.DATE | Hint.BYLINE):
        return True
    cued = any(getattr(hit, "cue", None) in (Cue.PUBLISHED, Cue.BYLINE) for hit in words)
    return cued or len(block.text) - covered <= max(24, covered)


def _dateline(block: Block, dates: DateFinder) -> Iterator[_Candidate]:
    """A date before a dash at the beginning of the text: "Paris, 10 October 2017 – The undersigned …"."""
    for found in dates.find(block.text[:_DATELINE])[:1]:
        if found.start <= 45 and (_DASHES.match(block.text, found.end) or found.start <= 1):
            yield _Candidate(_RANK["own"], "own", found, Span(block.index, found.start, found.end))


def _closing(block: Block, dates: DateFinder) -> Iterator[_Candidate]:
    """A date as the last words of the text."""
    start = len(block.text) - 40
    for found in dates.find(block.text[start:])[-1:]:
        if found.end >= 40 - 3 and found.start > 0:
            yield _Candidate(_RANK["own"], "own", found, Span(block.index, start + found.start, start + found.end))


def _in_metadata(document: Document, labelling: Labelling) -> Iterator[_Candidate]:
    for block in document.meta(*_PUBLISHED):
        stamp = parse_stamp(block.text)
        if stamp is not None:
            yield _Candidate(_RANK["meta"], "meta", stamp, Span(block.index, stamp.start, stamp.end))
            return
    near = _head_containers(document, labelling)
    for block in document.meta("time"):
        stamp = parse_stamp(block.text)
        bad = Hint.ASIDE | Hint.FOOTER | Hint.NAV | Hint.COMMENT | Hint.MODIFIED
        if stamp is not None and not block.hints & bad and near & set(block.containers[-2:]):
            yield _Candidate(_RANK["meta"], "meta", stamp, Span(block.index, stamp.start, stamp.end))
            return


def _head_containers(document: Document, labelling: Labelling) -> set[int]:
    """The elements in which the lines about the title stand."""
    return {
        number
        for block in document.content
        if labelling[block.index].zone is Zone.HEAD
        for number in block.containers[-3:]
    }


def _in_address(document: Document) -> Iterator[_Candidate]:
    for block in document.meta("url", "canonical", "og:url"):
        found = date_in_url(block.text)
        if found is not None and found.precision == "day":
            yield _Candidate(_RANK["address"], "address", found, Span(block.index, found.start, found.end))
            return


def _nearest_end(candidates: Sequence[_Candidate], labelling: Labelling) -> list[_Candidate]:
    """Of dates that differ, those that stand below the text (where statements bear theirs), else above it."""
    last = max((n for n, label in enumerate(labelling.labels) if label.role is Role.PARAGRAPH), default=0)
    below = [c for c in candidates if c.span.block > last]
    alone = [c for c in candidates if labelling[c.span.block].role is Role.DATE]
    return below or alone or list(candidates)


def _settled(unsure: Sequence[_Candidate], candidates: Sequence[_Candidate]) -> _Candidate | None:
    """An ambiguous date that another date of the page settles."""
    certain: set[datetime.date] = {c.found.value for c in candidates if c.found.value is not None}
    for candidate in unsure:
        agreed = [value for value in candidate.found.candidates if value in certain]
        if len(agreed) == 1:
            from msgspec.structs import replace

            return candidate._replace(found=replace(candidate.found, value=agreed[0]))
    return None


def _dated(document: Document, best: _Candidate) -> StatementDate:
    assert best.found.value is not None
    return StatementDate(
        value=best.found.value,
        precision=best.found.precision,
        kind="signed" if _KINDS[best.what] == "signed" else "published",
        printed=document.text(best.span),
        spans=(best.span,),
        score=_SCORE[best.what],
    )


def _ambiguous(document: Document, candidates: Sequence[_Candidate], what: str) -> Issue:
    printed = list(dict.fromkeys(document.text(c.span) for c in candidates))[:5]
    return Issue(
        code="ambiguous-date",
        detail=f"{what}: {', '.join(printed)}",
        field="date",
        spans=tuple(c.span for c in candidates[:5]),
    )
