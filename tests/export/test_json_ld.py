"""JSON-LD of schema.org: as plain JSON, and as the triples that a reader of JSON-LD makes of it."""

from __future__ import annotations

import importlib.util
import json

import pytest
from msgspec.structs import replace

from statement_parser.export.json_ld import json_ld, to_json_ld
from statement_parser.export.tables import nobody
from statement_parser.model.registry import ExternalId, Organisation, Variant
from tests.export.records import BARE, MONTH, RECORD

REGISTERED = Organisation(
    id="org-1",
    name="Ligue des Rives",
    variants=(Variant(text="Ligue des Rives", mentions=2), Variant(text="League of the Shores", mentions=1)),
    ids=(ExternalId(scheme="ror", id="https://ror.org/0abc", name="x"), ExternalId(scheme="own", id="7", name="x")),
)


def test_what_stands_where() -> None:
    made = json.loads(to_json_ld(RECORD))
    assert made == json_ld(RECORD)
    assert (made["@context"], made["@type"], made["headline"]) == ("https://schema.org", "Article", RECORD.title)
    assert (made["datePublished"], made["inLanguage"]) == ("2021-03-09", "fr")
    assert [each["contributor"]["@type"] for each in made["contributor"]] == [
        "Organization",
        "Organization",
        "Person",
        "Organization",
    ]
    first = made["contributor"][0]["contributor"]
    assert first == {
        "@type": "Organization",
        "name": "Ligue des Rives",
        "alternateName": ["LDR"],
        "address": {"@type": "PostalAddress", "addressCountry": "TN"},
    }
    assert [item["name"] for item in made["mainEntity"]["itemListElement"]] == [d.text for d in RECORD.demands]


def test_resolved_bodies_have_their_other_names_and_addresses() -> None:
    made = json_ld(RECORD, lambda _, place: REGISTERED if place == 0 else None)
    body = made["contributor"][0]["contributor"]
    assert body["sameAs"] == ["https://ror.org/0abc"]
    assert body["alternateName"] == ["League of the Shores", "LDR"]


def test_what_is_not_known_is_not_there() -> None:
    assert json_ld(BARE, nobody) == {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": f"urn:sha256:{'cd' * 32}",
    }
    assert json_ld(replace(RECORD, date=None, date_detail=MONTH))["datePublished"] == "2021-03"


@pytest.mark.skipif(
    importlib.util.find_spec("rdflib") is None,
    reason="JSON-LD NOT TESTED with a reader: needs rdflib (`make handover`)",
)
def test_a_reader_of_json_ld_finds_who_signs() -> None:
    import rdflib

    # Offline: the terms of schema.org are all in one vocabulary, and its context says so too.
    made = {**json_ld(RECORD), "@context": {"@vocab": "https://schema.org/"}}
    graph = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")
    rows = graph.query(
        """
        PREFIX s: <https://schema.org/>
        SELECT ?name WHERE { ?a a s:Article ; s:contributor [ a s:Role ; s:roleName "signatory" ;
                             s:contributor [ s:name ?name ] ] }
        """
    )
    assert sorted(str(row[0]) for row in rows) == sorted(one.name for one in RECORD.signatories)
