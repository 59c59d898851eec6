"""Each limit that cuts says so in the record, at its figure and not before."""

from __future__ import annotations

import pytest

import statement_parser as sp

PARAGRAPH = "We call on the court to meet in public."


@pytest.mark.parametrize("form", ["text", "html"])
def test_the_length_of_a_text(form: str) -> None:
    text = "\n\n".join([PARAGRAPH] * 10) if form == "text" else f"<p>{PARAGRAPH}</p>" * 10
    for most, kept, status in ((10 * len(PARAGRAPH), 10, "ok"), (10 * len(PARAGRAPH) - 1, 9, "partial")):
        options = sp.Options(max_text_chars=most)
        document, record = sp.read(text, kind=form, options=options), sp.parse(text, kind=form, options=options)
        assert (len(document.blocks), record.status) == (kept, status)
        assert ("text-cut" in [issue.code for issue in record.issues]) == (status == "partial")


def test_a_line_counts_as_much_as_is_kept_of_it() -> None:
    options = sp.Options(max_text_chars=1_000, max_block_chars=100)
    document = sp.read("x " * 5_000 + "\n\n" + PARAGRAPH, kind="text", options=options)
    assert document.blocks[-1].text == PARAGRAPH
    assert [issue.code for issue in document.issues] == ["block-cut"]
