"""Records into the forms of other tools, on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import rispy
from click.testing import CliRunner, Result
from lxml import etree

import statement_parser as sp
from statement_parser.cli.main import main
from statement_parser.cli.parse import FORMATS
from statement_parser.export.csv_folder import unsafe
from statement_parser.export.forms import FORMS, form_of
from statement_parser.export.json_lines import write_json_lines
from statement_parser.export.open_refine import COLUMNS
from statement_parser.export.tei import schema_text
from tests.export.records import BARE, RECORD

RECORDS = [RECORD, BARE]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_json_lines(tmp_path / "r.jsonl.gz", RECORDS)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_the_forms_of_the_command_are_those_that_there_are() -> None:
    assert tuple(FORMS) == FORMATS
    assert [form_of(f"a{form.ending}") for form in FORMS.values()] == list(FORMS)


def test_json_of_all_syntaxes(folder: Path) -> None:
    for form in ("json", "csl", "jsonld"):
        assert len(json.loads(run("export", "r.jsonl.gz", "--format", form).stdout)) == 2
    lines = run("export", "r.jsonl.gz", "--format", "jsonl").stdout.splitlines()
    assert [sp.Statement.from_dict(json.loads(line)) for line in lines] == RECORDS


def test_tei_of_several_is_a_corpus(folder: Path) -> None:
    assert run("export", "r.jsonl.gz", "-o", "a.tei.xml").exit_code == 0
    schema = etree.RelaxNG(etree.fromstring(schema_text().encode()))
    root = etree.parse("a.tei.xml").getroot()
    assert schema.validate(root)
    assert len(root) == 3


def test_a_file_for_each_record(folder: Path) -> None:
    assert run("export", "r.jsonl.gz", "--format", "tei", "-o", "out/").exit_code == 0
    names = sorted(path.name for path in (folder / "out").iterdir())
    assert names == ["000001-abababababab.tei.xml", "000002-cdcdcdcdcdcd.tei.xml"]
    assert etree.parse(str(folder / "out" / names[0])).getroot().tag.endswith("}TEI")


def test_ris_is_one_file(folder: Path) -> None:
    assert len(rispy.loads(run("export", "r.jsonl.gz", "--format", "ris").stdout)) == 2


def test_tables_come_by_their_ending(folder: Path) -> None:
    assert run("export", "r.jsonl.gz", "-o", "a.sqlite").exit_code == 0
    assert (folder / "a.sqlite").read_bytes().startswith(b"SQLite format 3")
    assert run("export", "r.jsonl.gz", "-o", "a.csv").exit_code == 0
    assert (folder / "a.csv" / "signatories.csv").is_file()


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_for_openrefine_has_the_names_as_printed_and_as_resolved(folder: Path) -> None:
    rows = table(run("export", "r.jsonl.gz", "--format", "openrefine").stdout)
    assert list(rows[0]) == list(COLUMNS)
    assert [row["raw"] for row in rows] == ["Ligue des Rives (LDR)", "Ligue des rives", "Anna Bell", "'=Inconnu"]
    assert unsafe(rows[3]["raw"]) == RECORD.signatories[3].raw
    assert {row["organisation"] for row in rows} == {""}
    assert run("resolve", "r.jsonl.gz", "-o", "o.jsonl").exit_code == 0
    rows = table(run("export", "r.jsonl.gz", "--format", "openrefine", "--organisations", "o.jsonl").stdout)
    assert [row["organisation"].casefold() for row in rows[:3]] == ["ligue des rives"] * 2 + [""]
    (resolved,) = {row["organisation_id"] for row in rows[:2]}
    assert resolved.startswith("org-")
    entities = run("export", "r.jsonl.gz", "--format", "ftm", "--organisations", "o.jsonl").stdout
    assert f'"id":"sp-{resolved}"' in entities


def test_no_records_are_an_empty_output_and_not_the_old_one(folder: Path) -> None:
    (folder / "none.jsonl").write_text("")
    (folder / "a.csl.json").write_text("old")
    assert run("export", "none.jsonl", "-o", "a.csl.json").exit_code == 0
    assert json.loads((folder / "a.csl.json").read_text()) == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["r.jsonl.gz"], 2, "say the form"),
        (["r.jsonl.gz", "-o", "a.xyz"], 2, "say the form"),
        (["missing.jsonl", "--format", "ris"], 3, "cannot-read"),
        (["bad.jsonl", "--format", "ris"], 3, "line 1"),
        (["r.jsonl.gz", "--format", "ftm", "--organisations", "bad.jsonl"], 3, "output of resolve"),
        (["r.jsonl.gz", "-o", "nowhere/a.ris"], 2, "cannot-write"),
    ],
)
def test_what_goes_wrong_is_said(folder: Path, arguments: list[str], code: int, said: str) -> None:
    (folder / "bad.jsonl").write_text('{"a": 1}\n')
    result = run("export", *arguments)
    assert result.exit_code == code
    assert said in result.stderr


def test_parse_writes_the_same_forms(folder: Path) -> None:
    (folder / "a.txt").write_text("Joint appeal\n\nWe ask for peace.\n")
    (folder / "b.txt").write_text("Second appeal\n\nWe ask for more.\n")
    assert run("parse", "--format", "tei", "a.txt").stdout.startswith("<TEI ")
    assert run("parse", "--format", "tei", "a.txt", "b.txt").stdout.count("<TEI ") == 2
    assert len(json.loads(run("parse", "--format", "csl", "a.txt").stdout)) == 1
    assert json.loads(run("parse", "--format", "jsonld", "a.txt").stdout)["headline"] == "Joint appeal"
    assert run("parse", "--format", "openrefine", "a.txt").stdout.startswith("raw,name,")


def test_tables_take_ids_of_the_registry(folder: Path) -> None:
    assert run("resolve", "r.jsonl.gz", "-o", "orgs.jsonl").exit_code == 0
    bodies = [json.loads(line) for line in (folder / "orgs.jsonl").read_text().splitlines()]
    assert run("export", "r.jsonl.gz", "--organisations", "orgs.jsonl", "-o", "a.csv").exit_code == 0
    rows = table((folder / "a.csv" / "signatories.csv").read_text(encoding="utf-8"))
    wanted = {(m["statement"], str(m["position"] + 1)): body["id"] for body in bodies for m in body["mentions"]}
    assert {(row["statement_id"], row["place"]): row["resolved_id"] for row in rows if row["resolved_id"]} == wanted
    assert wanted


@pytest.mark.parametrize("output", ["a.jsonl", "a.jsonl.gz", "a.parquet", "a.ris", "a.md"])
def test_an_option_that_does_nothing_is_an_error(folder: Path, output: str) -> None:
    assert run("resolve", "r.jsonl.gz", "-o", "orgs.jsonl").exit_code == 0
    result = run("export", "r.jsonl.gz", "--organisations", "orgs.jsonl", "-o", output)
    assert (result.exit_code, (folder / output).exists()) == (2, False)
    assert "--organisations is for" in result.stderr
