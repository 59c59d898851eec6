"""Corpus: what is read, filtered, counted, tabulated and shown."""

from __future__ import annotations

import builtins
import datetime
import gzip
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from statement_parser import (
    Corpus,
    Correction,
    DamagedDocument,
    Decision,
    Statement,
    UnsupportedType,
    append_correction,
)
from statement_parser.corpus.extras import MissingExtra
from statement_parser.export.outputs import write_output
from statement_parser.model.statement import Passage, StatementDate
from tests.corpus.records import NAMES, record
from tests.samples import HOSTILE, bare, statement


def month(value: str) -> Statement:
    detail = StatementDate(
        value=datetime.date.fromisoformat(value), precision="month", kind="signed", printed="a month"
    )
    return record(date=None, title=value, date_detail=detail)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.read(
        [
            record(date="2019-10-16", publisher=Passage(text="Harbour Wire")),
            record(date="2019-12-31", language="fr", names=["Lamplight Foundation", "Elm Society"]),
            record(date="2021-01-01", language="ar", names=["HARBOUR WATCH"]),
            month("2019-10-01"),
            record(date=None, title="undated", language=None, names=[]),
        ]
    )


def test_records_come_back_as_they_were(tmp_path: Path) -> None:
    records = [statement(), record(), bare()]
    for suffix in (".jsonl", ".jsonl.gz"):
        write_output(tmp_path / f"a{suffix}", records)
        read = Corpus.read(tmp_path / f"a{suffix}")
        assert list(read) == records
        assert read[-1] == records[-1]
        assert list(read[1:]) == records[1:]
        assert read.by_id(records[1].id) == records[1]
        with pytest.raises(KeyError, match="no record with the id Harbour"):
            read.by_id("Harbour")


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(record(title="b").to_json())
    (tmp_path / "a.json").write_bytes(msgspec.json.encode([record(title="a1"), record(title="a2")]))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(record(title="c").to_json(indent=None).encode()))
    (tmp_path / "notes.txt").write_text("no record")
    assert [one.title for one in Corpus.read(tmp_path)] == ["a1", "a2", "b", "c"]
    assert len(Corpus.read(tmp_path / "b.json", [record()], tmp_path / "a.json")) == 4


@pytest.mark.parametrize("ending", [".sqlite", ".parquet"])
def test_what_batch_writes_is_read_without_evidence(tmp_path: Path, ending: str) -> None:
    records = [statement(), record(demands=["act now", "act fairly"]), bare()]
    records = [
        replace(one, id=f"{n:064x}", source=replace(one.source, sha256=f"{n:064x}")) for n, one in enumerate(records)
    ]
    write_output(tmp_path / f"a{ending}", records)
    for read, wanted in zip(Corpus.read(tmp_path / f"a{ending}"), records, strict=True):
        for name in ("id", "title", "date", "language", "canonical_url", "issues"):
            assert getattr(read, name) == getattr(wanted, name)
        assert [p.text for p in read.paragraphs] == [p.text for p in wanted.paragraphs]
        assert [(d.text, d.parent, d.level) for d in read.demands] == [
            (d.text, d.parent, d.level) for d in wanted.demands
        ]
        keys = [[s.organisation and s.organisation.key for s in one.signatories] for one in (read, wanted)]
        assert keys[0] == keys[1]
        assert [(s.raw, s.group) for s in read.signatories] == [(s.raw, s.group) for s in wanted.signatories]


def test_what_is_no_record_is_said_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(record().to_json(indent=None) + "\n\n" + '{"title": "no id"}\n')
    with pytest.raises(DamagedDocument, match=r"r\.jsonl, record 2: .*`id`.*wanted are records"):
        Corpus.read(file)
    file.write_text(record().to_json(indent=None).replace('"schema_version":1', '"schema_version":9'))
    with pytest.raises(DamagedDocument, match="schema_version 9"):
        Corpus.read(file)
    for name, content in (("a.json", "[1"), ("a.parquet", "x"), ("a.sqlite", "x")):
        (tmp_path / name).write_text(content)
        with pytest.raises(DamagedDocument):
            Corpus.read(tmp_path / name)
    (tmp_path / "a.part.jsonl").write_text("{}")
    with pytest.raises(UnsupportedType, match="statement-parser merge"):
        Corpus.read(tmp_path / "a.part.jsonl")
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.png").touch()
    for path in ("empty", "picture.png"):
        with pytest.raises(UnsupportedType, match=r"\.jsonl"):
            Corpus.read(tmp_path / path)
    for path in ("not-there.jsonl", "not-there", "not-there.png"):
        with pytest.raises(FileNotFoundError):
            Corpus.read(tmp_path / path)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ((), "nothing to read"),
        ((record(),), "a list of records"),
        ((["a.jsonl"],), "Paths are arguments"),
        ((5,), "path"),
    ],
)
def test_what_cannot_be_read_is_said(given: tuple[Any, ...], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Corpus.read(*given)


def test_a_file_that_became_shorter_is_said(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(record().to_json(indent=None))
    read = Corpus.read(file)
    file.write_text("{}")
    with pytest.raises(DamagedDocument, match="shorter"):
        read[0]


def test_changes_are_made_before_anything_else_sees_a_record() -> None:
    def corrected(one: Statement) -> Statement:
        return replace(one, date=datetime.date(2001, 2, 3), title="put right")

    read = Corpus.read([record()], change=corrected)
    assert read[0].title == "put right"
    assert read.counts() == {"2001": 1}


def test_corrections_are_put_in(tmp_path: Path) -> None:
    one = record()
    correction = Correction(statement=one.id, field="title", action="change", printed=one.title, text="Another title")
    append_correction(tmp_path / "log.jsonl", correction)
    for given in (tmp_path / "log.jsonl", [correction]):
        read = Corpus.read([one, record(title="else")], corrections=given, change=lambda s: replace(s, language="xx"))
        assert [(s.title, s.language) for s in read] == [("Another title", "xx"), ("else", "xx")]


def test_filters_by_date(corpus: Corpus) -> None:
    assert len(corpus.filter(since="2019")) == 4
    assert len(corpus.filter(until="2019")) == 3
    assert len(corpus.filter(since="2019-10", until="2019-10")) == 2
    # Of a month nothing says that it is after its middle.
    assert len(corpus.filter(since="2019-10-15", until=datetime.date(2019, 10, 31))) == 1
    assert len(corpus.filter(since=datetime.datetime(2021, 1, 1, 12))) == 1
    with pytest.raises(ValueError, match=r"2019-10-16"):
        corpus.filter(since="last year")


def test_filters_by_language_publisher_and_any_question(corpus: Corpus) -> None:
    assert len(corpus.filter(language="fr")) == 1
    assert len(corpus.filter(language=["fr", "ar"])) == 2
    assert len(corpus.filter(publisher="Harbour Wire")) == 1
    assert [one.title for one in corpus.filter(where=lambda one: not one.signatories)] == ["undated"]
    assert len(corpus.filter(language="fr", since="2020")) == 0


def test_filters_by_organisation_in_any_spelling(corpus: Corpus) -> None:
    assert len(corpus.filter(organisation="harbour watch")) == 3
    found = corpus.filter(organisation="Elm Society")
    assert found.organisations[0].id == corpus.filter(organisation=found.organisations[0]).organisations[0].id
    with pytest.raises(LookupError, match="Lamplight Foundation"):
        corpus.filter(organisation="Lamplight")


def test_a_part_has_the_organisations_of_the_whole_with_its_own_entries(corpus: Corpus) -> None:
    whole = {one.id: len(one.mentions) for one in corpus.organisations}
    part = {one.id: len(one.mentions) for one in corpus.filter(language="fr").organisations}
    assert part.keys() <= whole.keys()
    assert sorted(part.values()) == [1, 1]
    assert whole[corpus.filter(organisation="Harbour Watch").organisations[0].id] == 3


def test_a_part_that_is_resolved_with_decisions_is_that_part_again(corpus: Corpus) -> None:
    part = corpus.filter(language="fr")
    left, right = (one.name for one in part.organisations[:2])
    joined = part.resolved([Decision(left=left, right=right, verdict="same")])
    assert [one.id for one in joined] == [one.id for one in part]
    assert len(joined.organisations) == len(part.organisations) - 1
    assert joined.registry is joined[:1].registry
    assert joined.registry is not corpus.registry


def test_what_was_resolved_is_kept(corpus: Corpus) -> None:
    assert corpus.registry is corpus.registry is corpus[:1].registry
    assert corpus.organisations is corpus.organisations


def test_counts_have_no_gaps_and_say_what_is_not_known(corpus: Corpus) -> None:
    assert corpus.counts() == {"2019": 3, "2020": 0, "2021": 1, None: 1}
    assert list(corpus.counts("month"))[:3] == ["2019-10", "2019-11", "2019-12"]
    assert corpus.counts("month")["2019-10"] == 2
    assert corpus.counts("day") == {"2019-10-16": 1, "2019-12-31": 1, "2021-01-01": 1, None: 2}
    assert corpus.counts("language")["en"] == 2
    with pytest.raises(ValueError, match="'publisher'"):
        corpus.counts("week")  # type: ignore[arg-type]


@pytest.mark.parametrize("as_", ["dicts", "pandas", "polars"])
def test_frames_have_the_columns_and_types_of_the_tables(corpus: Corpus, as_: Any) -> None:
    frame = corpus.frames("signatories", as_)
    rows = frame if as_ == "dicts" else frame.to_dict("records") if as_ == "pandas" else frame.to_dicts()
    assert len(rows) == 5 + 2 + 1 + 5
    assert rows[0]["name"] == "Harbour Watch"
    assert rows[0]["place"] == 1
    statements = corpus.frames("statements", as_)
    if as_ == "pandas":
        assert list(statements["date"].dt.year[:2]) == [2019, 2019]
        assert statements["date"].isna().sum() == 2
    elif as_ == "polars":
        assert statements["date"].to_list()[0] == datetime.date(2019, 10, 16)
    for table in ("sources", "issues", "organisations"):
        assert len(corpus.frames(table, as_)) == (5 if table == "sources" else len(corpus.frames(table)))


def test_a_frame_that_is_not_there_is_said(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="signatories"):
        corpus.frames("people")
    with pytest.raises(ValueError, match="'polars'"):
        corpus.frames("statements", "arrow")  # type: ignore[arg-type]
    whole = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name in ("pandas", "polars"):
            raise ImportError(name)
        return whole(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    for as_ in ("pandas", "polars"):
        with pytest.raises(MissingExtra, match=rf"statement-parser\[{as_}\]"):
            corpus.frames("statements", as_)  # type: ignore[arg-type]


def test_a_corpus_is_shown_in_a_line_and_as_a_table() -> None:
    corpus = Corpus.read([record(title=HOSTILE, names=[HOSTILE]), record(title="بيان")] * 15)
    assert repr(corpus) == "<Corpus: 30 statements, 2020-05-03 to 2020-05-03, en>"
    assert repr(corpus[:1]) == "<Corpus: 1 statement, 2020-05-03 to 2020-05-03, en>"
    for shown in (corpus, corpus[0], corpus.organisations, corpus.registry, corpus.organisations[0], corpus.groups()):
        html = shown._repr_html_()
        assert "<script" not in html
        assert "<img" not in html
    assert "<bdi>بيان</bdi>" in corpus._repr_html_()
    assert "and 10 more" in corpus._repr_html_()
    assert Corpus.read([])._repr_html_()


def test_what_is_shown_in_a_line_is_short() -> None:
    corpus = Corpus.read([record(names=NAMES * 9, title="t" * 500)])
    for shown in (corpus, corpus[0], corpus.registry, corpus.organisations, corpus.organisations[0], corpus.groups()):
        assert len(repr(shown)) < 160
        assert "\n" not in repr(shown)


def test_completion_offers_no_private_names(corpus: Corpus) -> None:
    for thing in (corpus, corpus.network(), corpus.plot):
        assert [name for name in dir(thing) if name.startswith("_")] == []
        assert dir(thing)


def test_a_listing_is_a_tuple(corpus: Corpus) -> None:
    listing = corpus.organisations
    assert isinstance(listing, tuple)
    assert repr(listing[:2]) == "<2 organisations>"
    assert listing[0] in listing


def test_signatories_join_the_resolved_organisations() -> None:
    corpus = Corpus.read([record(), record(["Else."] * 30)])
    rows = corpus.frames("signatories")
    ids = {organisation.id for organisation in corpus.organisations}
    assert {row["resolved_id"] for row in rows} == ids
    assert all(row["resolved_id"].startswith("org-") for row in rows)
    assert list(corpus[:1].table("signatories")) == rows[: len(corpus[0].signatories)]
