"""Headings that a text marks with number signs, as sources of site generators do: "## What we ask"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statement_parser.model.document import Break, Line, Shape

_MARK = re.compile(r"(#{1,6})\s+(?=\w)")
_FRONT_MATTER = "front-matter:"
_LONGEST = 200


def mark_headings(lines: list[Line], metas: list[Line], kind: str) -> list[Line]:
    """Lines with such marks made headings, in a plain text or below front matter; elsewhere the sign is another.

    Fixture en/wells-source.
    """
    if kind != "text" and not any(meta.key and meta.key.startswith(_FRONT_MATTER) for meta in metas):
        return lines
    return [_marked(line) if line.text[0] == "#" and line.shape is Shape.TEXT else line for line in lines]


def _marked(line: Line) -> Line:
    found = _MARK.match(line.text)
    if found is None or len(line.text) > _LONGEST:
        return line
    text = line.text[found.end() :].rstrip("# ") or line.text
    return replace(line, text=text, shape=Shape.HEADING, level=len(found[1]), before=Break.BLOCK, parts=())
