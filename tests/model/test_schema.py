from __future__ import annotations

import json

import jsonschema
import pytest

from statement_parser.model.schema import schema_text
from statement_parser.model.statement import SCHEMA_VERSION, Statement
from tests.samples import bare, statement

SCHEMA = json.loads(schema_text())


@pytest.mark.parametrize("evidence", [True, False])
@pytest.mark.parametrize("record", [statement(), bare()], ids=["full", "bare"])
def test_records_fit_the_schema(record: Statement, evidence: bool) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(record.to_dict(evidence=evidence))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema_version"]["const"] == SCHEMA_VERSION


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", 20181115),
        ("signatories", [{"raw": "no name"}]),
        ("status", "fine"),
        ("schema_version", 2),
        ("demands", None),
    ],
)
def test_what_is_no_record_does_not_fit(field: str, value: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate({**statement().to_dict(), field: value})


def test_every_field_of_a_record_is_in_the_schema() -> None:
    def known(node: object, part: dict[str, object]) -> None:
        while "$ref" in part:
            part = SCHEMA["$defs"][str(part["$ref"]).rsplit("/", 1)[-1]]
        if isinstance(node, dict):
            properties = _object_of(part)["properties"]
            assert isinstance(properties, dict)
            assert list(node) == list(properties)
            for key, value in node.items():
                known(value, properties[key])
        elif isinstance(node, list) and "items" in part and isinstance(part["items"], dict):
            for value in node:
                known(value, part["items"])

    def _object_of(part: dict[str, object]) -> dict[str, object]:
        for option in part.get("anyOf", []):  # type: ignore[attr-defined]
            if "$ref" in option:
                return SCHEMA["$defs"][option["$ref"].rsplit("/", 1)[-1]]  # type: ignore[no-any-return]
        return part

    known(statement().to_dict(), SCHEMA)
