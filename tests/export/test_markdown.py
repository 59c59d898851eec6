from __future__ import annotations

import pytest

from statement_parser.export.markdown import escape, to_markdown
from statement_parser.model.statement import Demand, Passage, Signatory
from tests.samples import HOSTILE, bare, statement


def test_the_whole_record() -> None:
    lines = to_markdown(statement()).splitlines()
    assert lines[:3] == ["# Joint Statement on the Court", "", "*15 November 2018*"]
    assert "- Hear the families:\n  - all of them" in "\n".join(lines)
    assert lines[-2:] == ["1. Badael", "2. Dr A. Name, Lawyer"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("- not an item", "\\- not an item"),
        ("12. not an item", "12\\. not an item"),
        ("3) not an item", "3\\) not an item"),
        ("a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`"),
        ("[a](b)", "\\[a\\](b)"),
        ("AT&T & co; &lt;", "AT\\&T & co; \\&lt;"),
        ("back\\slash", "back\\\\slash"),
        ("one\ntwo", "one two"),
    ],
)
def test_specials_are_escaped(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_hostile_text_has_no_live_markup() -> None:
    record = bare(
        title=HOSTILE,
        paragraphs=(Passage(text=HOSTILE),),
        demands=(Demand(text=HOSTILE),),
        signatories=(Signatory(raw=HOSTILE, name=HOSTILE, group=HOSTILE),),
    )
    written = to_markdown(record)
    for live in ("<", ">", "[", "]", "`", "*"):
        assert written.count(live) == written.count("\\" + live)


def test_groups_and_affiliations_beside_the_name() -> None:
    beside = Signatory(raw="Anna Bell", name="Anna Bell", affiliation="University of *Oslo*", group="Persons")
    alone = Signatory(raw="Badael", name="Badael", group="Bodies")
    text = to_markdown(bare(signatories=(beside, alone)))
    assert (
        text == "## Signatories\n\n### Persons\n\n1. Anna Bell, University of \\*Oslo\\*\n\n### Bodies\n\n2. Badael\n"
    )


def test_numbers_with_gaps_are_written_out() -> None:
    signatories = (Signatory(number=7, raw="A", name="A"), Signatory(number=9, raw="B", name="B"))
    assert to_markdown(bare(signatories=signatories)).endswith("- 7\\. A\n- 9\\. B\n")
    assert to_markdown(bare(signatories=signatories[:1])).endswith("\n7. A\n")
