"""Items of lists in the body: the demands, and the bullets that are none."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from statement_parser.language.addressees import find_addressee
from statement_parser.language.load import item_labels
from statement_parser.model.document import Block, Document, Shape, Span
from statement_parser.model.labelling import Labelling, Role
from statement_parser.model.statement import Bullet, Demand

_LEADS = (Role.LEAD_IN, Role.HEADING)


class _Item:
    """An item with the blocks that make it up."""

    def __init__(self, block: Block, lead: Block | None, role: Role) -> None:
        self.first = block
        self.lead = lead
        """The block that leads in its list."""
        self.blocks = [block]
        labelled = role is Role.DEMAND and block.shape is Shape.TEXT
        self.label = item_labels().find(block.text) if labelled else None
        """The label of a paragraph that is a demand: "Demand: ..."."""

    def marker(self) -> str | None:
        return self.label.text if self.label is not None else self.first.marker or None

    def number(self) -> int | None:
        return self.label.value if self.label is not None else self.first.number

    def text(self) -> str:
        return " ".join(block.text[span.start :] for block, span in zip(self.blocks, self.spans(), strict=True))

    def spans(self) -> tuple[Span, ...]:
        start = self.label.end if self.label is not None else 0
        return tuple(
            Span(block.index, 0 if number else start, len(block.text)) for number, block in enumerate(self.blocks)
        )


def find_demands(document: Document, labelling: Labelling, codes: tuple[str, ...]) -> tuple[Demand, ...]:
    """The demands in order; an item inside another is a demand of its own and names its parent.

    Args:
        document: the document.
        labelling: what each block is.
        codes: languages whose words are looked for.
    """
    demands: list[Demand] = []
    open_levels: list[tuple[int, int]] = []
    lead: Block | None = None
    asked: Span | None = None
    for item in _items(document, labelling, Role.DEMAND):
        level = max(1, item.first.level)
        if item.lead is not lead:
            lead, open_levels = item.lead, []
            asked = None if lead is None else _addressee(lead, codes)
        while open_levels and open_levels[-1][0] >= level:
            open_levels.pop()
        demands.append(
            Demand(
                text=item.text(),
                marker=item.marker(),
                number=item.number(),
                level=len(open_levels) + 1,
                parent=open_levels[-1][1] if open_levels else None,
                lead_in=None if lead is None else lead.text,
                addressee=None if asked is None else document.text(asked),
                addressee_spans=() if asked is None else (asked,),
                spans=item.spans(),
                score=labelling[item.first.index].score,
            )
        )
        open_levels.append((level, len(demands) - 1))
    return tuple(demands)


def _addressee(lead: Block, codes: tuple[str, ...]) -> Span | None:
    found = find_addressee(lead.text, codes)
    return None if found is None else Span(lead.index, *found)


def find_bullets(document: Document, labelling: Labelling) -> tuple[Bullet, ...]:
    """The items that are no demands, in order."""
    return tuple(
        Bullet(
            text=item.text(),
            marker=item.marker(),
            spans=item.spans(),
            score=labelling[item.first.index].score,
        )
        for item in _items(document, labelling, Role.BULLET)
    )


def _items(document: Document, labelling: Labelling, role: Role) -> Iterator[_Item]:
    """Items of a role; blocks of one element `li` after its first go to the same item."""
    item: _Item | None = None
    leads = labelling.blocks_of(*_LEADS)
    for number in labelling.blocks_of(role):
        block = document.blocks[number]
        if item is not None:
            goes_on = number == item.blocks[-1].index + 1 and block.marker is None and bool(block.group)
            if goes_on and block.group == item.first.group:
                item.blocks.append(block)
                continue
            yield item
        above = bisect.bisect_left(leads, number)
        item = _Item(block, document.blocks[leads[above - 1]] if above else None, role)
    if item is not None:
        yield item
