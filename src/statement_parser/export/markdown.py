"""A record as Markdown (CommonMark)."""

from __future__ import annotations

import re

from statement_parser.export.outline import Part, PartKind, outline
from statement_parser.model.statement import Statement

_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#|[A-Za-z])")
_LINE_START = re.compile(r"([#+=-])")
_NUMBER_START = re.compile(r"([0-9]{1,9})([.)])")


def to_markdown(statement: Statement) -> str:
    """Title as `#`, date in italics, paragraphs, lists, signatories under `##` (groups under `###`).

    Signatories are an ordered list where their numbers run without a gap, else a list with the numbers written.
    """
    parts = list(outline(statement))
    ordered = _run_on([part.number for part in parts if part.kind is PartKind.SIGNATORY])
    chunks: list[str] = []
    before: PartKind | None = None
    for part in parts:
        line = _line(part, ordered=ordered)
        if part.kind == before and part.kind in (PartKind.DEMAND, PartKind.BULLET, PartKind.SIGNATORY):
            chunks[-1] += "\n" + line
        else:
            chunks.append(line)
        before = part.kind
    return "\n\n".join(chunks) + "\n"


def escape(text: str) -> str:
    r"""`text` as it must be written to be shown as it is.

    >>> print(escape("1. <b>A</b> & *B* &amp;"))
    1\. \<b\>A\</b\> & \*B\* \&amp;
    """
    text = _ENTITY.sub(r"\\&", _ANYWHERE.sub(r"\\\1", " ".join(text.split())))
    if _LINE_START.match(text):
        return "\\" + text
    if number := _NUMBER_START.match(text):
        return f"{number[1]}\\{number[2]}{text[number.end() :]}"
    return text


def _line(part: Part, *, ordered: bool) -> str:
    text = escape(part.text)
    match part.kind:
        case PartKind.TITLE:
            return f"# {text}"
        case PartKind.DATE:
            return f"*{text}*"
        case PartKind.SIGNATORIES:
            return f"## {text}"
        case PartKind.GROUP:
            return f"### {text}"
        case PartKind.LEAD_IN:
            return f"**{text}**"
        case PartKind.DEMAND | PartKind.BULLET:
            return "  " * (part.level - 1) + f"- {text}"
        case PartKind.SIGNATORY:
            return f"{part.number}. {text}" if ordered else f"- {part.number}\\. {text}"
        case PartKind.PARAGRAPH:
            return text


def _run_on(numbers: list[int | None]) -> bool:
    """Whether each number is the one before plus one; a Markdown list keeps only its first."""
    known = [number for number in numbers if number is not None]
    return known == list(range(known[0], known[0] + len(known))) if known else True
