"""Blocks of a list grouped into cards: each holds what belongs to one entry, a name and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.model.document import Block, Shape
from statement_parser.model.labelling import Labelling, Role
from statement_parser.text.fold import tokens
from statement_parser.text.shape import is_personal

_BODIES = (Cue.ORGANISATION, Cue.LEGAL_FORM)
OF_PERSONS = (Cue.ROLE, *_BODIES)
"""Cues of what stands beside persons: posts and bodies."""
LEAST_CARDS = 3
_MOST_IN_CARD = 5
"""Lines of a card."""
_ROWS_OF_CARDS = 0.7
_PERSONAL, _POSTS = 0.75, 0.5
"""Shares of cards that begin with a person, and that have a post below, from which all are persons'."""
# Members of an enum cost as much as a call to look up.
_TEXT, _DETAIL = Shape.TEXT, Role.SIGNATORY_DETAIL


def cards_of(blocks: Sequence[Block], labelling: Labelling, cues: CueMatcher) -> list[list[Block]]:
    """Blocks grouped into entries: by item of the list, else by the element that each card stands in."""
    detailed = any(labelling[block.index].role is _DETAIL for block in blocks)
    if detailed or any(block.marker is not None and block.group for block in blocks):
        cards: list[list[Block]] = []
        for block in blocks:
            if labelling[block.index].role is _DETAIL:
                goes_on = True
            else:
                # All lines in a table of layout are of one group, and no item (fixture en/stanzas-in-a-layout-table).
                goes_on = (
                    block.marker is None
                    and bool(block.group)
                    and bool(cards)
                    and block.group == cards[-1][0].group
                    and cards[-1][0].shape is not _TEXT
                )
            if cards and goes_on:
                cards[-1].append(block)
            else:
                cards.append([block])
        return cards
    if blocks[0].is_printed:
        return [[block] for block in blocks]  # lines that stand together on paper prove nothing
    depth = _common_depth(blocks)
    cards = _by_element(blocks, depth)
    # Rows of cards: what stands in one row is no card where it falls into elements of several blocks each.
    inner = [_by_element(card, depth + 1) for card in cards]
    if sum(len(parts) > 1 and min(map(len, parts)) > 1 for parts in inner) >= _ROWS_OF_CARDS * len(cards):
        cards = [part for parts in inner for part in parts]
    several = sum(len(card) > 1 for card in cards)
    most = max(map(len, cards))
    if len(cards) >= LEAST_CARDS and most <= _MOST_IN_CARD and several >= 0.3 * len(cards):
        return cards if _are_cards(cards, cues) else [[block] for block in blocks]
    return [[block] for block in blocks]


def _are_cards(cards: Sequence[Sequence[Block]], cues: CueMatcher) -> bool:
    """Whether elements of several lines hold an entry each, and no column of a list (fixture en/carers-in-columns).

    The lines of a column look all the same; where those of a card do, posts and bodies stand below persons.
    """
    if len({(block.pattern, block.style) for card in cards for block in card}) > 1:
        return True
    firsts = [{hit.cue for hit in cues.match(tokens(card[0].text))} for card in cards]
    below = [
        {hit.cue for block in card[1:] for hit in cues.match(tokens(block.text))}.intersection(OF_PERSONS)
        for card in cards
        if len(card) > 1
    ]
    persons = sum(is_personal(card[0].text) for card in cards) - sum(not found.isdisjoint(_BODIES) for found in firsts)
    posts = sum(Cue.ROLE in found for found in below) >= _POSTS * len(below)
    return persons >= _PERSONAL * len(cards) and (posts or sum(map(bool, below)) >= _PERSONAL * len(below))


def _by_element(blocks: Sequence[Block], depth: int) -> list[list[Block]]:
    """Blocks that stand in the same element below `depth`; a block that has none there stands alone."""
    cards: list[list[Block]] = []
    last: int | None = None
    for block in blocks:
        own = block.containers[depth] if len(block.containers) > depth + 1 else None
        if own is not None and own == last:
            cards[-1].append(block)
        else:
            cards.append([block])
        last = own
    return cards


def _common_depth(blocks: Sequence[Block]) -> int:
    """Number of elements that all blocks stand in."""
    first = blocks[0].containers
    depth = len(first)
    for block in blocks[1:]:
        depth = min(depth, len(block.containers))
        while depth and block.containers[:depth] != first[:depth]:
            depth -= 1
    return depth
