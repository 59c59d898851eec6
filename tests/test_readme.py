"""What README.md shows is what happens."""

from __future__ import annotations

import doctest
import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import statement_parser as sp
from statement_parser.cli.main import main
from statement_parser.language.load import all_languages

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_its_python_gives_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert os.getcwd() == str(ROOT)
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0


def test_its_record_is_that_of_the_page() -> None:
    shown = json.loads(re.findall(r"^```json\n(.*?)^```", README, re.M | re.S)[0])
    record = sp.parse_file(ROOT / "fixtures" / "statements" / "en" / "water-towers.html").to_dict()
    assert set(shown) > {"title", "date", "demands", "signatories"}
    assert shown == shortened(record, shown)


def shortened(value: object, to: object) -> object:
    """What of `value` is in `to`: those of its keys, and as many of the items of its lists."""
    if isinstance(value, dict) and isinstance(to, dict):
        return {key: shortened(value[key], to[key]) for key in to}
    if isinstance(value, list) and isinstance(to, list) and to:
        return [shortened(one, other) for one, other in zip(value, to, strict=False)]
    return value


@pytest.mark.parametrize("page", ["corpus", "names", "report", "exports", "how-it-decides"])
def test_the_python_of_a_page_of_docs_gives_what_it_shows(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / f"{page}.md"), module_relative=False)
    assert result.attempted > 2
    assert result.failed == 0


def test_its_commands_exist() -> None:
    named = set(re.findall(r"^statement-parser (\w+)", README, re.M))
    assert {"parse", "explain"} <= named
    for command in named:
        assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)", README, re.M):
        assert f"\n{target}:" in makefile


def test_its_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_it_names_every_language() -> None:
    missing = [x.name for x in all_languages() if re.findall(r"\w+", x.name)[-1] not in README]
    assert missing == []
