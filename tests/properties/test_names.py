"""Whatever the string: a name that stays, nothing lost, in time that grows with the string."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statement_parser.organisations.names import parse_name

PIECES = [
    *(
        "(",
        ")",
        "[",
        "]",
        " - ",
        " – ",
        "--",
        "-",
        ", ",
        " / ",
        "/",
        ": ",
        "«",
        "»",
        "“",
        "”",
        '"',
        ".",
        ";",
        "؛",
        "|",
        "=",
        "_",
        "#",
    ),
    *(
        " e.V.",
        " z. s.",
        "Stichting ",
        "РОО ",
        "(RBC)",
        "RBCN",
        "Norway",
        "تونس",
        "Sfax",
        "USA",
        "-NL",
        " and ",
        "the ",
        "La ",
        "L’",
    ),
    *(
        "Association",
        "River",
        "нет",
        "шум",
        "شبكة",
        "川",
        "*",
        "[1]",
        "²",
        "1. ",
        "• ",
        "formerly ",
        "Branch",
        "Section ",
        "فرع ",
        "Dr. ",
    ),
    *("director of ", "www.example.org", "\u200f", "\u202e", "\u200b", "é", "İ", " ", "  "),
]
strings = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join) | st.text(min_size=1, max_size=60)


@given(strings)
@settings(max_examples=400, deadline=None)
def test_a_name_stays_and_nothing_is_lost(raw: str) -> None:
    try:
        record = parse_name(raw)
    except ValueError:
        assert not any(map(str.isalnum, raw))
        return
    assert record.raw == raw
    assert record.name
    assert parse_name(record.name).name == record.name


LONG = [
    "a" * 100_000,
    "A, " * 33_000,
    "(" * 100_000,
    "A - " * 25_000,
    "« " * 50_000,
    "(A) " * 25_000,
    "Syria, " * 57,
    "- " * 200,
]


@pytest.mark.parametrize("raw", LONG, ids=lambda raw: repr(raw[:8]))
def test_long_strings_take_no_longer_than_reading_them(raw: str) -> None:
    parse_name("warm")
    start = time.process_time()
    parse_name(raw)
    assert time.process_time() - start < 1.5
