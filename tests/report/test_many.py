"""Many records: the index, the folder, and how sources find their records."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner, Result

import statement_parser as sp
from statement_parser.cli.main import main
from statement_parser.export.json_lines import write_json_lines
from statement_parser.report import many
from statement_parser.report.many import with_sources, write_folder, write_page
from statement_parser.report.needs import need_of

TEXTS = {
    "good": "Joint appeal\n\n3 May 2019\n\nWe, the undersigned, ask for peace.\n\nWe call on the city to:\n\n- Open it.\n"
    "- Keep it open.\n\nSigned by:\n\n- Elm Society\n- Harbour Trust\n- River Union\n",
    "undated": "Second appeal\n\nWe call on the city to:\n\n- Open the archive.\n- Keep it open.\n",
    "bare": "Third appeal of the harbour\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def tree(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text("utf-8"))


def titles(page: lxml.html.HtmlElement) -> list[str]:
    return [a.text_content() for a in page.xpath("//table[contains(@class, 'sortable')]/tbody/tr/td[2]/a")]


def test_one_document_gives_its_page(folder: Path) -> None:
    result = run(folder / "in" / "good.txt", "-o", folder / "a.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 record" in result.stderr
    page = tree(folder / "a.html")
    assert page.xpath("//h1")[0].text_content() == "Joint appeal"
    assert page.xpath("//mark[@id='at-s2']")[0].text_content() == "Harbour Trust"
    assert page.xpath("//script") == []


def test_several_documents_give_an_index_with_those_first_that_want_a_look(folder: Path) -> None:
    result = run(*sorted((folder / "in").iterdir()), "-o", folder / "a.html")
    assert result.exit_code == 0
    page = tree(folder / "a.html")
    assert titles(page) == ["Third appeal of the harbour", "Second appeal", "Joint appeal"]
    (figures,) = page.xpath("//dl[@class='tally']")
    counts = dict(zip(*[[e.text_content() for e in figures.iter(name)] for name in ("dt", "dd")], strict=True))
    assert counts == {
        "Statements": "3",
        "Want a look": "2",
        "Demands": "4",
        "Signatories": "3",
        "Names of organisations": "3",
    }
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href")} - set(ids) == set()
    assert len(page.xpath("//mark[@class='demand' and @id]")) == 4


def test_a_folder_has_a_page_for_each_record(folder: Path) -> None:
    for _ in range(2):  # a report may be written again over itself
        assert run(*sorted((folder / "in").iterdir()), "-o", folder / "report").exit_code == 0
    index = tree(folder / "report" / "index.html")
    for link in index.xpath("//table[contains(@class, 'sortable')]//a"):
        page = tree(folder / "report" / link.get("href"))
        assert page.xpath("//h1")[0].text_content() == link.text_content()
        assert page.xpath("//nav/a/@href") == ["../index.html"]
    assert len(list((folder / "report" / "records").iterdir())) == 3


def test_a_folder_of_something_else_is_left_alone(folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "index.html").write_text("<p>my site</p>")
    result = run(folder / "in" / "good.txt", "-o", folder / "mine")
    assert result.exit_code == 2
    assert "holds something else than a report" in result.stderr
    assert (folder / "mine" / "index.html").read_text() == "<p>my site</p>"


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_records_find_their_sources_by_checksum(folder: Path, ending: str) -> None:
    records = [sp.parse_file(folder / "in" / f"{name}.txt") for name in TEXTS]
    write_json_lines(folder / f"r{ending}", records)
    (folder / "in" / "undated.txt").rename(folder / "in" / "another-name.txt")
    (folder / "in" / "good.txt").write_text("changed since")
    assert run(folder / f"r{ending}", "--source", folder / "in", "-o", folder / "a.html").exit_code == 0
    page = tree(folder / "a.html")
    assert page.xpath("//mark[@id='r2-at-d1']")[0].text_content() == "Open the archive."
    assert page.xpath("//mark[starts-with(@id, 'r1-')]") == []
    assert "The source was not given" in page.xpath("//section[@id='r1']")[0].text_content()


def test_the_same_bytes_twice_are_two_records() -> None:
    statement = sp.parse("Joint appeal\n\nWe ask for peace.")
    found = list(with_sources([statement, statement], [b"x", b"Joint appeal\n\nWe ask for peace.", b"y"]))
    assert [number for number, _ in found] == [1, 2]
    assert all(evidence.document is not None for _, evidence in found)


def test_what_cannot_be_read_is_said_and_the_others_go_on(folder: Path) -> None:
    (folder / "in" / "empty.txt").write_text("")
    result = run(folder / "in" / "empty.txt", folder / "in" / "good.txt", "-o", folder / "a.html")
    assert result.exit_code == 1
    assert "empty-document" in result.stderr
    assert (folder / "a.html").exists()
    result = run(folder / "in" / "empty.txt", "-o", folder / "b.html")
    assert result.exit_code == 3
    assert not (folder / "b.html").exists()


def test_a_line_that_is_no_record_is_named(folder: Path) -> None:
    (folder / "r.jsonl").write_text('{"a": 1}\n')
    result = run(folder / "r.jsonl", "-o", folder / "a.html")
    assert result.exit_code == 3
    assert "line 1" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["in/good.txt", "r.jsonl"],
        ["in/good.txt", "--source", "in"],
        ["r.jsonl", "--language", "en"],
        ["in/good.txt", "in/bare.txt", "--url", "https://example.org"],
    ],
)
def test_usage(folder: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert run(*arguments, "-o", "a.html").exit_code == 2
    assert not (folder / "a.html").exists()


def test_one_page_holds_so_many_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "ON_ONE_PAGE", 2)
    records = [sp.parse(text) for text in TEXTS.values()]
    with pytest.raises(ValueError, match="name a folder"):
        write_page(tmp_path / "a.html", with_sources(records, []))
    assert list(tmp_path.iterdir()) == []
    assert write_folder(tmp_path / "a", with_sources(records, [])) == 3


def test_what_wants_a_look() -> None:
    good, undated, bare = (need_of(sp.parse(text)) for text in TEXTS.values())
    assert (good.weight, good.reasons) == (0, ())
    assert "no-date" in undated.reasons
    assert bare.weight > undated.weight > 0
