"""One page about one record: issues on top, the record, the source beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from statement_parser.model.document import ISSUE_CODES, Document
from statement_parser.report.evidence import Evidence
from statement_parser.report.marks import FIELDS, Mark, marks_of, places_of, stands
from statement_parser.report.markup import Child, Html, bdi, join, tag
from statement_parser.report.pages_view import Box, boxes_of, pages_html
from statement_parser.report.record_view import Controls, Places, no_controls, record_html, where
from statement_parser.report.shell import whole_page
from statement_parser.report.source_view import source_html
from statement_parser.text.scripts import is_rtl

_SAMPLE = 20_000
"""Characters that tell the direction of a text."""


def page_of(evidence: Evidence, *, back: str | None = None) -> str:
    """A page of its own about one record.

    Args:
        evidence: the record with its source.
        back: relative address of the index that it belongs to.
    """
    home = tag("nav", None, tag("a", {"href": back}, "← All records")) if back else None
    return whole_page(name_of(evidence), [home, *record_parts(evidence)])


def name_of(evidence: Evidence) -> str:
    """What a record is called: its title, else the name of its source."""
    statement = evidence.statement
    return statement.title or statement.source.name or f"Statement {statement.id[:12]}"


def record_parts(
    evidence: Evidence, prefix: str = "", *, level: int = 1, controls: Controls = no_controls
) -> Sequence[Child]:
    """What stands on a page about one record, or on a part of a page about many.

    Args:
        evidence: the record with its source.
        prefix: what ids begin with, so that many records can stand on one page.
        level: of its heading, 1 to 5.
        controls: what stands behind values for those who may change them.
    """
    document = evidence.document
    marks = [mark for mark in marks_of(evidence.statement) if mark.spans]
    standing = [mark for mark in marks if document is not None and stands(document, mark)]
    there = {mark.key for mark in standing}
    lost = [mark.key for mark in marks if document is not None and mark.key not in there]
    boxes = boxes_of(document, standing) if document is not None and evidence.pages else {}
    seen = {picture.page for picture in evidence.pages}
    drawn = frozenset(box.mark.key for page in seen for box in boxes.get(page, ()) if box.first)
    places = Places(document, {mark.key: mark for mark in marks}, frozenset(lost), drawn, prefix)
    record = tag(
        "section",
        {"class": "record", "tabindex": 0, "aria-label": "Record"},
        tag(f"h{level + 1}", None, "Record"),
        record_html(evidence.statement, places, controls),
    )
    desk = tag("div", {"class": "desk"}, record, _source(evidence, standing, boxes, prefix, level))
    return [_head(evidence, level), _issues(evidence, places, level), tag("main", None, desk) if level == 1 else desk]


def _head(evidence: Evidence, level: int) -> Html:
    statement = evidence.statement
    counts = [
        (len(statement.demands), "demand"),
        (len(statement.signatories), "signatory"),
        (len(statement.paragraphs), "paragraph"),
    ]
    facts = [
        statement.date.isoformat() if statement.date else "no date",
        statement.language or "language not known",
        *[f"{count} {_plural(name, count)}" for count, name in counts],
    ]
    if statement.status == "partial":
        facts.append("partial: a limit cut something off")
    title = tag(f"h{level}", {"dir": "auto"}, name_of(evidence))
    made = f"{statement.produced_by} · sha256 {statement.id}"
    return tag(
        "header",
        None,
        title,
        tag("p", {"class": "summary"}, " · ".join(facts)),
        tag("p", {"class": "quiet made"}, made),
    )


def _plural(name: str, count: int) -> str:
    if count == 1:
        return name
    return name[:-1] + "ies" if name.endswith("y") else name + "s"


def _issues(evidence: Evidence, places: Places, level: int) -> Html | None:
    """What a reader should know before the rest."""
    items = [
        tag(
            "li",
            {"id": f"{places.prefix}i{n}"},
            tag("code", {"title": ISSUE_CODES.get(issue.code)}, issue.code),
            " ",
            bdi(issue.detail),
            where(f"i{n}", places),
        )
        for n, issue in enumerate(evidence.statement.issues, 1)
    ]
    if places.lost:
        said = f"{len(places.lost)} of {len(places.marks)} values do not stand in this source where the record says."
        why = " Another version of the program, or other options, may have read it. Parse the source again."
        items.insert(0, tag("li", {"class": "grave"}, said, why))
    if evidence.note:
        items.insert(0, tag("li", None, evidence.note))
    if not items:
        return None
    heading = tag(f"h{level + 1}", None, "Issues")
    return tag("section", {"class": "issues", "aria-label": "Issues"}, heading, tag("ul", None, *items))


def _source(
    evidence: Evidence, marks: Sequence[Mark], boxes: Mapping[int, Sequence[Box]], prefix: str, level: int
) -> Html | None:
    document = evidence.document
    if document is None and not evidence.pages:
        return None
    parts: list[Child] = [tag(f"h{level + 1}", None, "Source"), _legend(marks)]
    if evidence.pages:
        pages = document.pages if document is not None else len(evidence.statement.source.engines)
        parts.append(pages_html(evidence.pages, boxes, pages, prefix))
    if document is not None:
        parts += _text(document, evidence, marks, prefix, level)
    return tag("section", {"class": "source", "tabindex": 0, "aria-label": "Source"}, *parts)


def _text(document: Document, evidence: Evidence, marks: Sequence[Mark], prefix: str, level: int) -> Sequence[Child]:
    text = source_html(document, evidence.labelling, places_of(marks), prefix)
    heading = tag(f"h{level + 2}", None, "The text as it was read") if evidence.pages else None
    language = evidence.statement.language
    return [heading, tag("div", {"class": "text", "dir": _direction(document), "lang": language}, text)]


def _direction(document: Document) -> str:
    """The direction of most of the text, by which columns and labels stand."""
    sample = " ".join(block.text for block in document.content)[:_SAMPLE]
    return "rtl" if is_rtl(sample) else "ltr"


def _legend(marks: Sequence[Mark]) -> Html | None:
    """The kinds of marks that there are, each as it is marked."""
    counts: dict[str, int] = {}
    for mark in marks:
        counts[mark.field] = counts.get(mark.field, 0) + 1
    if not counts:
        return None
    items = [
        tag("li", None, tag("mark", {"class": field}, FIELDS[field]), f" {count}") for field, count in counts.items()
    ]
    return tag("ul", {"class": "legend", "aria-label": "Marks"}, join(items))
