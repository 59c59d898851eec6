"""A record as JSON-LD in the vocabulary of schema.org: an `Article` whose contributors are those who sign."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from statement_parser.export.dates import iso_date
from statement_parser.export.organisation_of import Body, body_of
from statement_parser.export.tables import Resolved, nobody
from statement_parser.model.statement import Signatory, Statement

CONTEXT: Final = "https://schema.org"
_PLACES = {"ror": "https://ror.org/", "wikidata": "https://www.wikidata.org/entity/"}


def to_json_ld(statement: Statement, resolved: Resolved = nobody) -> str:
    """The record as one JSON object; no line feed at its end.

    Each signatory is a `Role` with roleName "signatory" (schema.org/docs/roles). Demands are the `mainEntity`, a list.

    Args:
        statement: the record.
        resolved: the organisation behind an entry, of a registry.
    """
    return msgspec.json.format(msgspec.json.encode(json_ld(statement, resolved)), indent=2).decode()


def json_ld(statement: Statement, resolved: Resolved = nobody) -> dict[str, Any]:
    """As `to_json_ld`, as plain dicts and lists."""
    source = statement.source
    demands = [
        {"@type": "ListItem", "position": place, "name": demand.text}
        for place, demand in enumerate(statement.demands, 1)
    ]
    signatories = [
        {"@type": "Role", "roleName": "signatory", "contributor": _agent(one, body_of(statement, place, resolved))}
        for place, one in enumerate(statement.signatories)
    ]
    translations = [
        _without_empty({"@type": "Article", "inLanguage": each.language, "url": each.url})
        for each in statement.translations
    ]
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "Article",
            "@id": f"urn:sha256:{statement.id}",
            "headline": statement.title,
            "datePublished": iso_date(statement),
            "inLanguage": statement.language,
            "url": statement.canonical_url or source.url,
            "author": {"@type": "Organization", "name": statement.author.text} if statement.author else None,
            "publisher": {"@type": "Organization", "name": statement.publisher.text} if statement.publisher else None,
            "articleBody": "\n\n".join(passage.text for passage in statement.paragraphs),
            "mainEntity": {"@type": "ItemList", "name": "Demands", "itemListElement": demands} if demands else None,
            "contributor": signatories,
            "workTranslation": translations,
        }
    )


def _agent(one: Signatory, body: Body | None) -> dict[str, Any]:
    if one.kind == "person":
        affiliation = {"@type": "Organization", "name": one.affiliation} if one.affiliation else None
        return _without_empty({"@type": "Person", "name": one.name, "affiliation": affiliation})
    if body is None:
        return {"@type": "Organization", "name": one.name}
    names = [*body.aliases, *([body.acronym] if body.acronym and body.acronym != body.name else [])]
    address = {"@type": "PostalAddress", "addressCountry": body.country} if body.country else None
    return _without_empty(
        {
            "@type": "Organization",
            "name": body.name,
            "alternateName": list(dict.fromkeys(names)),
            "address": address,
            "sameAs": [_address(scheme, number) for scheme, number in body.ids if _address(scheme, number)],
        }
    )


def _address(scheme: str, number: str) -> str | None:
    """Where a body is known by an id, as an address of the web."""
    if number.startswith(("http://", "https://")):
        return number
    return _PLACES[scheme] + number if scheme in _PLACES else None


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
