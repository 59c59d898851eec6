"""What stands around the text of pages is taken out of it and kept: heads, feet, numbers, footnotes."""

from __future__ import annotations

import statement_parser as sp
from tests.reading.pdf.pages import drawn

WORDS = ["", "Today", "Still", "Again"]
LINES = [
    "The road to Callan has been closed since the first of March, and nobody in the",
    "ministry has said when it will open again to those who live along the river and",
    "carry their goods to market.",
]


def page(
    number: int, *, head: str = "Letter on the Callan road", numbered: bool = True
) -> list[tuple[float, float, str]]:
    texts = [(72.0, 40.0, head)]
    texts += [(72.0, 100.0 + 14.0 * n, f"{WORDS[number]} {line}") for n, line in enumerate(LINES)]
    return [*texts, (290.0, 800.0, str(number))] if numbered else texts


def keys(data: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in sp.read(data).blocks:
        if block.key is not None and not block.key.startswith("pdf:"):
            found.setdefault(block.key, []).append(block.text)
    return found


def test_heads_and_numbers_of_pages() -> None:
    data = drawn([page(1), page(2), page(3)])
    assert keys(data) == {"running-head": ["Letter on the Callan road"] * 3, "page-number": ["1", "2", "3"]}
    assert [block.text[:9] for block in sp.read(data).content] == ["Today The", "Still The", "Again The"]


def test_a_head_that_stands_once_is_text() -> None:
    first, second = (
        drawn([page(1, head="An appeal", numbered=False)]),
        drawn([page(1, head="An appeal"), page(2, head="To all")]),
    )
    assert keys(first) == {}
    assert "running-head" not in keys(second)


def test_a_paragraph_goes_on_over_furniture() -> None:
    first = [(72.0, 40.0, "Letter"), (72.0, 100.0, LINES[0]), (72.0, 114.0, LINES[1]), (290.0, 800.0, "1")]
    second = [(72.0, 40.0, "Letter"), (72.0, 100.0, LINES[2]), (290.0, 800.0, "2")]
    third = [(72.0, 40.0, "Letter"), (72.0, 100.0, "Thank you."), (290.0, 800.0, "3")]
    assert [block.text for block in sp.read(drawn([first, second, third])).content] == [" ".join(LINES), "Thank you."]
