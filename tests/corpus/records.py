"""Records of statements for tests of a corpus, made of a few words."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import Any

from statement_parser.model.document import Source, Span
from statement_parser.model.statement import Demand, Passage, Signatory, Statement
from statement_parser.organisations.names import parse_name

PARAGRAPHS = (
    "The ferry of Port Callan sank on 3 May 2019 with 214 people on board, and 96 of them were never found.",
    "The inquiry was closed after nineteen days, before a single sailor of the harbour had been heard by the judge.",
    "We who lost our sons and daughters that night ask for nothing but the papers that the company still holds.",
    "The company has sold the sister ship to a yard in Oland, where it is to be broken up before the winter comes.",
)
NAMES = ("Harbour Watch", "Lamplight Foundation", "Sailors Without Borders", "Women of the Quay", "Free Media Desk")


def record(
    paragraphs: Sequence[str] = PARAGRAPHS,
    names: Sequence[str] = NAMES,
    *,
    title: str | None = "The ferry of Port Callan",
    date: str | None = "2020-05-03",
    language: str | None = "en",
    demands: Sequence[str] = (),
    **fields: Any,
) -> Statement:
    key = repr((paragraphs, names, title, date, language, demands, sorted(fields)))
    identity = hashlib.sha256(key.encode()).hexdigest()
    texts = [*paragraphs, *demands]
    spans = [(Span(number, 0, len(text)),) for number, text in enumerate(texts)]
    values: dict[str, Any] = {
        "id": identity,
        "produced_by": "a test",
        "source": Source(kind="html", sha256=identity, size=1, name=f"{identity[:6]}.html"),
        "title": title,
        "date": datetime.date.fromisoformat(date) if date else None,
        "language": language,
        "paragraphs": tuple(Passage(text=text, spans=where) for text, where in zip(paragraphs, spans, strict=False)),
        "demands": tuple(
            Demand(text=text, spans=where) for text, where in zip(demands, spans[len(paragraphs) :], strict=True)
        ),
        "signatories": tuple(
            Signatory(raw=name, kind="organisation", name=name, organisation=parse_name(name)) for name in names
        ),
    }
    return Statement(**{**values, **fields})
