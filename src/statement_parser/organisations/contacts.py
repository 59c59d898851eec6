"""What stands behind a name to reach it by: an address of mail, a telephone number, and the person who answers."""

from __future__ import annotations

import re

from statement_parser.language.cues import CueMatcher
from statement_parser.organisations.looks import OF_BODY
from statement_parser.text.fold import tokens
from statement_parser.text.shape import is_personal

_REACH = re.compile(r"(?<![\w.+-])(?:[\w.+-]{1,64}@[\w-]{1,60}\.\w|\+\d(?:[ ().–-]{0,2}\d){6,14})")
_LABEL = re.compile(r"(?:^|[\s(])[^\W\d_][\w.-]{1,11}[:：]$")
""" "Email:", "Tel.:" before it."""
_EDGES = " ,،;؛|/–—-(<[："
_CUT = re.compile(r"\s+[–—-]\s+|[,،;؛]\s+|:\s+|\s+\||\s+\(")
_MOST_CUTS = 8


def end_of_name(raw: str, cues: CueMatcher) -> int:
    """Where an entry ends without what its signatory can be reached by.

    "Alder Union - Ada Berg, ada@alder.example, +44 20 555 0133" (fixture en/weirs-with-press-contacts): a body's own
    name ends before the person who answers for it, too.
    """
    found = _REACH.search(raw) if "@" in raw or "+" in raw else None
    if found is None:
        return len(raw)
    before = raw[: found.start()].rstrip(_EDGES)
    while label := _LABEL.search(before):
        before = before[: label.start()].rstrip(_EDGES)
    if not before:
        return len(raw)
    cuts = list(_CUT.finditer(before))[-_MOST_CUTS:]
    if cuts and is_personal(before[cuts[-1].end() :]):
        name, person = before[: cuts[-1].start()], before[cuts[-1].end() :]
        # "Ada Berg, Callan Quay, ada@..." is a person's, whose place stands behind the comma.
        parted = "," not in cuts[-1].group() or _is_body(name, cues) or not is_personal(name)
        if parted and not _is_body(person, cues):
            before = name
    return len(before)


def _is_body(text: str, cues: CueMatcher) -> bool:
    return any(bits & OF_BODY for _, _, bits in cues.stretches(tokens(text)))
