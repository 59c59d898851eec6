"""Authority files, written for the tests in the form of each kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from statement_parser import Authority, AuthorityEntry, load_authority, resolve
from statement_parser.resolution.authority_files import reconciliation_queries
from tests.resolution.lists import statement

ROR = [
    {
        "id": "https://ror.org/00elm0000",
        "names": [
            {"value": "ESW", "types": ["acronym"], "lang": None},
            {"value": "Elm Society for Women", "types": ["ror_display", "label"], "lang": "en"},
            {"value": "جمعية إلم للنساء", "types": ["label"], "lang": "ar"},
        ],
        "locations": [{"geonames_id": 1, "geonames_details": {"country_code": "LB", "name": "Tyre"}}],
        "status": "active",
    }
]
FTM = [
    {"id": "NK-elm", "schema": "Organization", "properties": {"name": ["Elm Society for Women"], "country": ["lb"]}},
    {"id": "NK-ada", "schema": "Person", "properties": {"name": ["Ada Elm"]}},
]
WIKIDATA = """item,itemLabel,itemAltLabel,countryCode
http://www.wikidata.org/entity/Q900,Elm Society for Women,"ESW, Elm Women",LB
http://www.wikidata.org/entity/Q900,Société Elm pour les femmes,,LB
http://www.wikidata.org/entity/Q901,Q901,,
"""
PLAIN = "id,name,aliases,country,scheme\n7,Elm Society for Women,ESW; Elm Women,lb,local\n"


def test_ror(tmp_path: Path) -> None:
    file = tmp_path / "ror.json"
    file.write_text(json.dumps(ROR))
    expected = AuthorityEntry(
        scheme="ror",
        id="https://ror.org/00elm0000",
        names=("Elm Society for Women", "ESW", "جمعية إلم للنساء"),
        country="LB",
    )
    assert load_authority(file).entries == (expected,)


def test_follow_the_money(tmp_path: Path) -> None:
    file = tmp_path / "entities.json"
    file.write_text("".join(json.dumps(entity) + "\n" for entity in FTM))
    expected = AuthorityEntry(scheme="ftm", id="NK-elm", names=("Elm Society for Women",), country="LB")
    assert load_authority(file).entries == (expected,)


def test_wikidata(tmp_path: Path) -> None:
    file = tmp_path / "query.csv"
    file.write_text("\ufeff" + WIKIDATA)
    names = ("Elm Society for Women", "ESW", "Elm Women", "Société Elm pour les femmes")
    assert load_authority(file).entries == (AuthorityEntry(scheme="wikidata", id="Q900", names=names, country="LB"),)


def test_plain_csv(tmp_path: Path) -> None:
    file = tmp_path / "bodies.csv"
    file.write_text(PLAIN)
    names = ("Elm Society for Women", "ESW", "Elm Women")
    assert load_authority(file).entries == (AuthorityEntry(scheme="local", id="7", names=names, country="LB"),)
    assert load_authority(file, scheme="own").entries[0].scheme == "own"


def test_queries_and_their_answers(tmp_path: Path) -> None:
    statements = [statement(1, ["Elm Society", "Harbour Light"])]
    queries = json.loads(reconciliation_queries(resolve(statements)))
    assert sorted(query["query"] for query in queries.values()) == ["Elm Society", "Harbour Light"]
    answers = {
        key: {"result": [{"id": "Q900", "name": "Another name of it", "score": 80, "match": query["query"] == "Elm Society"}]}
        for key, query in queries.items()
    }  # fmt: skip
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers))
    registry = resolve(statements, authority=load_authority(file))
    assert {o.name: [(e.scheme, e.id) for e in o.ids] for o in registry.organisations} == {
        "Elm Society": [("answers", "Q900")],
        "Harbour Light": [],
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "wanted are id and name"),
        ("name\nElm\n", "wanted are id and name"),
        ("id,name\n1,\n", "row 2: id and name must not be empty"),
        ("[]", "no organisation in it"),
        ('[{"id": 1}]', "id"),
        ('{"id": "a", "schema": "Person", "properties": {}}\nnonsense', "line 2"),
    ],
)
def test_a_damaged_file_says_what_is_wanted(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text)
    with pytest.raises(ValueError, match=message) as raised:
        load_authority(file)
    assert str(file) in str(raised.value)


def test_entries_give_their_ids_and_their_names() -> None:
    entry = AuthorityEntry(scheme="ror", id="1", names=("Elm Society for Women", "Karaağaç Kadın Cemiyeti"))
    statements = [statement(1, ["Elm Society for Women"]), statement(2, ["Karaağaç Kadın Cemiyeti"])]
    assert len(resolve(statements).organisations) == 2
    registry = resolve(statements, authority=Authority([entry]))
    (elm,) = registry.organisations
    assert [(found.scheme, found.id, found.name) for found in elm.ids] == [("ror", "1", "Elm Society for Women")]
    assert {variant.text for variant in elm.variants} == {"Elm Society for Women", "Karaağaç Kadın Cemiyeti"}


def test_a_body_has_one_id_of_a_list() -> None:
    entries = [AuthorityEntry(scheme="ror", id=str(number), names=("Elm Society",)) for number in (1, 2)]
    (elm,) = resolve([statement(1, ["Elm Society"])], authority=Authority(entries)).organisations
    assert len(elm.ids) <= 1
