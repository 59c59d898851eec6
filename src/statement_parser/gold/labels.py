"""Labels of documents: one JSON file beside each document, with the same stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from statement_parser.model.document import ENDING_OF, Kind
from statement_parser.model.statement import Statement
from statement_parser.typed import from_json

_PLAIN = re.compile(r"[^\w.-]+")
_STEM_CHARS = 60


class GoldSignatory(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the list of signatories, in order."""

    name: str
    """As printed, without number or bullet; of a person with an affiliation, the person."""
    number: int | None = None
    """As printed; None where there is none, or it is not labelled."""
    kind: str | None = None
    """organisation or person."""
    affiliation: str | None = None
    """As printed."""
    group: str | None = None
    """The heading inside the list above it."""
    alt: str | list[str] | None = None
    """Other spellings that are right too."""
    printed: str | None = None
    """The whole entry, where `name` is a part of it; right too."""


class GoldLabel(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says stands in a document."""

    id: str
    """Short name."""
    file: str
    """Name of the document, beside the label."""
    kind: Kind
    """What the document is."""
    source: str | dict[str, str | int | None] | None = None
    """Where it comes from."""
    site: str | None = None
    """The site that it is from; pages of one site are counted together."""
    lang: str | None = None
    """ISO 639 code of the text."""
    title: str | None = None
    """As printed; None: not labelled."""
    title_alt: str | list[str] | None = None
    """Other titles that are right too."""
    alt_titles: str | list[str] | None = None
    """As `title_alt`."""
    date: str | None = None
    """"2021-03-09"; None: the document bears none."""
    date_kind: Literal["signed", "published"] | None = None
    """Whether the statement bears the date, or only the page."""
    date_unlabelled: bool = False
    """Whether the date is not labelled."""
    paragraphs: list[str] | None = None
    """The running text in order; None: not labelled."""
    optional: list[str] = []
    """Texts on which careful readers differ: neither right nor wrong as paragraphs."""
    demands: list[str] | None = None
    """Each item whole, without its mark; None: not labelled."""
    other_bullets: list[str] | None = None
    """The items of other lists; None: not labelled."""
    signatories: list[GoldSignatory] | None = None
    """None: not labelled."""
    negative: bool = False
    """Whether nobody signs."""
    traps: list[str] | str = []
    """What makes it hard, in words."""


def label_of(statement: Statement, stem: str, *, paragraphs: bool = False) -> GoldLabel:
    """The label that a record makes that a person has found right.

    Args:
        statement: the record, with its corrections.
        stem: of the document's name.
        paragraphs: whether the person has looked at them too; else they are not labelled.
    """
    date = statement.date_detail
    address = statement.source.url or statement.canonical_url
    return GoldLabel(
        id=stem,
        file=stem + ENDING_OF[statement.source.kind],
        kind=statement.source.kind,
        source=address or statement.source.name,
        site=(urlsplit(address).hostname if address else None) or "local",
        lang=statement.language,
        title=statement.title,
        date=statement.date.isoformat() if statement.date else None,
        date_kind=date.kind if date else None,
        date_unlabelled=date is not None and date.precision != "day",
        paragraphs=[passage.text for passage in statement.paragraphs] if paragraphs else None,
        demands=[demand.text for demand in statement.demands],
        other_bullets=[bullet.text for bullet in statement.other_bullets],
        signatories=[
            GoldSignatory(
                name=one.name if one.kind == "person" else one.raw,
                alt=one.raw if one.kind == "person" and one.raw != one.name else None,
                number=one.number,
                kind=None if one.kind == "unknown" else one.kind,
                affiliation=one.affiliation,
                group=one.group,
            )
            for one in statement.signatories
        ],
        negative=not statement.signatories,
    )


def stem_of(statement: Statement) -> str:
    """A stem for the files of a record: the name of its source and the beginning of its checksum."""
    name = Path((statement.source.name or "statement").replace("\\", "/")).name.rsplit(".", 1)[0]
    return f"{_PLAIN.sub('-', name)[:_STEM_CHARS].strip('-.') or 'statement'}-{statement.id[:8]}"


def write_label(folder: Path, statement: Statement, source: bytes, *, paragraphs: bool = False) -> Path:
    """Write a document with its label (`label_of`) beside it; the path of the label.

    Raises:
        OSError: it cannot be written.
    """
    label = label_of(statement, stem_of(statement), paragraphs=paragraphs)
    (folder / label.file).write_bytes(source)
    path = folder / f"{label.id}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(label), indent=1) + b"\n")
    return path


def load_labels(folder: Path) -> Iterator[GoldLabel]:
    """The labels in a folder, by name.

    Raises:
        ValueError: a file is no label; the message says which.
        OSError: the folder or a file cannot be read.
    """
    for path in sorted(folder.iterdir()):
        if path.suffix != ".json":
            continue
        try:
            yield from_json(path.read_bytes(), GoldLabel)
        except msgspec.MsgspecError as error:
            raise ValueError(f"{path}: no label: {error}") from error
