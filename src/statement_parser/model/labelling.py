"""What we believe of each block: its zone, its role, how sure, and which rules voted."""

from __future__ import annotations

import enum

import msgspec

from statement_parser.model.document import Span


class Zone(enum.StrEnum):
    """The part of a statement that a block belongs to."""

    META = "meta"
    CHROME = "chrome"
    HEAD = "head"
    BODY = "body"
    DEMANDS = "demands"
    BULLETS = "bullets"
    SIGNATORIES = "signatories"
    NOTES = "notes"


class Role(enum.StrEnum):
    """What a block is inside its zone."""

    META = "meta"
    CHROME = "chrome"
    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LEAD_IN = "lead-in"
    DEMAND = "demand"
    BULLET = "bullet"
    SIGN_OFF = "sign-off"
    SIGNATORY_HEADING = "signatory-heading"
    GROUP_HEADING = "group-heading"
    SIGNATORY = "signatory"
    SIGNATORY_DETAIL = "signatory-detail"
    NOTE = "note"
    TRANSLATIONS = "translations"
    """A line of chrome that names the languages in which the text is to be had."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """The label of one block."""

    zone: Zone
    role: Role
    score: float
    """0 to 1: the margin over the next best zone, squashed."""
    rules: tuple[str, ...] = ()
    """Names of the rules that voted for this zone, strongest first."""


class Labelling(msgspec.Struct, frozen=True, kw_only=True):
    """Labels of a document, one for each block, in the same order."""

    labels: tuple[Label, ...]
    headline: Span | None = None
    """The title: of a block of the text, or of metadata."""
    undersigned: int | None = None
    """Block in which the text first speaks of those who sign it."""

    def __getitem__(self, index: int) -> Label:
        return self.labels[index]
