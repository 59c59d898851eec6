"""Authority files of five forms -> entries. Which form a file has is told from its content.

- ROR v2, JSON: a list of records with `id`, `names` and `locations` (the dump of ror.org).
- FollowTheMoney, JSON lines: entities with `id`, `schema` and `properties`.
- Wikidata, CSV of its query service: `item`, `itemLabel`; `itemAltLabel` ("A, B") and `countryCode` may follow.
- Plain CSV: `id`, `name`; `aliases` ("A; B"), `country` (ISO 3166-1 alpha-2) and `scheme` may follow.
- Reconciliation, JSON: `{"org-...": {"result": [{"id": ..., "name": ..., "match": true}]}}`, a service's answer to the
  queries that `reconciliation_queries` makes.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from statement_parser.model.registry import Registry
from statement_parser.resolution.authority import Authority, AuthorityEntry
from statement_parser.typed import from_json

_BODIES = frozenset(("Organization", "PublicBody", "LegalEntity", "Company"))
"""Schemata of FollowTheMoney that may sign a statement."""


class _RorName(msgspec.Struct):
    value: str
    types: list[str] = []


class _RorPlace(msgspec.Struct):
    country_code: str | None = None


class _RorLocation(msgspec.Struct):
    geonames_details: _RorPlace = msgspec.field(default_factory=_RorPlace)


class _Ror(msgspec.Struct):
    id: str
    names: list[_RorName]
    locations: list[_RorLocation] = []


class _Entity(msgspec.Struct):
    id: str
    schema: str
    properties: dict[str, list[str]] = {}


class _Candidate(msgspec.Struct):
    id: str
    name: str
    match: bool = False


class _Answer(msgspec.Struct):
    result: list[_Candidate] = []


def load_authority(path: str | os.PathLike[str], *, scheme: str | None = None) -> Authority:
    """The entries of an authority file; its form is told from its content.

    Args:
        path: the file, in UTF-8.
        scheme: what to call its ids; default "ror", "wikidata", "ftm", what the CSV says, or the name of the file.

    Raises:
        ValueError: a file of no form that is known, or damaged; the message names file, place and what is wanted.
        OSError: the file cannot be read.
    """
    file = Path(path)
    try:
        entries = list(_read(file.read_bytes().removeprefix(b"\xef\xbb\xbf"), scheme, file.stem))
    except (msgspec.MsgspecError, UnicodeDecodeError, csv.Error) as error:
        raise ValueError(f"{path}: {error}") from error
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    if not entries:
        raise ValueError(f"{path}: no organisation in it")
    return Authority(entries)


def _read(data: bytes, scheme: str | None, stem: str) -> Iterator[AuthorityEntry]:
    start = data.lstrip()[:1]
    if start == b"[":
        return _ror(from_json(data, list[_Ror]), scheme or "ror")
    if start == b"{":
        first = data.lstrip().split(b"\n", 1)[0]
        if b'"schema"' in first and b'"properties"' in first:
            return _ftm(data, scheme or "ftm")
        return _reconciled(from_json(data, dict[str, _Answer]), scheme or stem)
    return _csv(data.decode("utf-8"), scheme, stem)


def _ror(records: Iterable[_Ror], scheme: str) -> Iterator[AuthorityEntry]:
    for record in records:
        # The name for display first.
        names = [n.value for n in sorted(record.names, key=lambda n: "ror_display" not in n.types) if n.value.strip()]
        if names:
            country = next((place.geonames_details.country_code for place in record.locations), None)
            yield AuthorityEntry(scheme=scheme, id=record.id, names=tuple(dict.fromkeys(names)), country=country)


def _ftm(data: bytes, scheme: str) -> Iterator[AuthorityEntry]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            entity = from_json(line, _Entity)
        except msgspec.MsgspecError as error:
            raise ValueError(f"line {number}: {error}; an entity has id, schema and properties") from error
        if entity.schema not in _BODIES:
            continue
        given = entity.properties
        parts = (given.get(key, []) for key in ("name", "alias", "weakAlias", "abbreviation"))
        names = tuple(dict.fromkeys(name for part in parts for name in part if name.strip()))
        countries = {code.upper() for code in given.get("country", [])}
        if names:
            country = countries.pop() if len(countries) == 1 else None
            yield AuthorityEntry(scheme=scheme, id=entity.id, names=names, country=country)


def _reconciled(answers: dict[str, _Answer], scheme: str) -> Iterator[AuthorityEntry]:
    for organisation, answer in answers.items():
        for found in answer.result:
            if found.match:
                yield AuthorityEntry(scheme=scheme, id=found.id, names=(found.name,), organisation=organisation)


def _csv(text: str, scheme: str | None, stem: str) -> Iterator[AuthorityEntry]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    columns = set(rows.fieldnames or ())
    if {"item", "itemLabel"} <= columns:
        return _wikidata(rows, scheme or "wikidata")
    if {"id", "name"} <= columns:
        return _plain(rows, scheme, stem)
    raise ValueError(
        f"columns {', '.join(sorted(columns)) or '(none)'}: wanted are id and name, or item and itemLabel (Wikidata)"
    )


def _wikidata(rows: Iterable[dict[str, str | None]], scheme: str) -> Iterator[AuthorityEntry]:
    names: dict[str, dict[str, None]] = {}
    countries: dict[str, set[str]] = {}
    for row in rows:
        # A row for each label and country of an item.
        item = (row.get("item") or "").rpartition("/")[2]
        labels = [row.get("itemLabel") or "", *(row.get("itemAltLabel") or "").split(", ")]
        found = names.setdefault(item, {})
        found.update(dict.fromkeys(label.strip() for label in labels if label.strip() and label.strip() != item))
        countries.setdefault(item, set()).update(filter(None, [(row.get("countryCode") or "").strip().upper()]))
    for item, labels_of in names.items():
        if item and labels_of:
            country = next(iter(countries[item])) if len(countries[item]) == 1 else None
            yield AuthorityEntry(scheme=scheme, id=item, names=tuple(labels_of), country=country)


def _plain(rows: Iterable[dict[str, str | None]], scheme: str | None, stem: str) -> Iterator[AuthorityEntry]:
    for number, row in enumerate(rows, start=2):
        identifier, name = (row.get("id") or "").strip(), (row.get("name") or "").strip()
        if not identifier or not name:
            raise ValueError(f"row {number}: id and name must not be empty")
        aliases = (alias.strip() for alias in (row.get("aliases") or "").split(";"))
        yield AuthorityEntry(
            scheme=scheme or (row.get("scheme") or "").strip() or stem,
            id=identifier,
            names=(name, *filter(None, aliases)),
            country=(row.get("country") or "").strip().upper() or None,
        )


def reconciliation_queries(registry: Registry) -> str:
    """A batch of queries for a reconciliation service (OpenRefine), as JSON text, keyed by the organisations' ids.

    Nothing is sent. The service's answer, kept in a file, is read by `load_authority`.
    """
    queries = {o.id: {"query": o.name, "type": "Organization", "limit": 3} for o in registry.organisations}
    return msgspec.json.format(msgspec.json.encode(queries), indent=1).decode()
