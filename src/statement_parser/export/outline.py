"""A record as the parts of a page in reading order; what the written forms (text, Markdown) have in common."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statement_parser.language.load import codes, load
from statement_parser.model.statement import Bullet, Demand, Passage, Signatory, Statement
from statement_parser.text.scripts import main_script

_ENGLISH_HEADING = "Signatories"
_ARABIC_COMMA = "، "

Passages = Passage | Demand | Bullet


class PartKind(enum.Enum):
    """What a part of the page is."""

    TITLE = "title"
    DATE = "date"
    PARAGRAPH = "paragraph"
    LEAD_IN = "lead-in"
    """A heading of a list that is no paragraph of the record."""
    DEMAND = "demand"
    BULLET = "bullet"
    SIGNATORIES = "signatories"
    """The heading of the list of signatories."""
    GROUP = "group"
    SIGNATORY = "signatory"


class Part(NamedTuple):
    """A part of the page."""

    kind: PartKind
    text: str
    number: int | None = None
    """Of a signatory: as printed where all have a number, else its place, 1-based."""
    level: int = 1
    """Of a demand: 1 outermost."""


def outline(statement: Statement) -> Iterator[Part]:
    """The parts of `statement`: title, date, paragraphs with the lists where they stand, signatories."""
    if statement.title:
        yield Part(PartKind.TITLE, statement.title)
    if date := printed_date(statement):
        yield Part(PartKind.DATE, date)
    yield from _body(statement)
    if statement.signatories:
        heading = Part(PartKind.SIGNATORIES, signatories_heading(statement.language))
        yield heading
        yield from _signatories(statement.signatories, heading)


def printed_date(statement: Statement) -> str | None:
    """The date as the statement prints it; ISO 8601 where only the page has one."""
    detail = statement.date_detail
    if detail is not None and detail.kind == "signed":
        return detail.printed
    return statement.date.isoformat() if statement.date else None


def signatories_heading(language: str | None) -> str:
    """A heading of lists of signatories in `language` (a code); in English where there are no data.

    >>> signatories_heading("xx")
    'Signatories'
    """
    if language is not None and language != "en" and language in codes():
        # Phrases with a stem ("signator*") are no words that could be printed.
        plain = (phrase for phrase in load(language).headings.signatories if "*" not in phrase)
        if phrase := next(plain, None):
            return phrase[:1].upper() + phrase[1:]
    return _ENGLISH_HEADING


def _body(statement: Statement) -> Iterator[Part]:
    paragraphs = {passage.text for passage in statement.paragraphs}
    lead_in: str | None = None
    for item in _in_reading_order(statement):
        if isinstance(item, Demand):
            if item.lead_in and item.lead_in != lead_in and item.lead_in not in paragraphs:
                yield Part(PartKind.LEAD_IN, item.lead_in)
            lead_in = item.lead_in
            yield Part(PartKind.DEMAND, item.text, level=item.level)
        elif isinstance(item, Bullet):
            yield Part(PartKind.BULLET, item.text)
        else:
            yield Part(PartKind.PARAGRAPH, item.text)


def _in_reading_order(statement: Statement) -> list[Passages]:
    """By place in the document; without places, lists follow the paragraph that leads into them."""
    items: list[Passages] = [*statement.paragraphs, *statement.demands, *statement.other_bullets]
    if all(item.spans for item in items):
        return sorted(items, key=lambda item: (item.spans[0].block, item.spans[0].start))
    ordered: list[Passages] = []
    left = list(statement.demands)
    for passage in statement.paragraphs:
        ordered.append(passage)
        ordered += [demand for demand in left if demand.lead_in == passage.text]
        left = [demand for demand in left if demand.lead_in != passage.text]
    return [*ordered, *left, *statement.other_bullets]


def printed_entry(signatory: Signatory) -> str:
    """The entry as printed, with the affiliation that stands beside it in another cell or element.

    >>> printed_entry(Signatory(raw="Anna Bell", name="Anna Bell", affiliation="University of Oslo"))
    'Anna Bell, University of Oslo'
    >>> printed_entry(Signatory(raw="Anna Bell, Lawyer", name="Anna Bell", affiliation="Lawyer"))
    'Anna Bell, Lawyer'
    """
    beside = signatory.affiliation
    if not beside or (beside in signatory.raw and not _stands_beside(signatory)):
        return signatory.raw
    comma = _ARABIC_COMMA if main_script(signatory.raw) == "Arab" else ", "
    return signatory.raw.rstrip(" ,،") + comma + beside


def _stands_beside(signatory: Signatory) -> bool:
    """Whether the affiliation stands in a place of its own, not inside the entry."""
    return any(
        all(
            not (own.block == span.block and own.start <= span.start and span.end <= own.end) for own in signatory.spans
        )
        for span in signatory.affiliation_spans
    )


def _signatories(signatories: Sequence[Signatory], heading: Part) -> Iterator[Part]:
    all_numbered = all(signatory.number is not None for signatory in signatories)
    group: str | None = None
    for place, signatory in enumerate(signatories, 1):
        if signatory.group != group:
            # Entries without a group that follow one would else stand under its heading.
            yield Part(PartKind.GROUP, signatory.group) if signatory.group else heading
        group = signatory.group
        number = signatory.number if all_numbered else place
        yield Part(PartKind.SIGNATORY, printed_entry(signatory), number=number)
