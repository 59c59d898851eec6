"""From what a person found right to figures: labels of records, and records against labels."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

import statement_parser as sp
from statement_parser.cli.main import main
from statement_parser.export.json_lines import write_json_lines
from statement_parser.gold.labels import GoldLabel, GoldSignatory, label_of, load_labels, stem_of
from statement_parser.gold.score import Counts, score

TEXT = """Joint appeal

3 May 2019

We, the undersigned organisations, ask for peace.

We call on the city to:

- Open the archive.
- Keep it open.

Signed by:

1. Elm Society
2. Harbour Trust
3. River Union
"""
STATEMENT = sp.parse(TEXT, name="../my appeal.txt")
LABEL = label_of(STATEMENT, "a")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_a_label_says_what_the_record_says() -> None:
    assert (LABEL.title, LABEL.date, LABEL.date_kind, LABEL.lang) == ("Joint appeal", "2019-05-03", "signed", "en")
    assert LABEL.demands == ["Open the archive.", "Keep it open."]
    assert [(one.number, one.name) for one in LABEL.signatories or ()][1] == (2, "Harbour Trust")
    assert (LABEL.paragraphs, LABEL.negative) == (None, False)
    assert stem_of(STATEMENT) == f"my-appeal-{STATEMENT.id[:8]}"


def test_a_record_agrees_with_its_own_label() -> None:
    found = score(LABEL, STATEMENT)
    assert found.perfect
    assert (found.title, found.date, found.paragraphs) == (True, True, None)
    assert found.signatories == Counts(3, 3, 3)


@pytest.mark.parametrize(
    ("label", "faults"),
    [
        (replace(LABEL, title="JOINT  appeal."), set()),
        (replace(LABEL, title="Another", title_alt=["Joint appeal"]), set()),
        (replace(LABEL, title="Another"), {"title"}),
        (replace(LABEL, title="Another", alt_titles="Joint appeal"), set()),
        (replace(LABEL, title=None), set()),
        (replace(LABEL, date=None), {"date"}),
        (replace(LABEL, date=None, date_unlabelled=True), set()),
        (replace(LABEL, demands=["Keep it open.", "Open the archive."]), set()),
        (replace(LABEL, demands=["Keep it open."]), {"demands"}),
        (replace(LABEL, demands=None), set()),
        (replace(LABEL, signatories=[]), {"signatories"}),
        (replace(LABEL, paragraphs=["We, the undersigned organisations, ask for peace."]), {"paragraphs"}),
        (
            replace(
                LABEL,
                paragraphs=["We, the undersigned organisations, ask for peace."],
                optional=["We call on the city to"],
            ),
            set(),
        ),
    ],
)
def test_what_is_labelled_otherwise_is_wrong(label: GoldLabel, faults: set[str]) -> None:
    found = score(label, STATEMENT)
    wrong = {name for name in ("title", "date") if getattr(found, name) is False}
    for name in ("paragraphs", "demands", "signatories"):
        counts = getattr(found, name)
        if counts is not None and not counts.right == counts.given == counts.wanted:
            wrong.add(name)
    assert wrong == faults
    assert found.perfect is not bool(faults)


def test_signatories_count_in_their_order() -> None:
    names = ["River Union", "Elm Society", "Harbour Trust"]
    label = replace(LABEL, signatories=[GoldSignatory(name=name) for name in names])
    assert score(label, STATEMENT).signatories == Counts(2, 3, 3)
    other = replace(LABEL, signatories=[GoldSignatory(name="x", alt=["y", "harbour trust"])])
    assert score(other, STATEMENT).signatories == Counts(1, 3, 1)


def test_no_record_is_an_empty_one() -> None:
    found = score(LABEL, None)
    assert (found.title, found.date, found.demands, found.perfect) == (False, False, Counts(0, 0, 2), False)


def test_figures() -> None:
    counts = sum([Counts(1, 2, 3), Counts(1, 1, 1)], Counts())
    assert (counts.precision, counts.recall) == (2 / 3, 1 / 2)
    assert (Counts().precision, Counts().recall, Counts().f1) == (1, 1, 1)


def test_from_a_log_to_figures(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "b.txt").write_text(TEXT.replace("Joint", "Second"))
    records = [sp.parse_file(path) for path in sorted((tmp_path / "in").iterdir())]
    write_json_lines(tmp_path / "r.jsonl", records)
    log, out = tmp_path / "c.jsonl", tmp_path / "labels"
    log.write_text("")
    arguments = ("labels", tmp_path / "r.jsonl", "--corrections", log, "--source", tmp_path / "in", "-o", out)
    assert run(*arguments).exit_code == 3
    id_ = records[0].id
    at = datetime.datetime.now(datetime.UTC).isoformat()
    for correction in (
        sp.Correction(statement=id_, field="signatory", action="add", text="Union of Bakers", at=at),
        sp.Correction(statement=id_, field="record", action="accept", at=at),
        sp.Correction(statement=records[1].id, field="title", action="change", text="Second", at=at),
    ):
        sp.append_correction(log, correction)
    assert run(*arguments).exit_code == 0
    (label,) = load_labels(out)
    assert (out / label.file).read_text() == TEXT
    assert [one.name for one in label.signatories or ()][-1] == "Union of Bakers"
    assert label.paragraphs is None

    result = run("evaluate", out, "--each")
    assert result.exit_code == 0
    assert "signatories 3 right of 3 given, 4 wanted" in result.stdout
    assert re_spaced(result.stdout, "signatories precision 1.000 recall 0.750 F1 0.857 (3 right of 3 given, 4 wanted)")
    assert re_spaced(result.stdout, "title 1.000 (1 of 1)")
    assert re_spaced(result.stdout, "paragraphs not labelled")

    sp.append_correction(log, sp.Correction(statement=id_, field="record", action="accept", paragraphs=True, at=at))
    assert run(*arguments).exit_code == 0
    (label,) = load_labels(out)
    assert label.paragraphs == [passage.text for passage in records[0].paragraphs]
    assert re_spaced(run("evaluate", out).stdout, "paragraphs precision 1.000 recall 1.000")

    (tmp_path / "in" / "a.txt").unlink()
    result = run(*arguments)
    assert (result.exit_code, "without their source" in result.stderr) == (1, True)


def re_spaced(text: str, wanted: str) -> bool:
    return wanted in " ".join(text.split())


def test_labels_of_others_are_read(tmp_path: Path) -> None:
    label = {"id": "a", "file": "a.txt", "kind": "text", "source": {"repo": "x", "n": 1}, "more": [], "traps": "long"}
    (tmp_path / "a.json").write_text(json.dumps(label))
    (tmp_path / "a.txt").write_text(TEXT)
    result = run("evaluate", tmp_path)
    assert result.exit_code == 0
    assert re_spaced(result.stdout, "title not labelled")


def test_a_label_names_no_file_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "secret.txt").write_text(TEXT)
    (tmp_path / "labels" / "a.json").write_text(json.dumps({"id": "a", "file": "../secret.txt", "kind": "text"}))
    result = run("evaluate", tmp_path / "labels")
    assert "cannot-read" in result.stderr


@pytest.mark.parametrize("content", [None, "", "{}"])
def test_what_is_no_folder_of_labels_is_said(tmp_path: Path, content: str | None) -> None:
    folder = tmp_path / "labels"
    if content is not None:
        folder.mkdir()
    if content:
        (folder / "a.json").write_text(content)
    result = run("evaluate", folder)
    assert result.exit_code == 3
    assert result.stderr.startswith("statement-parser: ")
