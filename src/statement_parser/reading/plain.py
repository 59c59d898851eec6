"""Plain text -> lines: one for each line that holds text; a blank line is a new block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statement_parser.errors import EmptyDocument
from statement_parser.model.document import Break, Line, Shape
from statement_parser.model.locator import LineRange
from statement_parser.options import Options
from statement_parser.reading.front_matter import split_front_matter
from statement_parser.text.clean import clean

_NEWLINE = re.compile(r"\r\n|[\n\r]")
_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Breaks inside what an editor counts as one line; pdftotext begins a page with a form feed."""
_TAB = 4


def read_plain(data: bytes, encoding: str, options: Options) -> Iterator[Line]:
    """The lines of a text, markers still in them, white space before them counted.

    Raises:
        EmptyDocument: no line holds text.
    """
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    front, end = split_front_matter(text)
    skipped = text.count("\n", 0, end)
    for key, value, number in front:
        if cleaned := clean(value):
            yield Line(text=cleaned, where=LineRange(first=number, last=number), shape=Shape.META, key=key)
    before, some = Break.BLOCK, False
    numbered = enumerate(_NEWLINE.split(text[end:]), skipped + 1)
    for number, raw in ((number, piece) for number, line in numbered for piece in _BREAK.split(line)):
        cleaned = clean(raw)
        if not cleaned:
            before = Break.BLOCK
            continue
        some = True
        yield Line(
            text=cleaned,
            where=LineRange(first=number, last=number),
            before=before,
            shape=Shape.TEXT,
            indent=_indent(raw),
        )
        before = Break.UNKNOWN
    if not some:
        raise EmptyDocument("no text in it", stage="read")


def _indent(raw: str) -> int:
    """Columns of white space before the first letter."""
    columns = 0
    for character in raw[:200]:
        if character == "\t":
            columns += _TAB - columns % _TAB
        elif character.isspace():
            columns += 1
        else:
            break
    return columns
