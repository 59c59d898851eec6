"""The index of many records: counts, and a table in which those that want a look stand first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from statement_parser.model.statement import Statement
from statement_parser.report.markup import Child, Html, bdi, join, tag
from statement_parser.report.needs import Need, need_of

_SHOWN = 12
"""Rows of a table of counts."""
_COLUMNS = (
    ("Look", "Weight of what speaks for a look; 0: nothing does", True),
    ("Title", None, False),
    ("Date", None, False),
    ("Language", None, False),
    ("Demands", None, True),
    ("Signatories", None, True),
    ("Source", None, False),
    ("Why", "Codes of issues, and values that are unsure", False),
)


class Index:
    """Rows and counts of records, as they come; keeps no record."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, Html]] = []
        self._wanting = 0
        self._sums: Counter[str] = Counter()
        self._organisations: set[str] = set()
        self._by: dict[str, Counter[str]] = {name: Counter() for name in ("Language", "Year", "Issue")}

    def add(self, number: int, statement: Statement, address: str, *, reviewed: bool = False) -> None:
        """A record.

        Args:
            number: its place among the records, 1-based.
            statement: the record.
            address: where its page is, relative to the index.
            reviewed: a person said that all of it is right.
        """
        need = Need(0, ("reviewed",)) if reviewed else need_of(statement)
        self._rows.append((-need.weight, number, _row(number, statement, need, address)))
        self._wanting += need.weight > 0
        self._sums["demands"] += len(statement.demands)
        self._sums["signatories"] += len(statement.signatories)
        self._organisations |= {one.organisation.key for one in statement.signatories if one.organisation is not None}
        self._by["Language"][statement.language or "not known"] += 1
        self._by["Year"][str(statement.date_detail.value.year) if statement.date_detail else "not known"] += 1
        self._by["Issue"].update({issue.code for issue in statement.issues})

    @property
    def count(self) -> int:
        """How many records were added."""
        return len(self._rows)

    def parts(self) -> Iterable[Child]:
        """What stands on the index."""
        yield tag("header", None, tag("h1", None, f"{self.count:,} record{'' if self.count == 1 else 's'}"))
        yield self._tally()
        counts = [_counts(name, own) for name, own in self._by.items() if own]
        summary = tag("summary", None, "By language, year and issue")
        yield tag("details", {"class": "breakdown"}, summary, tag("div", {"class": "counts"}, *counts))
        yield tag("h2", None, "Records")
        said = f"{self._wanting:,} want a look; they stand first." if self._wanting else "None wants a look."
        yield tag("p", None, said)
        heads = [
            tag("th", {"scope": "col", "title": why, "class": "figure" if is_figure else None}, name)
            for name, why, is_figure in _COLUMNS
        ]
        rows = [row for _, _, row in sorted(self._rows)]
        table = tag(
            "table", {"class": "sortable"}, tag("thead", None, tag("tr", None, *heads)), tag("tbody", None, *rows)
        )
        yield tag("div", {"class": "wide", "tabindex": 0, "role": "region", "aria-label": "Records"}, table)

    def _tally(self) -> Html:
        figures = (
            ("Statements", self.count),
            ("Want a look", self._wanting),
            ("Demands", self._sums["demands"]),
            ("Signatories", self._sums["signatories"]),
            ("Names of organisations", len(self._organisations)),
        )
        pairs = [tag("div", None, tag("dt", None, name), tag("dd", None, f"{count:,}")) for name, count in figures]
        return tag("dl", {"class": "tally"}, *pairs)


def _counts(name: str, counts: Mapping[str, int]) -> Html:
    """A small table of counts, the most frequent or the last year first; what is beyond `_SHOWN` as one row."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if name == "Year":
        ordered.sort(key=lambda pair: (pair[0].isdigit(), pair[0]), reverse=True)
    shown = ordered[:_SHOWN]
    if len(ordered) > _SHOWN:
        shown.append((f"{len(ordered) - _SHOWN} more", sum(count for _, count in ordered[_SHOWN:])))
    rows = [
        tag("tr", None, tag("th", {"scope": "row"}, value), tag("td", {"class": "figure"}, f"{count:,}"))
        for value, count in shown
    ]
    return tag("section", None, tag("h3", None, name), tag("table", None, tag("tbody", None, *rows)))


def _row(number: int, statement: Statement, need: Need, address: str) -> Html:
    name = statement.title or statement.source.name or f"Statement {number}"
    reasons = [tag("span", {"class": "reason"}, reason) for reason in need.reasons]
    cells: list[tuple[str | None, Child]] = [
        ("figure", str(need.weight)),
        (None, tag("a", {"href": address, "dir": "auto"}, bdi(name))),
        ("date", _date(statement)),
        (None, statement.language or "–"),
        ("figure", str(len(statement.demands))),
        ("figure", str(len(statement.signatories))),
        (None, bdi(statement.source.name or statement.source.url)),
        (None, join(reasons)),
    ]
    return tag("tr", None, *[tag("td", {"class": kind}, cell) for kind, cell in cells])


def _date(statement: Statement) -> str:
    detail = statement.date_detail
    if detail is None:
        return statement.date.isoformat() if statement.date else "–"
    return detail.iso
