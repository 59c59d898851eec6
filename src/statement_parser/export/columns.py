"""What stands in each column of the tables of tables.py; docs/data-model.md is made from it."""

from __future__ import annotations

from typing import Final

_STATEMENT = "The statement: `statements.id`."
_PLACE = "From 1, in the order of the record."

TABLE_NOTES: Final[dict[str, str]] = {
    "statements": "One row a statement: a different sequence of bytes.",
    "sources": "One row a document: where a statement stood, once or more.",
    "paragraphs": "One row a paragraph.",
    "demands": "One row a demand.",
    "other_bullets": "One row an item of a list that is neither demand nor signatory.",
    "signatories": "One row an entry of a list of those who sign.",
    "organisations": "One row a comparison key of a name: spellings that differ in case, accents and punctuation are "
    "one. Bodies as `resolve` finds them are those of `signatories.resolved_id`.",
    "issues": "One row an issue.",
}

COLUMN_NOTES: Final[dict[str, dict[str, str]]] = {
    "statements": {
        "id": "sha256 of the bytes, as `Statement.id`.",
        "title": "The headline.",
        "date": "Where it is known to the day; empty otherwise, see `date_value`.",
        "language": "ISO 639-1 code, 639-3 where there is none.",
        "status": "`ok` or `partial`.",
        "author": "Whom the page names as its author.",
        "publisher": "The site.",
        "canonical_url": "The address that the page gives as its own.",
        "paragraphs": "How many there are.",
        "demands": "How many there are.",
        "signatories": "How many there are.",
        "produced_by": "Name and version of the library.",
        "date_value": 'The first day that it may be: 2021-03-01 of "March 2021". As `StatementDate.value`.',
        "date_printed": 'The date as printed, or as the metadata give it: "March 2021". As `StatementDate.printed`.',
        "date_precision": "`day`, `month` or `year`: to what the date is known. As `StatementDate.precision`.",
        "date_kind": "`signed`: the statement bears it; `published`: only the page does. As `StatementDate.kind`.",
    },
    "sources": {
        "statement_id": _STATEMENT,
        "name": "Path in the inputs.",
        "url": "Where it was fetched from.",
        "captured": "When it was, by the web archive.",
        "digest": "Checksum that the web archive has of it.",
        "kind": "`html`, `text` or `pdf`.",
        "size": "Bytes.",
        "encoding": "Of characters, as it was read.",
    },
    "paragraphs": {
        "id": "`<statement_id>.p<place>`.",
        "statement_id": _STATEMENT,
        "place": _PLACE,
        "text": "The paragraph.",
    },
    "demands": {
        "id": "`<statement_id>.d<place>`.",
        "statement_id": _STATEMENT,
        "place": _PLACE,
        "marker": "As printed.",
        "number": "The number in it.",
        "level": "1, or more inside other items.",
        "parent_id": "The demand that it is an item of: `demands.id`.",
        "lead_in": "The line that leads into the list.",
        "addressee": "Of whom it is demanded.",
        "text": "The demand.",
    },
    "other_bullets": {
        "id": "`<statement_id>.b<place>`.",
        "statement_id": _STATEMENT,
        "place": _PLACE,
        "marker": "As printed.",
        "text": "The item.",
    },
    "signatories": {
        "id": "`<statement_id>.s<place>`.",
        "statement_id": _STATEMENT,
        "place": f"{_PLACE} `Mention.position` counts from 0.",
        "number": "As printed or as the list makes it.",
        "raw": "The entry as printed, without its marker.",
        "kind": "`organisation`, `person` or `unknown`.",
        "name": "For display.",
        "affiliation": "Institution or role of a person; country or place in a column beside a body.",
        "list_group": "The heading in the list above it.",
        "organisation_id": "The name, not the body: `organisations.id`; empty of persons.",
        "resolved_id": "The body: `Organisation.id` (`org-...`) of `resolve`, `network` and `Corpus.organisations`. "
        "There in frames and tables of a `Corpus`, and of `export --organisations`; else empty.",
        "acronym": "Of the body, as printed.",
        "seat": "Where the body sits, as printed. As `OrganisationName.place`.",
        "country": "ISO 3166-1 alpha-2 code of `seat`.",
        "resolved_why": "Why the name is one of that body's: `Variant.joined` in a line, with the spelling that it was "
        "joined to in brackets; empty of the oldest spelling, and where `resolved_id` is.",
    },
    "organisations": {
        "id": "16 hexadecimal digits made from `key`: the same in all runs.",
        "name": "As first seen.",
        "script": "ISO 15924 code of most of its letters.",
        "key": "Strict comparison key.",
    },
    "issues": {
        "statement_id": _STATEMENT,
        "code": "See the [codes of issues](#issue-codes).",
        "field": "What it is about.",
        "detail": "In words.",
    },
}
"""Of each table what is in its columns. What is not known is empty (None)."""
