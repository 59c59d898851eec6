"""Each limit at its figure and not before: an error of its own, or a record that says what was cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from click.testing import CliRunner

import statement_parser as sp
from statement_parser.cli.main import main
from tests.reading.pdf.pages import drawn

PARAGRAPH = "We call on the court to meet in public."
PAGE = "<p>" + PARAGRAPH
NAMES = "".join(f"<li>Association {word}</li>" for word in ("Birqan", "Lantern", "Callan", "Marwah", "Orsk"))
PDF = drawn([[(50, 50, PARAGRAPH)], [(50, 50, PARAGRAPH)]])


class Case(NamedTuple):
    content: bytes
    most: int
    """The least figure that lets all of it through."""
    told: str
    """Code of the error, or of the issue of a record that is partial."""


CASES: dict[str, Case] = {
    "max_bytes": Case(PAGE.encode(), len(PAGE), "input-too-large"),
    "max_pdf_bytes": Case(PDF, len(PDF), "input-too-large"),
    "max_nodes": Case((PAGE * 20).encode(), 22, "structure-limit"),
    "max_depth": Case(("<div>" * 30 + PAGE).encode(), 33, "structure-limit"),
    "max_tag_attributes": Case(
        ("<body><p " + " ".join(f"attribute-{n}=1" for n in range(400)) + f">{PARAGRAPH}").encode(),
        401,
        "structure-limit",
    ),
    "max_pages": Case(PDF, 2, "pages-cut"),
    "max_page_chars": Case(drawn([[(50, 50, "Short.")], [(50, 50, PARAGRAPH)]]), len(PARAGRAPH), "pages-cut"),
    "max_text_chars": Case((PARAGRAPH + "\n\n" + PARAGRAPH).encode(), 2 * len(PARAGRAPH), "text-cut"),
    "max_block_chars": Case(PARAGRAPH.encode(), len(PARAGRAPH), "block-cut"),
    "max_signatories": Case(f"{PAGE}<h2>Signatories</h2><ul>{NAMES}</ul>".encode(), 5, "signatories-cut"),
}


def test_each_limit_has_a_case() -> None:
    assert set(CASES) == set(sp.Options.__struct_fields__)


def parsed(content: bytes, options: sp.Options) -> list[str]:
    """What trips, and nothing where nothing does."""
    try:
        statement = sp.parse(content, options=options)
    except sp.StatementParserError as error:
        return [error.code]
    cut = [issue.code for issue in statement.issues if issue.code.endswith("-cut")]
    assert statement.status == ("partial" if cut else "ok")
    return cut


@pytest.mark.parametrize("name", CASES)
def test_a_limit_trips_at_its_figure(name: str) -> None:
    content, most, told = CASES[name]
    assert parsed(content, sp.Options(**{name: most})) == []
    assert parsed(content, sp.Options(**{name: most - 1})) == [told]


def by_option(content: bytes, name: str, most: int) -> str:
    result = CliRunner().invoke(main, ["parse", "--limit", f"{name}={most}", "-"], input=content)
    return result.stdout + result.stderr


def by_environment(content: bytes, name: str, most: int) -> str:
    environment = {"STATEMENT_PARSER_LIMITS": f"max_entries=7 {name}={most}"}
    result = CliRunner().invoke(main, ["parse", "-"], input=content, env=environment)
    return result.stdout + result.stderr


@pytest.mark.parametrize("way", [by_option, by_environment])
@pytest.mark.parametrize("name", CASES)
def test_each_limit_has_an_option(name: str, way: Callable[[bytes, str, int], str]) -> None:
    content, most, told = CASES[name]
    assert told not in way(content, name, most)
    assert told in way(content, name, most - 1)


@pytest.mark.parametrize("wrong", ["max_seats=3", "max_pages", "max_pages=0", "max_pages=-1", "max_pages=x", "=3"])
@pytest.mark.parametrize("command", ["parse", "explain"])
def test_limits_that_are_none(command: str, wrong: str) -> None:
    result = CliRunner().invoke(main, [command, "--limit", wrong, "-"], input=PAGE)
    assert result.exit_code == 2
    assert "max_" in result.stderr


def test_a_pdf_may_be_larger_than_a_page() -> None:
    assert parsed(PDF, sp.Options(max_bytes=10)) == []
    assert parsed(PDF, sp.Options(max_pdf_bytes=10)) == ["input-too-large"]
    assert parsed(PAGE.encode(), sp.Options(max_pdf_bytes=10)) == []


@pytest.mark.parametrize("form", ["text", "html"])
def test_the_length_of_a_text(form: str) -> None:
    text = "\n\n".join([PARAGRAPH] * 10) if form == "text" else f"<p>{PARAGRAPH}</p>" * 10
    for most, kept in ((10 * len(PARAGRAPH), 10), (10 * len(PARAGRAPH) - 1, 9)):
        assert len(sp.read(text, kind=form, options=sp.Options(max_text_chars=most)).blocks) == kept


def test_a_line_counts_as_much_as_is_kept_of_it() -> None:
    options = sp.Options(max_text_chars=1_000, max_block_chars=100)
    document = sp.read("x " * 5_000 + "\n\n" + PARAGRAPH, kind="text", options=options)
    assert document.blocks[-1].text == PARAGRAPH
    assert [issue.code for issue in document.issues] == ["block-cut"]
