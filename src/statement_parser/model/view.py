"""Records in a line, for a prompt, and as pieces of HTML, for notebooks, in which what a document says is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from statement_parser.text.scripts import is_rtl

if TYPE_CHECKING:
    from statement_parser.model.statement import Demand, Signatory, Statement

_OPEN_UP_TO = 12
"""Longer lists are folded."""
_CHARS = 120
"""Shown of a cell of a table."""
_TITLE_CHARS = 60
"""Shown of a title in one line."""


def statement_line(statement: Statement) -> str:
    """What it is, in one line: "<Statement 0f3a…: 'Stop', 2019-10-16, en, 4 paragraphs, 3 demands, 9 signatories>"."""
    title = "without title" if statement.title is None else repr(shortened(statement.title))
    counts = (
        _count(len(statement.paragraphs), "paragraph"),
        _count(len(statement.demands), "demand"),
        "1 signatory" if len(statement.signatories) == 1 else f"{len(statement.signatories):,} signatories",
    )
    date = statement.date.isoformat() if statement.date else "no date"
    return (
        f"<Statement {statement.id[:8]}: {title}, {date}, {statement.language or 'no language'}, {', '.join(counts)}>"
    )


def shortened(text: str) -> str:
    """The first characters of a text, with "…" for the others."""
    return text if len(text) <= _TITLE_CHARS else f"{text[: _TITLE_CHARS - 1]}…"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def statement_html(statement: Statement) -> str:
    """A table of the record: what it is, then paragraphs (folded), demands, signatories, issues.

    No script, no style sheet, no outside resource; text in any direction stays in its cell (`<bdi>`).
    """
    rows = [
        ("Title", _bdi(statement.title)),
        ("Date", _bdi(_date(statement))),
        ("Language", _bdi(statement.language)),
        ("Source", _bdi(_source(statement))),
        ("Status", _bdi(statement.status)),
    ]
    sections = [
        _section("Paragraphs", [_item("p", p.text) for p in statement.paragraphs], is_open=False),
        _section("Demands", [_demand(d) for d in statement.demands], is_list=True),
        _section("Other bullets", [_item("li", b.text) for b in statement.other_bullets], is_list=True),
        _signatories(statement.signatories),
        _section(
            "Issues", [f"<li><code>{escape(i.code)}</code> {_bdi(i.detail)}</li>" for i in statement.issues], True
        ),
    ]
    table = "".join(f"<tr><th style='text-align:left'>{name}</th><td>{value}</td></tr>" for name, value in rows)
    return f"<div class='statement-parser'><table>{table}</table>{''.join(sections)}</div>"


def _bdi(text: str | None) -> str:
    return "–" if text is None else f"<bdi>{escape(text)}</bdi>"


def _date(statement: Statement) -> str | None:
    detail = statement.date_detail
    if detail is None:
        return statement.date.isoformat() if statement.date else None
    return f"{detail.iso} ({detail.kind}: {detail.printed})"


def _source(statement: Statement) -> str:
    source = statement.source
    known = [source.name, source.url, source.kind, f"{source.size:,} bytes"]
    return ", ".join(part for part in known if part)


def _demand(demand: Demand) -> str:
    # A list in one level, with the depth as an indent: parents need not stand in this list.
    style = f" style='margin-inline-start:{min(demand.level, 6) - 1}em'" if demand.level > 1 else ""
    return _item("li", demand.text, demand.marker, style)


def _item(tag: str, text: str, marker: str | None = None, style: str = "") -> str:
    """A text that may have several lines: it stands at the side from which it is read, its mark before it."""
    direction = " dir='rtl'" if is_rtl(text) else ""
    mark = f"{escape(marker)} " if marker else ""
    return f"<{tag}{direction}{style}>{mark}{_bdi(text)}</{tag}>"


def _section(name: str, items: Iterable[str], is_list: bool = False, *, is_open: bool | None = None) -> str:
    parts = list(items)
    if not parts:
        return ""
    inner = "".join(parts)
    # The marks are those of the source: no others beside them.
    return _details(name, len(parts), f"<ul style='list-style:none'>{inner}</ul>" if is_list else inner, is_open)


def _details(name: str, count: int, inner: str, is_open: bool | None = None) -> str:
    shown = count <= _OPEN_UP_TO if is_open is None else is_open
    return f"<details{' open' if shown else ''}><summary>{name} ({count})</summary>{inner}</details>"


def _signatories(signatories: tuple[Signatory, ...]) -> str:
    if not signatories:
        return ""
    head = "".join(f"<th style='text-align:left'>{h}</th>" for h in ("No.", "Name", "Kind", "Affiliation", "Group"))
    body = "".join(
        "<tr>"
        f"<td>{'' if s.number is None else s.number}</td><td>{_bdi(s.name)}</td><td>{escape(s.kind)}</td>"
        f"<td>{_bdi(s.affiliation) if s.affiliation else ''}</td><td>{_bdi(s.group) if s.group else ''}</td>"
        "</tr>"
        for s in signatories
    )
    return _details("Signatories", len(signatories), f"<table><tr>{head}</tr>{body}</table>")


def table_html(caption: str, heads: Iterable[str], rows: Iterable[Iterable[object]], total: int) -> str:
    """A table without script, style sheet or outside resource; what a document says is escaped, in `<bdi>`.

    Args:
        caption: stands above it.
        heads: of the columns.
        rows: the cells of each row; None is shown as a dash.
        total: how many rows there would be.
    """
    head = "".join(f"<th style='text-align:left'>{escape(text)}</th>" for text in heads)
    body, shown = [], 0
    for row in rows:
        body.append("<tr>" + "".join(f"<td style='text-align:start'>{_cell(value)}</td>" for value in row) + "</tr>")
        shown += 1
    more = f"<p>… and {total - shown:,} more</p>" if total > shown else ""
    caption = f"<caption style='text-align:left'>{escape(caption)}</caption>"
    return f"<div class='statement-parser'><table>{caption}<tr>{head}</tr>{''.join(body)}</table>{more}</div>"


def _cell(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, int):
        return f"{value:,}"
    text = str(value)
    return f"<bdi>{escape(text if len(text) <= _CHARS else text[: _CHARS - 1] + '…')}</bdi>"
