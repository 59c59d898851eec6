"""The written forms of a record, by name: how one is written, and what stands around several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from statement_parser.export import csl, ftm, json_ld, markdown, open_refine, ris, tei, text
from statement_parser.export.tables import Resolved
from statement_parser.model.statement import Statement

Syntax = Literal["json", "xml", "text"]


class Form(NamedTuple):
    """A written form."""

    ending: str
    """Of the name of a file: ".ris"."""
    syntax: Syntax
    """By which rules a character can be escaped."""
    render: Callable[[Statement, Resolved], str]
    """A record."""
    head: str = ""
    """Before several records."""
    between: str = ""
    """Between two."""
    foot: str = ""
    """Behind several."""
    empty: str = ""
    """No records at all."""
    framed: bool = False
    """One record has head and foot as well."""
    end: str = ""
    """Behind one record without head and foot."""
    resolves: bool = False
    """It names the organisation behind an entry, by a registry."""


def _array(ending: str, render: Callable[[Statement, Resolved], str], *, framed: bool = False) -> Form:
    """Objects of JSON: several are an array."""
    return Form(ending, "json", render, "[\n", ",\n", "\n]\n", "[]\n", framed, "\n")


FORMS: Final[dict[str, Form]] = {
    "json": _array(".json", lambda s, _: s.to_json()),
    "jsonl": Form(".jsonl", "json", lambda s, _: s.to_json(indent=None) + "\n"),
    "text": Form(".txt", "text", lambda s, _: text.to_text(s), between="\n---\n\n"),
    "markdown": Form(".md", "text", lambda s, _: markdown.to_markdown(s), between="\n---\n\n"),
    "tei": Form(".tei.xml", "xml", tei.to_tei, head=tei.CORPUS_HEAD, foot=tei.CORPUS_FOOT, resolves=True),
    "jsonld": _array(".jsonld", json_ld.to_json_ld)._replace(resolves=True),
    "csl": _array(".csl.json", lambda s, _: csl.to_csl(s), framed=True),
    "ris": Form(".ris", "text", lambda s, _: ris.to_ris(s)),
    "ftm": Form(".ftm.jsonl", "json", ftm.to_ftm, resolves=True),
    "openrefine": Form(
        ".openrefine.csv", "text", open_refine.to_rows, head=open_refine.header(), framed=True, resolves=True
    ),
}
"""json, jsonl: the record itself. text, markdown: to read. tei: TEI P5. jsonld: schema.org. csl, ris: for managers of
references. ftm: entities of FollowTheMoney. openrefine: signatories as a table."""


def form_of(name: str) -> str | None:
    """The form that the ending of a file's name says; None where it says none.

    >>> form_of("a/records.csl.json"), form_of("records.json"), form_of("a.xml")
    ('csl', 'json', None)
    """
    endings = sorted(FORMS.items(), key=lambda item: len(item[1].ending), reverse=True)
    return next((form for form, found in endings if name.lower().endswith(found.ending)), None)
