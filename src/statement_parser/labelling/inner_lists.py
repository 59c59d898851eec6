"""Items of a list of signatories with lists of their own inside: the names of groups, over those who are of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from statement_parser.labelling.rows import Row
from statement_parser.model.labelling import Label, Role

_LEAST = 2
"""Groups at the least: one body may have its members below it."""
_TO_EACH = 1.5
"""Entries to each of them at the least: below a person may stand where he works."""
_SIGNATORY = Role.SIGNATORY  # to look up a member of an enum costs as much as a call


def set_over_inner_lists(labels: list[Label], rows: Sequence[Row], first: int, section: Sequence[int]) -> None:
    """Make group headings of the items of the outer list, where each of them has an inner one.

    Countries over the bodies of each (fixture es/cartas-por-pais). `first`: number of the block of row 0.
    """
    entries = [n for n in section if labels[n].role is _SIGNATORY]
    levels = [rows[n - first].block.level if rows[n - first].item else 0 for n in entries]
    outer = min(levels, default=0)
    if not outer or max(levels) == outer:
        return
    heads = [n for n, level in zip(entries, levels, strict=True) if level == outer]
    below = dict(zip(entries, levels, strict=True))
    if len(heads) < _LEAST or len(entries) - len(heads) < _TO_EACH * len(heads):
        return
    if not all(below.get(n + 1, 0) > outer for n in heads):
        return
    for number in heads:
        labels[number] = replace(labels[number], role=Role.GROUP_HEADING)
