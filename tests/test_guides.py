"""What the guides of docs/ show is what happens: their commands are run, then their Python, from top to bottom."""

from __future__ import annotations

import ast
import doctest
import glob
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from statement_parser.cli.main import main
from tests.batch.pages import http, members, record

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
GUIDES = ("start", "for-researchers", "for-archives", "for-developers")
_SHELL = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)


def commands(page: str) -> Iterator[list[str]]:
    """The arguments of each `statement-parser` of the blocks of shell; patterns are filled in when their turn comes."""
    for block in _SHELL.findall(page):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("statement-parser "):
                words = shlex.split(line, comments=True)[1:]
                quoted = "'" in line
                yield [name for word in words for name in (not quoted and sorted(glob.glob(word))) or [word]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the fixtures, and a web archive of one page."""
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    page = (ROOT / "fixtures" / "statements" / "en" / "water-towers.html").read_bytes()
    (tmp_path / "crawl.warc.gz").write_bytes(members(record(http(page), "https://example.org/water")))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_does_what_it_says(name: str, folder: Path) -> None:
    page = (DOCS / f"{name}.md").read_text("utf-8")
    done = 0
    for line in commands(page):
        result = CliRunner().invoke(main, line)
        assert result.exit_code == 0, f"{' '.join(line)}: {result.output[-500:]}"
        done += 1
        for place, word in enumerate(line):
            if word in ("-o", "--output") and "--shard" not in line:
                assert (folder / line[place + 1]).exists(), line
    assert done > 1
    result = doctest.testfile(str(DOCS / f"{name}.md"), module_relative=False)
    assert result.attempted > 2
    assert result.failed == 0


def test_the_tutorial_is_kept_without_outputs_and_its_page_has_its_pictures() -> None:
    cells = json.loads((DOCS / "tutorial.ipynb").read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(code) > 10
    page = (DOCS / "tutorial.md").read_text("utf-8")
    for cell in code:
        source = "".join(cell["source"])
        ast.parse(source)
        assert (cell["outputs"], cell["execution_count"]) == ([], None)
        assert source in page, "docs/tutorial.md is not of this notebook: run make tutorial"
        if "picture" in cell["metadata"]:
            assert f"(images/tutorial-{cell['metadata']['picture']}.png)" in page
    # The site scrolls a table that has no class; one of pandas would make the page wider than a phone.
    assert "<table>" in page
    assert "<table " not in page
    assert [path for path in re.findall(r"\]\((images/[^)]+)\)", page) if not (DOCS / path).exists()] == []


def test_every_page_is_in_the_site_and_leads_somewhere() -> None:
    nav = set(re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M))
    pages = {path.name: path.read_text("utf-8") for path in DOCS.glob("*.md")}
    assert nav == set(pages) | {"index.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md"}
    for name, page in pages.items():
        links = {link for link in re.findall(r"\]\(([^)#\s]+)[)#]", page) if "://" not in link}
        assert {link for link in links if not (DOCS / link).exists()} <= {"SECURITY.md", "CHANGELOG.md"}, name
