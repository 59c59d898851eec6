"""What of a record is marked in its source: each value with its name, its anchor and its spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from statement_parser.model.document import Document, Span
from statement_parser.model.statement import Bullet, Demand, Passage, Signatory, Statement
from statement_parser.report.markup import Html, join, tag

UNSURE: Final = 0.6
"""A value with a lower score is said to be unsure."""

FIELDS: Final = {
    "title": "Title",
    "date": "Date",
    "paragraph": "Paragraph",
    "demand": "Demand",
    "bullet": "Other bullet",
    "signatory": "Signatory",
    "affiliation": "Affiliation",
    "group": "Group of signatories",
    "author": "Author",
    "publisher": "Publisher",
    "translation": "Translation",
    "issue": "Issue",
}
"""Kinds of marks, as their class in the page says, with their names for people."""


class Mark(NamedTuple):
    """A value of the record with the places that it was read from."""

    key: str
    """Unique in a record, and stands in anchors: "title", "d3", "s12"."""
    field: str
    """A key of `FIELDS`."""
    name: str
    """For people: "Demand 3"."""
    text: str
    """As it should stand there."""
    spans: tuple[Span, ...]
    """Where it stands; empty where the record does not say."""
    score: float = 1.0
    """How sure, 0 to 1."""


def marks_of(statement: Statement) -> Iterator[Mark]:
    """The values of a record that have spans of their own, in the order of its fields."""
    if title := statement.title_passage:
        yield Mark("title", "title", "Title", title.text, title.spans, title.score)
    if date := statement.date_detail:
        yield Mark("date", "date", "Date", date.printed, date.spans, date.score)
    for field, value in (("author", statement.author), ("publisher", statement.publisher)):
        if value:
            yield Mark(field, field, FIELDS[field], value.text, value.spans, value.score)
    for place, translation in enumerate(statement.translations, 1):
        text = translation.url or translation.language
        yield Mark(f"t{place}", "translation", f"Translation {place}", text, translation.spans)
    lists: dict[str, Sequence[Passage | Demand | Bullet]] = {
        "paragraph": statement.paragraphs,
        "demand": statement.demands,
        "bullet": statement.other_bullets,
    }
    for field, values in lists.items():
        for place, one in enumerate(values, 1):
            yield Mark(f"{field[0]}{place}", field, f"{FIELDS[field]} {place}", one.text, one.spans, one.score)
    yield from _signatories(statement.signatories)
    for place, issue in enumerate(statement.issues, 1):
        if issue.spans:
            yield Mark(f"i{place}", "issue", f"Issue: {issue.code}", "", issue.spans)


def _signatories(signatories: Sequence[Signatory]) -> Iterator[Mark]:
    group: tuple[Span, ...] = ()
    for place, one in enumerate(signatories, 1):
        # A group is said at each of its entries and stands in the source once.
        if one.group and one.group_spans and one.group_spans != group:
            yield Mark(f"g{place}", "group", f"Group: {one.group}", one.group, one.group_spans)
        group = one.group_spans
        yield Mark(f"s{place}", "signatory", f"Signatory {place}", one.raw, one.spans, one.score)
        if one.affiliation and one.affiliation_spans:
            name = f"Affiliation of signatory {place}"
            yield Mark(f"a{place}", "affiliation", name, one.affiliation, one.affiliation_spans)


def stands(document: Document, mark: Mark) -> bool:
    """Whether the value stands where its spans say; that of a record of another version may be elsewhere.

    An issue has no text of its own: it need only have places in the document.
    """
    try:
        found = " ".join(document.text(span) for span in mark.spans)
    except IndexError:
        return False
    return bool(mark.spans) and (found == mark.text or mark.field == "issue")


class Place(NamedTuple):
    """A piece of a block that a value was read from."""

    start: int
    end: int
    mark: Mark
    first: bool
    """Whether it is the first place of its value, which bears the anchor."""


def places_of(marks: Iterable[Mark]) -> dict[int, list[Place]]:
    """The places of values by the number of their block, each list in the order of the text, the longer one first."""
    found: dict[int, list[Place]] = {}
    for mark in marks:
        for number, span in enumerate(mark.spans):
            found.setdefault(span.block, []).append(Place(span.start, span.end, mark, number == 0))
    for places in found.values():
        places.sort(key=lambda place: (place.start, -place.end))
    return found


def marked(text: str, places: Sequence[Place], anchor: str) -> Html:
    """`text` of a block with `mark` elements around its places, one inside another where they overlap.

    Args:
        text: of the block.
        places: as of `places_of`.
        anchor: what the id of a mark begins with.

    >>> mark = Mark("d1", "demand", "Demand 1", "a b", ())
    >>> marked("a b c", [Place(0, 3, mark, True)], "at-")
    '<mark class="demand" id="at-d1" title="Demand 1">a b</mark> c'
    """
    return _inside(text, 0, len(text), places, anchor)


def _inside(text: str, start: int, end: int, found: Sequence[Place], anchor: str) -> Html:
    """The characters `start` to `end`; a place that crosses the end of another is cut there."""
    parts: list[str] = []
    at, number = start, 0
    while number < len(found):
        opens, closes = max(found[number].start, at), min(found[number].end, end)
        mark, first = found[number].mark, found[number].first
        number += 1
        inner = []
        while number < len(found) and found[number].start < closes:
            inner.append(found[number])
            number += 1
        if opens < closes:
            attributes = {"class": mark.field, "id": anchor + mark.key if first else None, "title": mark.name}
            parts += [text[at:opens], tag("mark", attributes, _inside(text, opens, closes, inner, anchor))]
            at = closes
    return join([*parts, text[at:end]])
