"""Entities of FollowTheMoney, as the library itself takes them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

import statement_parser as sp
from statement_parser.export.ftm import entities, to_ftm
from tests.export.records import BARE, RECORD

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "statements"
needs_ftm = pytest.mark.skipif(
    importlib.util.find_spec("followthemoney") is None,
    reason="FOLLOWTHEMONEY NOT TESTED: needs the library (`make handover`)",
)


def by_schema(statement: sp.Statement) -> dict[str, list[dict[str, list[str]]]]:
    found: dict[str, list[dict[str, list[str]]]] = {}
    for entity in entities(statement):
        found.setdefault(entity["schema"], []).append(entity["properties"])
    return found


def test_the_document_who_signs_and_that_they_did() -> None:
    found = by_schema(RECORD)
    assert {schema: len(own) for schema, own in found.items()} == {
        "HyperText": 1,
        "Organization": 2,
        "Person": 1,
        "LegalEntity": 1,
        "Documentation": 4,
    }
    (document,) = found["HyperText"]
    assert (document["title"], document["language"], document["date"]) == ([RECORD.title], ["fra"], ["2021-03-09"])
    assert found["Organization"][0]["abbreviation"] == ["LDR"]
    assert found["Organization"][0]["country"] == ["tn"]
    assert found["Person"] == [{"name": ["Anna Bell"], "position": ["Université d’Oslo"]}]


def test_one_body_has_one_id_and_persons_have_their_own() -> None:
    ids = [entity["id"] for entity in entities(RECORD) if entity["schema"] == "Organization"]
    assert ids[0] == ids[1]
    other = [entity["id"] for entity in entities(sp.Statement.from_dict({**RECORD.to_dict(), "id": "ef" * 32}))]
    shared = {entity["id"] for entity in entities(RECORD)} & set(other)
    assert shared == {ids[0]}


@needs_ftm
@pytest.mark.parametrize("name", ["en/open-music-cards.html", "ar/nida-sayyadin.txt", "fr/appel-canaux.pdf"])
def test_the_library_takes_every_entity_and_value(name: str) -> None:
    assert_taken(sp.parse_file(FIXTURES / name))


@needs_ftm
@pytest.mark.parametrize("statement", [RECORD, BARE])
def test_the_library_takes_records_of_all_kinds(statement: sp.Statement) -> None:
    assert_taken(statement)


def assert_taken(statement: sp.Statement) -> None:
    from followthemoney import model

    lines = [json.loads(line) for line in to_ftm(statement).splitlines()]
    known = {line["id"] for line in lines}
    for line in lines:
        proxy = model.get_proxy(line)
        proxy.schema.validate(line)
        # Nothing is dropped or changed when the values are cleaned as those of a stranger.
        cleaned = model.get_proxy({"id": line["id"], "schema": line["schema"]})
        for name, values in line["properties"].items():
            for value in values:
                assert proxy.schema.properties[name].type.clean(value) == value, (name, value)
            cleaned.add(name, values)
            assert sorted(cleaned.get(name)) == sorted(set(values))
        for name in ("document", "entity"):
            assert set(line["properties"].get(name, ())) <= known
