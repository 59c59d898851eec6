"""A record as a small piece of HTML, for notebooks. Everything that comes from the document is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from statement_parser.model.statement import Demand, Signatory, Statement

_OPEN_UP_TO = 12
"""Longer lists are folded."""


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
        _section("Paragraphs", [_bdi(p.text) for p in statement.paragraphs], "p", is_open=False),
        _section("Demands", [_demand(d) for d in statement.demands], "ul"),
        _section("Other bullets", [_bdi(b.text) for b in statement.other_bullets], "ul"),
        _signatories(statement.signatories),
        _section("Issues", [f"<code>{escape(i.code)}</code> {_bdi(i.detail)}" for i in statement.issues], "ul"),
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
    mark = f"{escape(demand.marker)} " if demand.marker else ""
    inner = f"{mark}{_bdi(demand.text)}"
    # A list in one level, with the depth as an indent: parents need not stand in this list.
    return inner if demand.level <= 1 else f"<div style='margin-left:{min(demand.level, 6) - 1}em'>{inner}</div>"


def _section(name: str, items: Iterable[str], shape: str, *, is_open: bool | None = None) -> str:
    parts = list(items)
    if not parts:
        return ""
    if shape == "p":
        inner = "".join(f"<p>{part}</p>" for part in parts)
    else:
        inner = "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"
    return _details(name, len(parts), inner, is_open)


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
