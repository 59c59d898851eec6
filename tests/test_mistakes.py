"""Arguments that people pass by mistake: an error that says what to do, and nothing read by accident."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import statement_parser as sp
from statement_parser.model.correction import Correction

PAGE = b"<h1>Joint appeal</h1><p>We ask for the bridge.</p>"
STATEMENT = sp.parse(PAGE)


def corrected(**said: Any) -> Callable[[], Correction]:
    return lambda: Correction(statement=STATEMENT.id, **said)


MISTAKES: dict[str, tuple[Callable[[], Any], type[Exception], str]] = {
    "address": (lambda: sp.parse("https://example.org/joint-appeal"), ValueError, "fetch the page"),
    "file": (lambda: sp.parse("statements/appeal.pdf"), ValueError, "parse_file"),
    "word": (lambda: sp.parse("appeal.docx"), ValueError, "parse_file"),
    "archive": (lambda: sp.parse("crawl.warc.gz"), ValueError, "parse_file"),
    "folder": (lambda: sp.parse("/tmp/"), ValueError, "path"),
    "path": (lambda: sp.parse(Path("appeal.html")), TypeError, "parse_file"),  # type: ignore[arg-type]
    "open file": (lambda: sp.parse(io.BytesIO(PAGE)), TypeError, r"read\(\)"),  # type: ignore[arg-type]
    "explain a path": (lambda: sp.explain("appeal.html"), ValueError, "pass its bytes"),
    "options": (lambda: sp.parse(PAGE, options={"max_pages": 3}), TypeError, "Options"),  # type: ignore[arg-type]
    "ocr": (lambda: sp.parse(PAGE, ocr=True), TypeError, '"fr", "en'),  # type: ignore[arg-type]
    "executor": (lambda: sp.parse_many([], executor=3), TypeError, "Executor"),  # type: ignore[arg-type]
    "many options": (lambda: sp.parse_many([], options={}), TypeError, "Options"),  # type: ignore[arg-type]
    "bytes": (lambda: list(sp.parse_many([PAGE])), TypeError, "pair of a name"),  # type: ignore[list-item]
    "bytes alone": (lambda: list(sp.parse_many(PAGE)), TypeError, "pair of a name"),  # type: ignore[arg-type]
    "report": (lambda: STATEMENT.report("appeal.html"), ValueError, "pathlib.Path"),
    "field": (corrected(field="dte", action="change", text="x"), ValueError, "one of title, date"),
    "action": (corrected(field="title", action="chnge", text="x"), ValueError, "one of accept, change"),
    "no record": (lambda: sp.Statement.from_dict({}), ValueError, "missing required field"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_it_is_said(mistake: str) -> None:
    call, error, said = MISTAKES[mistake]
    with pytest.raises(error, match=said):
        call()


@pytest.mark.parametrize("text", ["See https://example.org/appeal for more.", "Stop.", ".", "/", "a/b", "appeal"])
def test_what_could_be_a_text_is_one(text: str) -> None:
    assert sp.parse(text).source.kind == "text"


def test_one_source_alone_is_a_list_of_one(tmp_path: Path) -> None:
    page = tmp_path / "appeal.html"
    page.write_bytes(PAGE)
    for source in (str(page), page, ("appeal.html", PAGE)):
        (parsed,) = sp.parse_many(source, jobs=1)
        assert parsed.statement is not None
        assert parsed.statement.title == "Joint appeal"
