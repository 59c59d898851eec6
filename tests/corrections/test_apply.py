"""What a person said is in the record, whatever the parser reads by then, or the record says that it is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import statement_parser as sp

TEXT = """Joint appeal

3 May 2019

We, the undersigned organisations, ask for peace.

We call on the city to:

1. Open the archive.
2. Keep it open.
3. Publish the list, and keep it up to date.

Signed by:

- Elm Society
- Harbour Trust
- River Union
"""
STATEMENT = sp.parse(TEXT)


def said(field: str, action: str, **more: Any) -> sp.Correction:
    return sp.Correction(
        statement=STATEMENT.id,
        field=field,  # type: ignore[arg-type]
        action=action,  # type: ignore[arg-type]
        produced_by=STATEMENT.produced_by,
        by="Ann",
        **more,
    )


def applied(*corrections: sp.Correction, to: sp.Statement = STATEMENT) -> sp.Statement:
    return sp.apply_corrections(to, corrections)


def demands(statement: sp.Statement) -> list[str]:
    return [demand.text for demand in statement.demands]


def names(statement: sp.Statement) -> list[str]:
    return [one.raw for one in statement.signatories]


def codes(statement: sp.Statement) -> list[str]:
    return [issue.code for issue in statement.issues]


def test_without_corrections_a_record_stays_the_same() -> None:
    assert applied() is STATEMENT
    assert applied(replace(said("title", "remove"), statement="other")) is STATEMENT


def test_title_and_date() -> None:
    statement = applied(said("title", "change", text="appeal"), said("date", "change", date="2019-05", text="May 2019"))
    assert (statement.title, statement.date) == ("appeal", None)
    assert statement.title_passage is not None
    assert sp.read(TEXT).text(statement.title_passage.spans[0]) == "appeal"
    assert statement.date_detail is not None
    assert (statement.date_detail.iso, statement.date_detail.printed) == ("2019-05", "May 2019")
    assert sp.read(TEXT).text(statement.date_detail.spans[0]) == "May 2019"
    gone = applied(said("title", "remove"), said("date", "remove"))
    assert (gone.title, gone.title_passage, gone.date, gone.date_detail) == (None, None, None, None)


def test_what_was_accepted_stays_when_something_else_is_read() -> None:
    accepted = [
        said("title", "accept", printed="Joint appeal"),
        said("date", "accept", printed="3 May 2019", date="2019-05-03"),
    ]
    other = replace(STATEMENT, title=None, title_passage=None, date=None, date_detail=None)
    statement = applied(*accepted, to=other)
    assert (statement.title, str(statement.date)) == ("Joint appeal", "2019-05-03")
    assert statement.date_detail is not None
    assert statement.date_detail.printed == "3 May 2019"


def test_issues_that_are_answered_go_and_what_was_done_is_said() -> None:
    bare = sp.parse("Joint appeal\n\nWe call on the city to:\n\n- Open it.\n- Keep it open.\n")
    assert "no-date" in codes(bare)
    answer = sp.Correction(statement=bare.id, field="date", action="change", date="2019-05-03", by="Ann")
    statement = applied(answer, to=bare)
    assert "no-date" not in codes(statement)
    (issue,) = [issue for issue in statement.issues if issue.code == "corrected"]
    assert issue.detail == "a person looked at this record: date changed, by Ann"


def test_lists_are_changed_added_to_and_shortened_in_the_order_of_the_log() -> None:
    statement = applied(
        said("demand", "change", printed="Keep it open.", text="Keep it open"),
        said("demand", "add", text="Pay for it.", after="Keep it open"),
        said("demand", "remove", printed="Open the archive."),
        said("signatory", "remove", printed="Harbour Trust"),
        said("signatory", "add", text="Anna Bell, Director, Elm Society", kind="person", after=""),
        said("signatory", "change", printed="River Union", text="River Union (RU)", kind="organisation"),
    )
    assert demands(statement) == ["Keep it open", "Pay for it.", "Publish the list, and keep it up to date."]
    assert names(statement) == ["Anna Bell, Director, Elm Society", "Elm Society", "River Union (RU)"]
    last = statement.signatories[-1]
    assert last.organisation is not None
    assert (last.name, last.organisation.acronym) == ("River Union", "RU")
    assert (statement.signatories[0].kind, statement.signatories[0].organisation) == ("person", None)
    assert codes(statement)[-1] == "corrected"


def test_paragraphs() -> None:
    statement = applied(
        said("paragraph", "change", printed="We, the undersigned organisations, ask for peace.", text="ask for peace."),
        said("paragraph", "add", text="To the city.", after=""),
        said("paragraph", "add", text="Thank you."),
        said("paragraph", "remove", printed="We call on the city to:"),
        said("paragraph", "accept", printed="THANK you"),
    )
    assert [passage.text for passage in statement.paragraphs] == ["To the city.", "ask for peace.", "Thank you."]
    where = [[sp.read(TEXT).text(span) for span in passage.spans] for passage in statement.paragraphs]
    assert where == [[], ["ask for peace."], []]
    assert codes(statement)[-1] == "corrected"
    none = replace(STATEMENT, paragraphs=(), issues=(sp.Issue(code="no-paragraphs", detail=""),))
    assert "no-paragraphs" not in codes(applied(said("paragraph", "add", text="Thank you."), to=none))
    gone = applied(said("paragraph", "change", printed="Stands nowhere.", text="Neither."))
    assert codes(gone)[-1] == "correction-unmatched"


def test_spans_are_given_only_where_the_text_is_known_to_stand() -> None:
    document = sp.read(TEXT)
    part = applied(
        said("demand", "change", printed="Publish the list, and keep it up to date.", text="Publish the list")
    )
    assert [document.text(span) for span in part.demands[2].spans] == ["Publish the list"]
    other = applied(said("demand", "change", printed="Open the archive.", text="Open all archives."))
    assert other.demands[0].spans == ()
    where = (sp.Span(document.blocks[-1].index, 0, 5),)
    added = said("signatory", "add", text="River", text_spans=where)
    assert applied(added).signatories[-1].spans == where
    assert applied(replace(added, produced_by="another version")).signatories[-1].spans == ()


def test_a_corrected_record_is_a_record() -> None:
    statement = applied(said("signatory", "add", text="Ligue des Rives (LDR)", kind="organisation"))
    assert sp.Statement.from_dict(json.loads(statement.to_json())) == statement


def test_what_the_parser_has_learnt_since_is_not_done_twice() -> None:
    log = [
        said("demand", "add", text="Keep it open."),
        said("demand", "remove", printed="No longer read."),
        said("signatory", "change", printed="Harbour Tr", text="Harbour Trust"),
    ]
    statement = applied(*log)
    assert demands(statement) == demands(STATEMENT)
    assert names(statement) == names(STATEMENT)
    assert "correction-unmatched" not in codes(statement)


def test_a_correction_whose_value_is_gone_is_said() -> None:
    statement = applied(said("demand", "change", printed="Close it.", text="Close it at once."))
    assert demands(statement) == demands(STATEMENT)
    (issue,) = [issue for issue in statement.issues if issue.code == "correction-unmatched"]
    assert "Close it." in issue.detail


def test_case_accents_and_spaces_do_not_lose_a_correction() -> None:
    statement = applied(said("signatory", "change", printed="HARBOUR  trust", text="Harbour Trust e.V."))
    assert names(statement)[1] == "Harbour Trust e.V."


def test_of_equal_values_the_one_that_stands_there_is_meant() -> None:
    twice = replace(STATEMENT, signatories=(STATEMENT.signatories[0], replace(STATEMENT.signatories[0], spans=())) * 2)
    gone = applied(said("signatory", "remove", printed="Elm Society", spans=STATEMENT.signatories[0].spans), to=twice)
    assert [bool(one.spans) for one in gone.signatories] == [False, True, False]


def test_a_bullet_that_is_a_demand_is_moved() -> None:
    bullet = sp.Bullet(text="Pay for it.", marker="•", spans=(sp.Span(3, 0, 11),))
    statement = applied(said("demand", "add", text="Pay for it."), to=replace(STATEMENT, other_bullets=(bullet,)))
    assert statement.other_bullets == ()
    assert (statement.demands[-1].marker, statement.demands[-1].spans) == ("•", bullet.spans)


def test_demands_inside_others_keep_their_places() -> None:
    nested = replace(
        STATEMENT,
        demands=(
            sp.Demand(text="a"),
            sp.Demand(text="b"),
            sp.Demand(text="b1", level=2, parent=1),
            sp.Demand(text="b1i", level=3, parent=2),
        ),
    )
    statement = applied(said("demand", "add", text="new", after="a"), to=nested)
    assert [demand.parent for demand in statement.demands] == [None, None, None, 2, 3]
    statement = applied(said("demand", "remove", printed="a"), to=nested)
    assert [demand.parent for demand in statement.demands] == [None, 0, 1]
    statement = applied(said("demand", "remove", printed="b"), to=nested)
    assert [(demand.text, demand.parent, demand.level) for demand in statement.demands] == [
        ("a", None, 1),
        ("b1", None, 1),
        ("b1i", 1, 3),
    ]


WORDS = st.sampled_from(
    ["Open the archive.", "Keep it open.", "Elm Society", "Harbour Trust", "x", "3 May 2019", "We call on the city to:"]
)
ANY = st.builds(
    lambda field, action, printed, text, after: said(field, action, printed=printed, text=text, after=after),
    st.sampled_from(["title", "date", "paragraph", "demand", "signatory", "record"]),
    st.sampled_from(["accept", "change", "add", "remove"]),
    WORDS | st.none(),
    WORDS,
    WORDS | st.none(),
)


@given(st.lists(ANY, max_size=8))
def test_whatever_is_said_the_record_holds_together(corrections: list[sp.Correction]) -> None:
    statement = applied(*corrections)
    for place, demand in enumerate(statement.demands):
        assert demand.parent is None or 0 <= demand.parent < place
    assert (statement.title is None) == (statement.title_passage is None)
    assert sp.Statement.from_dict(statement.to_dict()) == statement
    assert all(one.raw and one.name for one in statement.signatories)


def test_the_log_is_written_at_its_end_and_read_back(tmp_path: Path) -> None:
    log = tmp_path / "corrections.jsonl"
    first, second = said("title", "remove"), said("demand", "add", text="a", text_spans=(sp.Span(1, 0, 1),))
    sp.append_correction(log, first)
    with log.open("ab") as opened:
        opened.truncate(log.stat().st_size - 1)  # killed before the end of the line
    sp.append_correction(log, second)
    assert sp.load_corrections(log) == (first, second)
    log.write_text('{"statement": "a"}\n')
    with pytest.raises(ValueError, match="line 1"):
        sp.load_corrections(log)
