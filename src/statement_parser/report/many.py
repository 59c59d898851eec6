"""Reports of many records: on one page, or as a folder with an index and a page for each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from statement_parser.atomic_output import Made, written_beside
from statement_parser.model.statement import Statement
from statement_parser.report.evidence import Evidence, evidence_of
from statement_parser.report.index import Index
from statement_parser.report.markup import tag
from statement_parser.report.page import page_of, record_parts
from statement_parser.report.shell import GENERATOR, whole_page

ON_ONE_PAGE: Final = 200
"""Records that one page shows at the most; above, a browser is slow with it."""
_INDEX: Final = "index.html"
_RECORDS: Final = "records"
_PAGE: Final = re.compile(r"records/[0-9]{6,12}-[0-9a-f]{12}\.html")
_MARK: Final = GENERATOR.encode()

Numbered = tuple[int, Evidence]
"""A record with its place, 1-based, among the records of the report."""


def with_sources(statements: Sequence[Statement], sources: Iterable[bytes]) -> Iterator[Numbered]:
    """Records with those of the sources that they were read from, told by their sha256; one source at a time is held.

    The records come in the order of the sources, then those without one in their own.
    """
    wanted: dict[str, list[int]] = {}
    for number, statement in enumerate(statements, 1):
        wanted.setdefault(statement.id, []).append(number)
    for source in sources:
        for number in wanted.pop(hashlib.sha256(source).hexdigest(), ()):
            yield number, evidence_of(statements[number - 1], source)
        if not wanted:
            return
    for number in sorted(number for numbers in wanted.values() for number in numbers):
        yield number, evidence_of(statements[number - 1], None)


def write_page(path: Path, records: Iterable[Numbered]) -> int:
    """Write one page: of one record that alone, of several an index with all of them below; how many they were.

    Raises:
        ValueError: more than `ON_ONE_PAGE`.
        OSError: it cannot be written.
    """
    held: list[Numbered] = []
    for numbered in records:
        held.append(numbered)
        if len(held) > ON_ONE_PAGE:
            raise ValueError(f"more than {ON_ONE_PAGE} records are too many for one page: name a folder as output")
    page = page_of(held[0][1]) if len(held) == 1 else _all_on_one(sorted(held, key=lambda numbered: numbered[0]))
    with written_beside(path) as beside:
        beside.write_text(page, encoding="utf-8")
    return len(held)


def _all_on_one(records: Iterable[Numbered]) -> str:
    index = Index()
    entries = []
    for number, evidence in records:
        index.add(number, evidence.statement, f"#r{number}")
        home = tag("p", None, tag("a", {"href": "#top"}, "↑ All records"))
        parts = record_parts(evidence, f"r{number}-", level=2)
        entries.append(tag("section", {"class": "entry", "id": f"r{number}"}, home, *parts))
    body = [tag("div", {"id": "top"}, *index.parts()), *entries]
    return whole_page("Records", body, sortable=True)


def write_folder(folder: Path, records: Iterable[Numbered]) -> int:
    """Write index.html and, below records/, a page for each record; how many they were. One page at a time is held.

    Raises:
        OSError: the folder holds something that is no report; it cannot be written.
    """
    index = Index()
    with written_beside(folder, made=MADE) as beside:
        (beside / _RECORDS).mkdir(parents=True)
        for number, evidence in records:
            address = f"{_RECORDS}/{number:06d}-{evidence.statement.id[:12]}.html"
            (beside / address).write_text(page_of(evidence, back=f"../{_INDEX}"), encoding="utf-8")
            index.add(number, evidence.statement, address)
        (beside / _INDEX).write_text(whole_page("Records", index.parts(), sortable=True), encoding="utf-8")
    return index.count


def _is_report(name: str, head: bytes) -> bool:
    """Whether a file, by its path in the folder and its first bytes, is a page of a report."""
    if name == f"{_RECORDS}/":
        return True
    return (name == _INDEX or _PAGE.fullmatch(name) is not None) and _MARK in head


MADE: Final = Made("a report", _is_report)
