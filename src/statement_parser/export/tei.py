"""A record as TEI P5: header with source and signatories, text with head, date, paragraphs, lists.

What is written is described by tei.rng beside this file, a subset of the schema of TEI P5 (tei-c.org/guidelines/p5).
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from statement_parser.export.organisation_of import Body, body_of
from statement_parser.export.outline import Part, PartKind, outline
from statement_parser.export.tables import Resolved, nobody
from statement_parser.model.statement import Statement, StatementDate
from statement_parser.text.clean import for_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
CORPUS_HEAD: Final = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{NAMESPACE}">\n<teiHeader><fileDesc>'
    "<titleStmt><title>Joint statements</title></titleStmt><publicationStmt><p>Written by statement-parser.</p>"
    "</publicationStmt><sourceDesc><p>See each text.</p></sourceDesc></fileDesc></teiHeader>\n"
)
"""What stands before several texts."""
CORPUS_FOOT: Final = "</teiCorpus>\n"
"""What stands behind them."""
_XML = "{http://www.w3.org/XML/1998/namespace}"
_UNSURE = 0.6
_LISTS = {PartKind.DEMAND: "demands", PartKind.BULLET: "bullets"}


def to_tei(statement: Statement, resolved: Resolved = nobody) -> str:
    """The record as a `TEI` element, without an XML declaration; a line feed at the end.

    Args:
        statement: the record.
        resolved: the organisation behind an entry, of a registry; its id is then that of the `org`.
    """
    from lxml import etree

    root = _Maker().text(statement, resolved)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def schema_text() -> str:
    """The RELAX NG schema, as XML, of what `to_tei` writes; of a `teiCorpus` too."""
    return resources.files("statement_parser.export").joinpath("tei.rng").read_text("utf-8")


class _Maker:
    """Makes elements; those of who signs are known by their ids."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def add(self, parent: _Element | None, name: str, text: str | None = None, **attributes: str | None) -> _Element:
        """An element below `parent`. Attributes without a value are left out; `xml_id` is xml:id, `from_` is from."""
        from lxml import etree

        qualified = f"{{{NAMESPACE}}}{name}"
        spaces: dict[Any, str] = {None: NAMESPACE}  # the stubs know no default namespace
        made = etree.Element(qualified, nsmap=spaces) if parent is None else etree.SubElement(parent, qualified)
        for key, value in attributes.items():
            if value is not None:
                made.set(key.replace("xml_", _XML), for_xml(value))
        if text is not None:
            made.text = for_xml(text)
        return made

    def text(self, statement: Statement, resolved: Resolved) -> _Element:
        bodies = [body_of(statement, place, resolved) for place in range(len(statement.signatories))]
        root = self.add(None, "TEI", xml_id=f"s-{statement.id[:16]}", xml_lang=statement.language)
        header = self.add(root, "teiHeader")
        self._file(header, statement)
        made = self.add(self.add(header, "encodingDesc"), "appInfo")
        name, _, version = statement.produced_by.partition(" ")
        application = self.add(made, "application", ident=name or "unknown", version=version or "0")
        self.add(application, "label", statement.produced_by)
        self._profile(header, statement, bodies)
        self._body(self.add(self.add(root, "text"), "body"), statement, bodies)
        return root

    def _file(self, header: _Element, statement: Statement) -> None:
        source, title = statement.source, statement.title or "Untitled"
        described = self.add(header, "fileDesc")
        titles = self.add(described, "titleStmt")
        self.add(titles, "title", title)
        if statement.author:
            self.add(titles, "author", statement.author.text)
        published = self.add(described, "publicationStmt")
        self.add(published, "p", "Read from the source described below.")
        bibl = self.add(self.add(described, "sourceDesc"), "bibl")
        self.add(bibl, "title", title)
        if statement.publisher:
            self.add(bibl, "publisher", statement.publisher.text)
        if statement.date_detail:
            self._date(bibl, statement.date_detail)
        for address in dict.fromkeys(filter(None, (source.url, statement.canonical_url))):
            self.add(bibl, "idno", address, type="url")
        if source.name:
            self.add(bibl, "idno", source.name, type="file")
        self.add(bibl, "idno", statement.id, type="sha256")

    def _date(self, parent: _Element, date: StatementDate) -> None:
        self.add(parent, "date", date.printed, when=date.iso, type=date.kind, cert=_cert(date.score))

    def _profile(self, header: _Element, statement: Statement, bodies: list[Body | None]) -> None:
        persons = [(place, one) for place, one in enumerate(statement.signatories, 1) if one.kind == "person"]
        # One body under two spellings is there once, under the first.
        known = {body.id: body for body in reversed(bodies) if body is not None}
        if not (statement.language or persons or known):
            return
        profile = self.add(header, "profileDesc")
        if statement.language:
            used = self.add(profile, "langUsage")
            self.add(used, "language", statement.language, ident=statement.language)
        if not (persons or known):
            return
        signing = self.add(profile, "particDesc")
        if known:
            bodies_list = self.add(signing, "listOrg")
            for body in reversed(known.values()):
                self._org(bodies_list, statement, body)
        if persons:
            persons_list = self.add(signing, "listPerson")
            for place, one in persons:
                person = self.add(persons_list, "person", xml_id=_id(statement, f"p{place}"))
                self.add(person, "persName", one.name)
                if one.affiliation:
                    self.add(person, "affiliation", one.affiliation)

    def _org(self, parent: _Element, statement: Statement, body: Body) -> None:
        org = self.add(parent, "org", xml_id=_id(statement, body.id))
        self.add(org, "orgName", body.name, type="display")
        for alias in body.aliases:
            self.add(org, "orgName", alias, type="alias")
        if body.acronym and body.acronym != body.name:
            self.add(org, "orgName", body.acronym, type="abbreviation")
        if body.country:
            self.add(org, "country", body.country)
        for scheme, number in body.ids:
            self.add(org, "idno", number, type=scheme)

    def _body(self, body: _Element, statement: Statement, bodies: list[Body | None]) -> None:
        parts = list(outline(statement))
        first = next((n for n, part in enumerate(parts) if part.kind is PartKind.SIGNATORIES), len(parts))
        self._running(body, parts[:first], statement)
        if parts[first:]:
            self._signatories(body, parts[first:], statement, bodies)
        if len(body) == 0:
            self.add(body, "p")

    def _running(self, body: _Element, parts: list[Part], statement: Statement) -> None:
        """Head, date, paragraphs and lists; a list inside an item is one of its own."""
        open_lists: list[_Element] = []
        kind: PartKind | None = None
        for part in parts:
            if part.kind not in _LISTS:
                open_lists = []
            if part.kind is PartKind.TITLE:
                self.add(body, "head", part.text)
            elif part.kind is PartKind.DATE:
                dateline = self.add(self.add(body, "opener"), "dateline")
                detail = statement.date_detail
                if detail is None:
                    self.add(dateline, "date", part.text, when=part.text)
                else:
                    self._date(dateline, detail)
            elif part.kind is PartKind.PARAGRAPH:
                self.add(body, "p", part.text)
            elif part.kind is PartKind.LEAD_IN:
                open_lists = [self.add(body, "list", type="demands")]
                self.add(open_lists[0], "head", part.text)
                kind = PartKind.DEMAND
            else:
                if part.kind is not kind:
                    open_lists = []
                kind = part.kind
                self._item(body, open_lists, part)

    def _item(self, body: _Element, open_lists: list[_Element], part: Part) -> None:
        """An item at the end of the list of its level, which is opened where it is not."""
        del open_lists[part.level :]
        while len(open_lists) < part.level:
            above = open_lists[-1] if open_lists else None
            items = [] if above is None else above.findall(f"{{{NAMESPACE}}}item")
            if above is not None and not items:
                break
            parent = items[-1] if items else body
            open_lists.append(self.add(parent, "list", type=_LISTS[part.kind]))
        self.add(open_lists[-1], "item", part.text)

    def _signatories(self, body: _Element, parts: list[Part], statement: Statement, bodies: list[Body | None]) -> None:
        division = self.add(body, "div", type="signatories")
        self.add(division, "head", parts[0].text)
        entries: Iterator[int] = iter(range(len(statement.signatories)))
        current: _Element | None = None
        for part in parts[1:]:
            if part.kind is PartKind.SIGNATORY:
                if current is None:
                    current = self.add(division, "list")
                self._entry(current, next(entries), statement, bodies)
            elif part.kind is PartKind.GROUP:
                current = self.add(division, "list")
                self.add(current, "head", part.text)
            else:
                current = None

    def _entry(self, parent: _Element, place: int, statement: Statement, bodies: list[Body | None]) -> None:
        one, body = statement.signatories[place], bodies[place]
        item = self.add(parent, "item", n=None if one.number is None else str(one.number))
        cert = _cert(one.score)
        if one.kind == "person":
            self.add(item, "persName", one.raw, ref="#" + _id(statement, f"p{place + 1}"), cert=cert)
        elif body is not None:
            self.add(item, "orgName", one.raw, ref="#" + _id(statement, body.id), cert=cert)
        else:
            self.add(item, "name", one.raw, cert=cert)


def _id(statement: Statement, own: str) -> str:
    """Unique in a corpus too."""
    return f"s-{statement.id[:16]}-{own}"


def _cert(score: float) -> str | None:
    return "low" if score < _UNSURE else None
