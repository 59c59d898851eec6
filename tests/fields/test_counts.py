from __future__ import annotations

import pytest

import statement_parser as sp

NAMES = "".join(f"<li>{word} Association</li>" for word in ("Alder", "Birch", "Cedar", "Dock"))


def issues(title: str, text: str) -> list[str]:
    html = f"<h1>{title}</h1><p>{text}</p><h2>Signatories</h2><ul>{NAMES}</ul>"
    return [i.detail for i in sp.parse(html, kind="html").issues if i.code == "count-mismatch"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "7 civil society organisations ask for an open road",
            "The road to the valley is closed for all who live there.",
        ),
        (
            "Open the Valley Road",
            "We, the undersigned 7 organisations, ask for the road to the valley to be opened to all.",
        ),
    ],
)
def test_a_count_that_disagrees_is_said(title: str, text: str) -> None:
    assert issues(title, text) == ["the text speaks of 7 signatories; 4 are listed"]


def test_counts_that_agree_or_count_something_else() -> None:
    plain = "The road to the valley is closed for all who live there since 2019."
    assert issues("4 organisations ask for an open road", plain) == []
    assert (
        issues("Open the Valley Road", "Last year 12 organisations left the valley, and nobody has said why they did.")
        == []
    )
