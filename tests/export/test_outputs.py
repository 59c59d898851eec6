from __future__ import annotations

import contextlib
import csv
import datetime
import gzip
import io
import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from statement_parser.corpus.sources import statements_in
from statement_parser.export.columns import COLUMN_NOTES, TABLE_NOTES
from statement_parser.export.csv_folder import safe, unsafe
from statement_parser.export.outputs import ENDINGS, ending_of, write_output
from statement_parser.export.tables import TABLES, Flattener
from statement_parser.model.document import Issue, Source
from statement_parser.model.organisation import OrganisationName
from statement_parser.model.registry import Joined, Organisation, Variant
from statement_parser.model.statement import Bullet, Demand, Passage, Signatory, Statement, StatementDate

CAPTURED = datetime.datetime(2019, 4, 5, 6, 7, 8, tzinfo=datetime.UTC)
LIVE = "= + - @ \t \r \n ＝ ＋ － ＠".split(" ")


def body(name: str, key: str) -> Signatory:
    return Signatory(
        raw=name, name=name, kind="organisation", organisation=OrganisationName(raw=name, name=name, key=key)
    )


RECORD = Statement(
    id="ab" * 32,
    produced_by="statement-parser 0",
    source=Source(
        kind="html",
        sha256="ab" * 32,
        size=10,
        name="in/a.html",
        url="https://example.org",
        captured=CAPTURED,
        digest="x",
    ),
    language="en",
    title="=1+1",
    date=datetime.date(2018, 11, 15),
    paragraphs=(Passage(text="First."), Passage(text="Second, “quoted”.")),
    demands=(
        Demand(text="Act", marker="1.", number=1),
        Demand(text="Now", level=2, parent=0, lead_in="We call:", addressee="the Ministry"),
    ),
    other_bullets=(Bullet(text="A fact", marker="•"),),
    signatories=(
        body("Badael", "badael"),
        body("BADAEL", "badael"),
        Signatory(raw="Ann, Oslo", name="Ann", kind="person", affiliation="Oslo", group="Persons"),
    ),
    author=Passage(text="The Alliance"),
    issues=(Issue(code="no-date", detail="none"),),
)
OTHER = replace(RECORD, id="cd" * 32, title=None, source=replace(RECORD.source, name="in/b.html"))
AGAIN = replace(RECORD, source=replace(RECORD.source, name="in/copy.html"))
RECORDS = [RECORD, OTHER, AGAIN]


def test_endings() -> None:
    named = {path: ending_of(Path(path)) for path in ("a.jsonl", "a.jsonl.gz", "a.csv", "a.sqlite", "a.b.parquet")}
    assert list(named.values()) == list(ENDINGS)
    assert ending_of(Path("a.xlsx")) is None
    with pytest.raises(ValueError, match="must be one of"):
        write_output(Path("a.xlsx"), [])


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_records_give_the_same_bytes(tmp_path: Path, ending: str) -> None:
    contents = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        path = tmp_path / name / f"out{ending}"
        assert write_output(path, iter(RECORDS)) == 3
        assert [p.name for p in path.parent.iterdir()] == [path.name]
        contents.append(
            {p.name: p.read_bytes() for p in path.iterdir()} if path.is_dir() else {path.name: path.read_bytes()}
        )
    assert contents[0] == contents[1]


def test_json_lines(tmp_path: Path) -> None:
    write_output(tmp_path / "a.jsonl", RECORDS)
    write_output(tmp_path / "a.jsonl.gz", RECORDS)
    content = (tmp_path / "a.jsonl").read_bytes()
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()) == content
    assert [Statement.from_dict(json.loads(line)) for line in content.splitlines()] == RECORDS


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_tables(tmp_path: Path) -> None:
    write_output(tmp_path / "a.csv", RECORDS)
    assert sorted(p.stem for p in (tmp_path / "a.csv").iterdir()) == sorted(TABLES)
    statements = rows(tmp_path / "a.csv" / "statements.csv")
    assert [row["id"] for row in statements] == [RECORD.id, OTHER.id]
    assert (statements[0]["title"], statements[0]["date"], statements[1]["title"]) == ("'=1+1", "2018-11-15", "")
    sources = rows(tmp_path / "a.csv" / "sources.csv")
    assert [(row["statement_id"], row["name"]) for row in sources] == [
        (RECORD.id, "in/a.html"),
        (OTHER.id, "in/b.html"),
        (RECORD.id, "in/copy.html"),
    ]
    demands = rows(tmp_path / "a.csv" / "demands.csv")
    assert [(row["id"], row["parent_id"], row["text"]) for row in demands[:2]] == [
        (f"{RECORD.id}.d1", "", "Act"),
        (f"{RECORD.id}.d2", f"{RECORD.id}.d1", "Now"),
    ]
    organisations = rows(tmp_path / "a.csv" / "organisations.csv")
    assert [row["name"] for row in organisations] == ["Badael"]
    signatories = rows(tmp_path / "a.csv" / "signatories.csv")
    assert [row["organisation_id"] for row in signatories[:3]] == [organisations[0]["id"], organisations[0]["id"], ""]


def test_a_folder_of_tables_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write_output(tmp_path / "a.csv", [RECORD, OTHER])
    left = tmp_path / "a.csv" / "left.txt"
    left.write_text("x")
    with pytest.raises(FileExistsError, match=r"left\.txt"):
        write_output(tmp_path / "a.csv", [OTHER])
    left.unlink()
    write_output(tmp_path / "a.csv", [OTHER])
    assert [row["id"] for row in rows(tmp_path / "a.csv" / "statements.csv")] == [OTHER.id]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_fails_on_the_way_leaves_the_old(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    write_output(path, [OTHER])

    def broken() -> object:
        yield RECORD
        raise KeyError("broken")

    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(KeyError):
        write_output(path, broken())  # type: ignore[arg-type]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("sign", LIVE)
def test_no_cell_is_a_formula(sign: str) -> None:
    for text in (f"{sign}1+1", f"'{sign}1", sign):
        assert safe(text) == f"'{text}"
    assert safe(f"a{sign}b") == f"a{sign}b"
    assert safe(-5) == -5
    assert safe(None) is None


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n＝a ")))
def test_the_way_back(text: str) -> None:
    made = safe(text)
    assert isinstance(made, str)
    assert unsafe(made) == text
    assert made[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([made, "end"])
    stream.seek(0)
    assert list(csv.reader(stream)) == [[made, "end"]]


def test_raw_csv(tmp_path: Path) -> None:
    write_output(tmp_path / "a.csv", [RECORD], csv_raw=True)
    assert rows(tmp_path / "a.csv" / "statements.csv")[0]["title"] == "=1+1"


def test_sqlite(tmp_path: Path) -> None:
    write_output(tmp_path / "a.sqlite", RECORDS)
    db = sqlite3.connect(tmp_path / "a.sqlite")
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == set(TABLES)
    found = db.execute(
        "SELECT s.title, g.name, o.name FROM signatories g JOIN statements s ON s.id = g.statement_id"
        " LEFT JOIN organisations o ON o.id = g.organisation_id WHERE s.id = ? ORDER BY place",
        (RECORD.id,),
    ).fetchall()
    assert found == [("=1+1", "Badael", "Badael"), ("=1+1", "BADAEL", "Badael"), ("=1+1", "Ann", None)]
    assert db.execute("SELECT captured FROM sources LIMIT 1").fetchone() == ("2019-04-05T06:07:08+00:00",)
    db.close()


def test_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_output(tmp_path / "a.parquet", RECORDS)
    first, second, third = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert (first["id"], first["date"], first["paragraphs"]) == (
        RECORD.id,
        RECORD.date,
        ["First.", "Second, “quoted”."],
    )
    assert (first["author"], first["publisher"], second["title"]) == ("The Alliance", None, None)
    assert [g["name"] for g in first["signatories"]] == ["Badael", "BADAEL", "Ann"]
    assert first["demands"][1] == {
        "text": "Now",
        "marker": None,
        "number": None,
        "level": 2,
        "parent": 0,
        "lead_in": "We call:",
        "addressee": "the Ministry",
    }
    assert first["source"]["captured"] == CAPTURED
    assert third["source"]["name"] == "in/copy.html"


def test_every_row_has_a_value_for_each_column() -> None:
    flattener = Flattener()
    for table, values in (row for record in RECORDS for row in flattener.rows(record)):
        assert len(values) == len(TABLES[table])
        for value, kind in zip(values, TABLES[table].values(), strict=True):
            assert value is None or type(value) is kind


MONTH = replace(
    OTHER,
    date=None,
    date_detail=StatementDate(
        value=datetime.date(2021, 3, 1), precision="month", kind="signed", printed="March 2021", spans=()
    ),
    signatories=(
        Signatory(
            raw="Elm Society (ES), Jendouba, Tunisia",
            name="Elm Society",
            kind="organisation",
            organisation=OrganisationName(
                raw="Elm Society (ES), Jendouba, Tunisia",
                name="Elm Society",
                kind="organisation",
                acronym="ES",
                place="Jendouba, Tunisia",
                country="TN",
                key="elm society",
            ),
        ),
    ),
)


def one_body(number: str) -> Organisation:
    joined = Joined(
        to="Elm Society for Care", by="acronym", score=0.9, reasons=("the acronym ES is printed beside the name",)
    )
    variants = (
        Variant(text="Elm Society for Care", mentions=1),
        Variant(text="Elm Society", mentions=1, joined=joined),
    )
    return Organisation(id=number, name="Elm Society for Care", variants=variants)


def test_tables_say_to_what_a_date_is_known_and_where_a_body_sits(tmp_path: Path) -> None:
    write_output(tmp_path / "a.csv", [MONTH, RECORD], resolved=lambda statement, place: one_body(f"org-{place}"))
    first, second = rows(tmp_path / "a.csv" / "statements.csv")
    wanted = {"date": "", "date_value": "2021-03-01", "date_printed": "March 2021", "date_precision": "month"}
    assert {name: first[name] for name in (*wanted, "date_kind")} == {**wanted, "date_kind": "signed"}
    assert second["date_printed"] == ""
    body = rows(tmp_path / "a.csv" / "signatories.csv")[0]
    wanted = {"acronym": "ES", "seat": "Jendouba, Tunisia", "country": "TN", "resolved_id": "org-0"}
    assert {name: body[name] for name in wanted} == wanted
    assert body["resolved_why"] == "acronym: the acronym ES is printed beside the name (Elm Society for Care)"


@pytest.mark.parametrize("ending", [".sqlite", ".parquet"])
def test_what_is_known_of_date_and_body_is_read_back(tmp_path: Path, ending: str) -> None:
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    write_output(tmp_path / f"a{ending}", [MONTH])
    (found,) = statements_in(tmp_path / f"a{ending}")
    assert found.date is None
    assert found.date_detail == MONTH.date_detail
    assert found.signatories == MONTH.signatories


def test_a_database_of_a_version_before_is_read(tmp_path: Path) -> None:
    write_output(tmp_path / "a.sqlite", [MONTH])
    with contextlib.closing(sqlite3.connect(tmp_path / "a.sqlite")) as db:
        db.execute("DROP INDEX signatories_resolved_id")
        for table, columns in {
            "statements": ("date_value", "date_printed", "date_precision", "date_kind"),
            "signatories": ("resolved_id", "acronym", "seat", "country", "resolved_why"),
        }.items():
            for column in columns:
                db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        db.commit()
    (found,) = statements_in(tmp_path / "a.sqlite")
    assert (found.date_detail, found.signatories[0].name) == (None, "Elm Society")


def test_each_column_is_explained() -> None:
    assert {table: list(notes) for table, notes in COLUMN_NOTES.items()} == {t: list(c) for t, c in TABLES.items()}
    assert list(TABLE_NOTES) == list(TABLES)
