"""Records made by hand, for tests of what comes after parsing."""

from __future__ import annotations

import datetime
from typing import Any

from statement_parser.model.document import Issue, Source, Span
from statement_parser.model.organisation import OrganisationName
from statement_parser.model.statement import (
    Bullet,
    Demand,
    Passage,
    Signatory,
    Statement,
    StatementDate,
    Translation,
)

SOURCE = Source(kind="html", sha256="0" * 64, size=1234, name="a.html", url="https://example.org/a", encoding="utf-8")
HOSTILE = "<script>alert(1)</script> \"'&amp; <img src=x onerror=alert(2)> [x](javascript:alert(3)) `c` *b* # h"


def statement(**changes: Any) -> Statement:
    """A record with something in every field; `changes` replace fields."""
    lead_in = "We call on the court to:"
    fields: dict[str, Any] = {
        "id": "0" * 64,
        "produced_by": "statement-parser 0",
        "source": SOURCE,
        "language": "en",
        "title": "Joint Statement on the Court",
        "title_passage": Passage(text="Joint Statement on the Court", spans=(Span(0, 0, 28),)),
        "date": datetime.date(2018, 11, 15),
        "date_detail": StatementDate(
            value=datetime.date(2018, 11, 15), kind="signed", printed="15 November 2018", spans=(Span(1, 0, 16),)
        ),
        "paragraphs": (
            Passage(text="The court has not met since 2012.", spans=(Span(2, 0, 33),)),
            Passage(text=lead_in, spans=(Span(3, 0, 24),)),
            Passage(text="We will follow what it does.", spans=(Span(7, 0, 28),)),
        ),
        "demands": (
            Demand(text="Meet in public.", marker="•", lead_in=lead_in, spans=(Span(4, 0, 15),)),
            Demand(text="Hear the families:", marker="•", lead_in=lead_in, spans=(Span(5, 0, 18),)),
            Demand(text="all of them", marker="-", level=2, parent=1, lead_in=lead_in, spans=(Span(6, 0, 11),)),
        ),
        "other_bullets": (Bullet(text="Case 12 was closed.", marker="•", spans=(Span(8, 0, 19),)),),
        "signatories": (
            Signatory(
                number=1,
                raw="Badael",
                kind="organisation",
                name="Badael",
                organisation=OrganisationName(raw="Badael", name="Badael", script="Latn", key="badael"),
                group="Local organisations",
                spans=(Span(9, 0, 6),),
            ),
            Signatory(
                number=2,
                raw="Dr A. Name, Lawyer",
                kind="person",
                name="A. Name",
                affiliation="Lawyer",
                group="Local organisations",
                spans=(Span(10, 0, 18),),
            ),
        ),
        "author": Passage(text="Press office"),
        "publisher": Passage(text="Example"),
        "canonical_url": "https://example.org/a",
        "translations": (Translation(language="ar", url="https://example.org/ar"),),
        "issues": (Issue(code="count-mismatch", detail="The heading says 3.", field="signatories"),),
    }
    return Statement(**{**fields, **changes})


def bare(**changes: Any) -> Statement:
    """A record with nothing found; `changes` replace fields."""
    return Statement(id="0" * 64, produced_by="statement-parser 0", source=SOURCE, **changes)
