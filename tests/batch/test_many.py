from __future__ import annotations

import concurrent.futures
import itertools
from pathlib import Path

import msgspec
import pytest

import statement_parser as sp
from statement_parser.batch.many import _here
from statement_parser.batch.settings import ChildSettings
from tests.batch.faults import PARSER, fault
from tests.batch.pages import http, page, record, zipped


def test_records_and_errors_in_the_order_of_the_sources(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page("A"))
    (tmp_path / "z.zip").write_bytes(zipped({"b.html": page("B"), "empty.html": b""}))
    sources = [tmp_path / "a.html", ("given.html", page("C")), tmp_path / "z.zip", tmp_path / "none.html"]
    found = list(sp.parse_many(sources, jobs=2))
    told = [(one.name.removeprefix(f"{tmp_path}/"), one.error.code if one.error else one.statement) for one in found]
    assert [name for name, _ in told] == ["a.html", "given.html", "z.zip!b.html", "z.zip!empty.html", "none.html"]
    assert [code for _, code in told if isinstance(code, str)] == ["empty-document", "cannot-read"]
    assert isinstance(found[3].error, sp.EmptyDocument)
    assert found[1].statement == sp.parse(page("C"), name="given.html")


def test_what_a_web_archive_says_is_in_the_record(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_bytes(record(http(page()), headers="WARC-Payload-Digest: sha1:ABC\r\n"))
    (parsed,) = sp.parse_many([tmp_path / "x.warc"], jobs=1)
    assert parsed.statement is not None
    source = parsed.statement.source
    assert (source.url, str(source.captured), source.digest) == (
        "https://example.org/a",
        "2019-04-05 06:07:08+00:00",
        "sha1:ABC",
    )
    assert sp.Statement.from_dict(parsed.statement.to_dict()) == parsed.statement


def test_deadly_documents_are_errors() -> None:
    settings = ChildSettings(parser=PARSER, timeout=5, memory=512)
    documents = [page("A"), fault("segv"), page("B"), fault("hang"), fault("memory"), page("C")]
    found = list(_here([(str(n), data) for n, data in enumerate(documents)], settings, 2))
    assert [type(one.error) for one in found if one.error is not None] == [sp.WorkerDied, sp.TimeLimit, sp.MemoryLimit]
    assert [one.statement.title for one in found if one.statement] == [f"Joint Statement on {t}" for t in "ABC"]


def test_sources_are_taken_as_they_are_needed() -> None:
    endless = ((str(n), page(str(n))) for n in itertools.count())
    first = list(itertools.islice(sp.parse_many(endless, jobs=1), 3))
    assert [one.name for one in first] == ["0", "1", "2"]


def test_many_that_cannot_be_read_before_one_that_can(tmp_path: Path) -> None:
    sources = [*(tmp_path / f"{n}.html" for n in range(200)), ("a", page())]
    found = list(sp.parse_many(sources, jobs=1))
    assert len(found) == 201
    assert found[-1].statement is not None


@pytest.mark.parametrize("kind", [concurrent.futures.ThreadPoolExecutor, concurrent.futures.ProcessPoolExecutor])
def test_any_executor(kind: type[concurrent.futures.Executor]) -> None:
    sources = [(f"{n}.html", page(str(n)) if n % 10 else b"") for n in range(70)]
    here = list(sp.parse_many(sources, jobs=2))
    with kind(2) as executor:  # type: ignore[call-arg]
        there = list(sp.parse_many(sources, executor=executor))
    assert [one.statement for one in there] == [one.statement for one in here]
    assert [str(one.error) for one in there] == [str(one.error) for one in here]
    assert sum(one.error is not None for one in there) == 7


@pytest.mark.parametrize("wrong", [{"jobs": 0}, {"timeout": -1}, {"memory": 1}])
def test_what_cannot_work_says_so_at_once(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be"):
        sp.parse_many([], **wrong)  # type: ignore[arg-type]


def test_options_reach_the_parser() -> None:
    options = msgspec.structs.replace(sp.Options(), max_bytes=100)
    (parsed,) = sp.parse_many([("a", page())], jobs=1, options=options)
    assert isinstance(parsed.error, sp.InputTooLarge)


def test_progress_is_shown_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    documents = [("a", page()), ("b", b"")]
    assert len(list(sp.parse_many(documents, jobs=1))) == 2
    assert capsys.readouterr().err == ""
    assert len(list(sp.parse_many(documents, jobs=1, progress=True))) == 2
    last = capsys.readouterr().err.rpartition("\r")[2]
    assert "2 documents" in last
    assert "1 failed" in last
