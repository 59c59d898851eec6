"""Two persons in one entry of a list."""

from __future__ import annotations

import pytest

from statement_parser.language.cues import matcher
from statement_parser.organisations.two_persons import two_persons


@pytest.mark.parametrize(
    ("name", "persons"),
    [
        ("Ada Berg and Tom Lind", ["Ada Berg", "Tom Lind"]),
        ("Dr. Ada Berg & Prof. Tom Lind", ["Dr. Ada Berg", "Prof. Tom Lind"]),
        ("Tom and Eva Greaves", []),  # as printed: the first has no last name of his own
        ("Rev. Ada and Rev. Tom Lind", []),
        ("Ada Berg and the Alders", []),
        ("Ana Costa e Silva Prado", []),  # one person: a letter stands inside names
    ],
)
def test_two_persons(name: str, persons: list[str]) -> None:
    assert [name[start:end] for start, end in two_persons(name, matcher(("en", "pt")))] == persons
