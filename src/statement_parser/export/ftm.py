"""A record as entities of FollowTheMoney: the document, who signs, and that they did (followthemoney.tech).

One entity a line, as `ftm` and Aleph read them. A body that signs several statements is there with each of them, under
one id: `ftm aggregate` makes one entity of it.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any, Final

import msgspec

from statement_parser.export.dates import iso_date
from statement_parser.export.organisation_of import Body, body_of
from statement_parser.export.tables import Resolved, nobody
from statement_parser.model.document import ENDING_OF
from statement_parser.model.statement import Signatory, Statement

_SCHEMAS: Final = {"html": "HyperText", "text": "PlainText", "pdf": "Pages"}
_PREFIX: Final = "sp-"
_SCHEMES: Final = {"wikidata": "wikidataId"}
"""Schemes of authority files that the model has a property for."""

Entity = dict[str, Any]


def to_ftm(statement: Statement, resolved: Resolved = nobody) -> str:
    """The entities as JSON, one a line.

    Args:
        statement: the record.
        resolved: the organisation behind an entry, of a registry; its id is then that of the entity.
    """
    return "".join(msgspec.json.encode(entity).decode() + "\n" for entity in entities(statement, resolved))


def entities(statement: Statement, resolved: Resolved = nobody) -> Iterator[Entity]:
    """The document, then each who signs with the link to it (`Documentation`, role "signatory")."""
    document = _document(statement)
    yield document
    for place, one in enumerate(statement.signatories):
        signing = _signing(statement, place, one, body_of(statement, place, resolved))
        yield signing
        link = {
            "document": [document["id"]],
            "entity": [signing["id"]],
            "role": ["signatory"],
            "date": [iso_date(statement)],
            "recordId": [str(one.number)] if one.number is not None else [],
            "summary": [one.raw],
        }
        yield _entity(f"{document['id']}-s{place + 1}", "Documentation", link)


def _document(statement: Statement) -> Entity:
    source = statement.source
    language = _languages().get(statement.language or "")
    addresses = [address for address in (source.url, statement.canonical_url) if _is_web(address)]
    name = source.name or statement.id[:12] + ENDING_OF[source.kind]
    texts = [
        *(passage.text for passage in statement.paragraphs),
        *(demand.text for demand in statement.demands),
        *(bullet.text for bullet in statement.other_bullets),
    ]
    return _entity(
        _PREFIX + statement.id[:40],
        _SCHEMAS[source.kind],
        {
            "title": [statement.title],
            "fileName": [name],
            "fileSize": [str(source.size)],
            "encoding": [source.encoding],
            "date": [iso_date(statement)],
            "language": [language],
            "author": [statement.author.text] if statement.author else [],
            "publisher": [statement.publisher.text] if statement.publisher else [],
            "sourceUrl": list(dict.fromkeys(addresses)),
            "retrievedAt": [_instant(source.captured)] if source.captured else [],
            "generator": [statement.produced_by],
            "bodyText": texts,
        },
    )


def _signing(statement: Statement, place: int, one: Signatory, body: Body | None) -> Entity:
    if body is None or one.kind == "person":
        # Persons of one name are not one person: each entry is an entity of its own.
        own = hashlib.sha256(f"{statement.id} {place}".encode()).hexdigest()[:40]
        properties: dict[str, Iterable[str | None]] = {"name": [one.name]}
        if one.kind == "person":
            properties["position"] = [one.affiliation]
        return _entity(_PREFIX + own, "Person" if one.kind == "person" else "LegalEntity", properties)
    known: dict[str, Iterable[str | None]] = {
        "name": [body.name],
        "alias": body.aliases,
        "abbreviation": [body.acronym] if body.acronym != body.name else [],
        "country": [body.country.lower()] if body.country else [],
        "legalForm": [body.legal_form],
    }
    numbers: dict[str, list[str]] = {}
    for scheme, number in body.ids:
        numbers.setdefault(_SCHEMES.get(scheme, "idNumber"), []).append(number)
    known["wikidataId"] = [number.rsplit("/", 1)[-1] for number in numbers.pop("wikidataId", [])]
    known |= numbers
    return _entity(_PREFIX + body.id, "Organization" if one.kind == "organisation" else "LegalEntity", known)


def _entity(id_: str, schema: str, properties: Mapping[str, Iterable[str | None]]) -> Entity:
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _instant(moment: datetime.datetime) -> str:
    """In UTC, of which the model takes no sign."""
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _is_web(address: str | None) -> bool:
    return address is not None and address.startswith(("http://", "https://"))


@functools.cache
def _languages() -> dict[str, str]:
    path = resources.files("statement_parser.export").joinpath("ftm_languages.toml")
    return tomllib.loads(path.read_text("utf-8"))
