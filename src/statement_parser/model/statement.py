"""The record: what a statement says, every value with the spans of the document that it was read from."""

from __future__ import annotations

import datetime
from typing import Any, Literal

import msgspec

from statement_parser.model.document import Issue, Source, Span
from statement_parser.model.organisation import OrganisationName

SCHEMA_VERSION = 1
"""Raised when a field changes its meaning or goes; fields may be added without."""

SignatoryKind = Literal["organisation", "person", "unknown"]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of text with its place."""

    text: str
    spans: tuple[Span, ...] = ()
    score: float = 1.0
    """How sure, 0 to 1."""


class Bullet(msgspec.Struct, frozen=True, kw_only=True):
    """An item of a list that is no demand: a fact, a case, a reference."""

    text: str
    """Without its marker."""
    marker: str | None = None
    """As printed."""
    spans: tuple[Span, ...] = ()
    score: float = 1.0


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """One call, recommendation or demand of a list."""

    text: str
    """Whole, without its marker."""
    marker: str | None = None
    """As printed: "1.", "•", "(a)"."""
    number: int | None = None
    """The marker's value, where it counts."""
    level: int = 1
    """1 outermost, 2 an item inside another."""
    parent: int | None = None
    """Place in `Statement.demands` of the item that it is part of."""
    lead_in: str | None = None
    """The sentence or heading that leads into its list."""
    addressee: str | None = None
    """Of whom it is demanded, where the lead-in says so in a form that is understood."""
    spans: tuple[Span, ...] = ()
    score: float = 1.0


class Signatory(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a list of signatories."""

    number: int | None = None
    """As printed."""
    raw: str
    """The entry as printed, without its marker."""
    kind: SignatoryKind = "unknown"
    name: str
    """The name for display; of "Name, Role, Organisation" the person's."""
    organisation: OrganisationName | None = None
    """For kinds organisation and unknown."""
    affiliation: str | None = None
    """Institution or role of a person, as printed."""
    affiliation_spans: tuple[Span, ...] = ()
    """Where the affiliation stands, if not in the entry itself."""
    group: str | None = None
    """The heading inside the list above it ("National organisations")."""
    spans: tuple[Span, ...] = ()
    score: float = 1.0


class StatementDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date of the statement with its evidence."""

    value: datetime.date
    """The first day of the month or year where `precision` is less than a day."""
    precision: Literal["day", "month", "year"] = "day"
    kind: Literal["signed", "published"]
    """signed: the statement bears it; published: only the page does."""
    printed: str
    """As printed."""
    spans: tuple[Span, ...] = ()
    score: float = 1.0


class Translation(msgspec.Struct, frozen=True, kw_only=True):
    """The same statement in another language, as the page says."""

    language: str
    """ISO 639 code (BCP 47 tag of hreflang, lower case), or the printed name where it is not known."""
    url: str | None = None
    spans: tuple[Span, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A joint statement as read from one source."""

    schema_version: int = SCHEMA_VERSION
    id: str
    """sha256 of the bytes."""
    produced_by: str
    """Name and version of the library."""
    status: Literal["ok", "partial"] = "ok"
    """partial: a limit cut something off; the issues say what."""
    source: Source
    language: str | None = None
    """ISO 639-1 code of the text, 639-3 where there is none ("ckb"); "kmr" is Kurmanji."""
    title: str | None = None
    date: datetime.date | None = None
    """The statement's date where it is known to the day."""
    date_detail: StatementDate | None = None
    title_passage: Passage | None = None
    paragraphs: tuple[Passage, ...] = ()
    demands: tuple[Demand, ...] = ()
    other_bullets: tuple[Bullet, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    author: Passage | None = None
    """Who the page names as its author."""
    publisher: Passage | None = None
    """The site, as its metadata names it."""
    canonical_url: str | None = None
    translations: tuple[Translation, ...] = ()
    issues: tuple[Issue, ...] = ()

    def to_dict(self, *, evidence: bool = True) -> dict[str, Any]:
        """The record as plain dicts, lists, strings and numbers, as in JSON.

        Args:
            evidence: False leaves out spans and scores.
        """
        record: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return record if evidence else _without_evidence(record)

    def to_json(self, *, evidence: bool = True, indent: int | None = 2) -> str:
        """The record as JSON text; the same record gives the same text. `indent=None`: on one line."""
        encoded = msgspec.json.encode(self if evidence else self.to_dict(evidence=False))
        return (encoded if indent is None else msgspec.json.format(encoded, indent=indent)).decode()

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Statement:
        """The record that `to_dict` gave (unknown keys, of a later minor version, are passed over).

        Raises:
            ValueError: not such a record, or of another schema version; the message says where.
        """
        version = record.get("schema_version", SCHEMA_VERSION) if isinstance(record, dict) else None
        if version != SCHEMA_VERSION:
            raise ValueError(f"schema_version {version!r}: this version reads {SCHEMA_VERSION}")
        return msgspec.convert(record, cls)

    def _repr_html_(self) -> str:
        from statement_parser.model.view import statement_html

        return statement_html(self)


def _without_evidence(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_evidence(v) for k, v in value.items() if k not in ("spans", "affiliation_spans", "score")}
    if isinstance(value, list):
        return [_without_evidence(v) for v in value]
    return value
