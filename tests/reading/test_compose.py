"""Lines of plain text become blocks; markers come off; every block knows its lines."""

from __future__ import annotations

import statement_parser as sp
from statement_parser.model.document import Hint


def texts(text: str) -> list[str]:
    return [block.text for block in sp.read(text, kind="text").content]


def test_a_wrapped_paragraph_is_joined() -> None:
    wrapped = (
        "The road to the valley is closed at night and nobody in the ministry\n"
        "has said when it will be open again for the families who live there\n"
        "and who have waited for an answer since the first week of winter.\n"
        "\n"
        "We ask for it to be opened."
    )
    assert texts(wrapped) == [" ".join(wrapped.split("\n\n")[0].split("\n")), "We ask for it to be opened."]


def test_short_lines_stay_apart() -> None:
    assert texts("Alder House\nBirch Fund\nCedar Union") == ["Alder House", "Birch Fund", "Cedar Union"]


def test_an_item_goes_on_in_a_line_set_in() -> None:
    text = "- Open the road to the valley for all who\n  live there;\n- publish the file."
    assert texts(text) == ["Open the road to the valley for all who live there;", "publish the file."]


def test_markers_come_off_and_are_kept() -> None:
    document = sp.read("1. Alder\n2. Birch\n\n• Cedar\n\n(a) Dock\n(b) Elm", kind="text")
    assert [(b.marker, b.number, b.text) for b in document.content] == [
        ("1.", 1, "Alder"),
        ("2.", 2, "Birch"),
        ("•", None, "Cedar"),
        ("(a)", 1, "Dock"),
        ("(b)", 2, "Elm"),
    ]


def test_what_only_looks_like_a_marker_stays() -> None:
    lines = ["15. November 2018", "N. Rahman", "350.org", "1. Januar 2000"]
    assert texts("\n\n".join(lines)) == lines


def test_a_word_broken_at_its_hyphen() -> None:
    text = "The signatories call on all of the states to respect the human-\nrights treaties that they have ratified since."
    assert texts(text)[0].startswith("The signatories call on all of the states to respect the human-rights treaties")


def test_blocks_know_their_lines() -> None:
    document = sp.read("Title\n\nfirst line of a paragraph that is long enough to go on,\nand second line", kind="text")
    block = document.content[1]
    assert document.locate(sp.Span(block.index, 0, 5)) == (sp.LineRange(first=3, last=3),)
    assert document.locate(document.whole(block.index)) == (
        sp.LineRange(first=3, last=3),
        sp.LineRange(first=4, last=4),
    )


def test_lines_of_very_different_lengths_are_no_paragraph() -> None:
    names = [
        "Centre for the Documentation of Human Rights in the Upper Valley",
        "Committee for the Protection of Rivers",
        "Alder House",
        "Latin Network for Studies of Water, Technology and Society",
        "Open Rivers",
    ]
    assert texts("\n".join(names)) == names


def test_a_form_feed_is_no_new_line() -> None:
    document = sp.read("one\n\ntwo\n\fthree\n\nfour", kind="text")
    where = {b.text: document.locate(document.whole(b.index)) for b in document.content}
    assert where["three"] == (sp.LineRange(first=4, last=4),)
    assert where["four"] == (sp.LineRange(first=6, last=6),)


def test_fields_of_a_form_are_controls() -> None:
    lines = [
        "Name: ..................",
        "Signature ____________",
        "Ada Berg, Alder Trust ____________",
        "We are tired .......",
    ]
    blocks = sp.read("\n\n".join(lines), kind="text").content
    assert [bool(block.hints & Hint.CONTROL) for block in blocks] == [True, True, False, False]
