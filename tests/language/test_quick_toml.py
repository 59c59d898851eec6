"""The quick reader of TOML gives what `tomllib` gives."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from statement_parser.language.load import codes
from statement_parser.language.quick_toml import loads

FILES = [("data", f"{code}.toml") for code in codes()] + [("rivals.toml",)]

ODD = r"""
name = "odd"
empty = []
plain = ["one", "two, with a comma", "l'un"]
lines = [
    "three",
    "four",
]
no_comma = [
    "five"
]
literal = ['six', "seven"]
escaped = ["a \"quoted\" word", "caf\u00e9"]
noted = [ # a note
    "eight",
]
bracketed = ["[nine]", "t{e}n", "#11"]
nested = [["twelve"], ["thirteen", "fourteen"]]
numbers = [15, 16]
yes = true
number = 17
text = "not = [\"a list\"]"
[part]
plain = ["eighteen"]
inline = { US = "mdy", list = ["nineteen"] }
[[rows]]
words = ["twenty"]
"""


@pytest.mark.parametrize("path", FILES, ids="/".join)
def test_every_file_of_the_data(path: tuple[str, ...]) -> None:
    text = resources.files("statement_parser.language").joinpath(*path).read_text(encoding="utf-8")
    assert loads(text) == tomllib.loads(text)


def test_what_is_written_otherwise() -> None:
    assert loads(ODD) == tomllib.loads(ODD)


def test_errors_are_those_of_tomllib() -> None:
    for broken in ('words = ["one", "two"', 'words = ["one" "two"]\n', "words = [one]\n"):
        with pytest.raises(tomllib.TOMLDecodeError):
            loads(broken)
