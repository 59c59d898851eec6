"""The entries of a list of signatories: of cards, tables, runs of names and lines, as printed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.language.last_names import Places, is_conjunction, loose_end
from statement_parser.language.name_runs import name_run
from statement_parser.language.signed import signed_name_start
from statement_parser.model.document import Block, Shape, Span
from statement_parser.model.labelling import Labelling, Role
from statement_parser.organisations.run_ins import run_ins
from statement_parser.organisations.tables import table_entries
from statement_parser.text.fold import tokens
from statement_parser.text.shape import is_personal

_BODIES = (Cue.ORGANISATION, Cue.LEGAL_FORM)
_OF_PERSONS = (Cue.ROLE, *_BODIES)
_MOST_IN_CARD = 5
_LEAST_CARDS = 3
_MOST_PARTS = 4
_ROWS_OF_CARDS = 0.7
_PERSONAL, _POSTS = 0.75, 0.5
"""Shares of cards that begin with a person, and that have a post below, from which all are persons'."""
_QUOTED = re.compile(r"[\"“„”«»].*[.!?…؟。！？][\"“”«»]")
_LEAST_QUOTED = 6
"""Words from which a quoted sentence is what someone says, and no name."""
_GLUED = re.compile(r"(\d{1,4})(?=[^\W\d])")
_LEAST_GLUED, _GLUED_SHARE = 3, 0.8
_LOOSE_START = re.compile(r"(\w{1,4})\s+(?=\S)")
_LEADER = re.compile(r"\s{0,3}(?:[.·_…]\s?){4,200}\s{0,3}")
"""Dots or a stroke that lead the eye from a name to what stands at the other edge of the line."""
_SEPARATORS = ",،;؛；"
# Members of an enum cost as much as a call to look up.
_CELL, _TEXT, _DETAIL = Shape.CELL, Shape.TEXT, Role.SIGNATORY_DETAIL


class Printed(NamedTuple):
    """An entry as printed: its name and what stands beside it."""

    name: tuple[Span, ...]
    """Several where a line break cuts it."""
    details: tuple[Span, ...]
    number: int | None
    group: Span | None
    """The heading or label above it."""
    score: float
    personal: bool = False
    """The list has posts and bodies for details, so that it is one of persons."""


def printed_entries(
    blocks: Sequence[Block], group: Span | None, labelling: Labelling, cues: CueMatcher, *, bodies_sign: bool = False
) -> Iterator[Printed]:
    """The entries of blocks of signatories between two headings, in order.

    Args:
        blocks: the blocks.
        group: the heading above them, where it names a group.
        labelling: what each block is.
        cues: for words of bodies and posts, and for conjunctions.
        bodies_sign: the heading says so, whoever stands beside them in a table.
    """
    index = 0
    while index < len(blocks):
        end = index + 1
        table = blocks[index].shape is Shape.CELL
        while end < len(blocks) and (blocks[end].shape is _CELL) == table:
            end += 1
        if table:
            yield from _table_entries(blocks[index:end], group, labelling, cues, bodies_sign)
        else:
            yield from _list_entries(blocks[index:end], group, labelling, cues)
        index = end


def _list_entries(
    blocks: Sequence[Block], group: Span | None, labelling: Labelling, cues: CueMatcher
) -> Iterator[Printed]:
    blocks = [block for block in blocks if not _is_quoted(block.text) and not _counts_others(block, cues)]
    if not blocks:
        return
    in_parts = _have_alike_parts(blocks)
    cards = _cards(blocks, labelling, cues)
    personal = _are_bodies([text for card in cards for text in _first_detail(card, in_parts)], cues)
    single = [c[0] for c in cards if len(c) == 1 and not (in_parts and 2 <= len(c[0].parts) <= _MOST_PARTS)]
    together = run_ins(single, cues, of=len(cards)) if single else {}
    glued = _glued_numbers(single)
    under_terms = _under_terms(cards, cues)
    parts: set[int] = set()
    for number in range(1, len(cards)) if blocks[0].is_printed and not in_parts else ():
        above = cards[number - 1]
        whole = len(above) == 1 and above[0].index not in together and number - 1 not in parts
        if whole and _is_part(cards[number], cues):
            parts.add(number)
    for number, card in enumerate(cards):
        first = card[0]
        if number in parts:
            continue
        score = labelling[first.index].score
        details = [Span(block.index, 0, len(block.text)) for block in card[1:]] if len(card) > 1 else []
        if number in under_terms:
            for start, end in under_terms[number]:
                yield Printed((Span(card[1].index, start, end),), (), None, _whole(first), score, personal)
        elif first.index in together:
            run = together[first.index]
            for spans, n in run.names:
                yield Printed(spans, (), n, run.label or group, score, personal)
        elif in_parts and 2 <= len(first.parts) <= _MOST_PARTS:
            details = [*(Span(first.index, s, e) for s, e in first.parts[1:]), *details]
            yield Printed((Span(first.index, *first.parts[0]),), tuple(details), first.number, group, score, personal)
        else:
            before = cards[number - 1][0].text if number == len(cards) - 1 and number else ""
            signed = signed_name_start(first.text, cues)
            start = glued.get(first.index, signed)
            name: tuple[Span, ...] = (_without_conjunctions(first, start, before, cues),)
            leaders = list(_LEADER.finditer(first.text, start))
            if len(leaders) == 1 and leaders[0].start() > start:
                name = (Span(first.index, start, leaders[0].start()),)
                details = [*_behind(first, leaders[0].end()), *details]
            if number + 1 in parts:
                name += (Span(cards[number + 1][0].index, 0, len(cards[number + 1][0].text)),)
            elif len(card) > 1 and _goes_on(card, signed=signed > 0, cues=cues):
                name, details = (*name, details[0]), details[1:]
            value = int(first.text[:start]) if first.index in glued else first.number
            yield Printed(name, tuple(details), value, group, score, personal)


def _behind(block: Block, start: int) -> list[Span]:
    """What a leader leads to: "Alder House ........ Callan" (fixture en/piers-dot-leaders)."""
    return [Span(block.index, start, len(block.text))] if any(map(str.isalpha, block.text[start:])) else []


def _under_terms(cards: Sequence[Sequence[Block]], cues: CueMatcher) -> dict[int, Places]:
    """Card -> the names run together under its first line, where most cards are such: "Music", "Ada Berg, Tom Lind".

    Description lists have a group as the term (fixture fr/artistes-par-metier).
    """
    runs = {
        number: places
        for number, card in enumerate(cards)
        if len(card) == 2 and (places := name_run(card[1].text, cues)) and len(places) >= _LEAST_CARDS
    }
    if 2 * len(runs) <= len(cards):
        return {}
    few = {
        number: places
        for number, card in enumerate(cards)
        if number not in runs and len(card) == 2 and (places := name_run(card[1].text, cues, sure=True))
    }
    return runs | few


def _whole(block: Block) -> Span:
    return Span(block.index, 0, len(block.text.rstrip(" :：")))


def _is_part(card: Sequence[Block], cues: CueMatcher) -> bool:
    """Whether a line is a word that is no name by itself, "Şubesi" (branch): on paper the name above goes on in it."""
    block = card[0]
    if len(card) > 1 or block.marker is not None:
        return False
    words = tokens(block.text)
    return len(words) == 1 and any(hit.cue is Cue.ORGANISATION for hit in cues.match(words))


def _goes_on(card: Sequence[Block], *, signed: bool, cues: CueMatcher) -> bool:
    """Whether the name of one who signed goes on in one word below it, above a body, in a narrow column."""
    below = card[1].text
    return signed and len(card) > 2 and " " not in below and not cues.match(tokens(below))


def _is_quoted(text: str) -> bool:
    """Whether it is a quoted sentence: what someone who signs says."""
    return text.count(" ") + 1 >= _LEAST_QUOTED and _QUOTED.fullmatch(text) is not None


def _counts_others(block: Block, cues: CueMatcher) -> bool:
    """Whether it counts others who sign: "and 214 more parents"."""
    first = _LOOSE_START.match(block.text)
    return first is not None and block.text[first.end()].isdecimal() and is_conjunction(first[1], cues)


def _glued_numbers(blocks: Sequence[Block]) -> dict[int, int]:
    """Block -> end of the number that is glued to its name ("1Alder House"), where the numbers of the list count."""
    found = {block.index: match for block in blocks if block.number is None and (match := _GLUED.match(block.text))}
    values = [int(match[1]) for match in found.values()]
    counting = sum(after == before + 1 for before, after in pairwise(values))
    if len(values) < max(_LEAST_GLUED, _GLUED_SHARE * len(blocks)) or counting < _GLUED_SHARE * (len(values) - 1):
        return {}
    return {index: match.end() for index, match in found.items()}


def _without_conjunctions(block: Block, start: int, before: str, cues: CueMatcher) -> Span:
    """The entry without the conjunction of the list: "Cedar Union; and", and "and Dock Aid" as the last one.

    Args:
        block: the entry's.
        start: of the entry in the block.
        before: text of the entry before the last one; empty for the others.
        cues: for conjunctions.
    """
    text = block.text
    end = len(text)
    loose = loose_end(text, start)
    if loose and is_conjunction(loose[1], cues):
        end = loose.start() + 1
    if before.rstrip().endswith(tuple(_SEPARATORS)) or (before and loose_end(before)):
        first = _LOOSE_START.match(text, start)
        if first and first[1].islower() and is_conjunction(first[1], cues):
            start = first.end()
    return Span(block.index, start, end)


def _have_alike_parts(blocks: Sequence[Block]) -> bool:
    """Whether most blocks are made of a few inline elements, as cards of spans are (fixture en/open-music-cards).

    A few links and nothing else are a row of a cloud of names.
    """
    alike = sum(2 <= len(block.parts) <= _MOST_PARTS and block.link_share < 0.9 for block in blocks)
    return len(blocks) >= _LEAST_CARDS and alike >= 0.5 * len(blocks)


def _first_detail(card: Sequence[Block], in_parts: bool) -> list[str]:
    """What stands first beside the name of a card."""
    first = card[0]
    if in_parts and 2 <= len(first.parts) <= _MOST_PARTS:
        return [first.text[slice(*first.parts[1])]]
    return [card[1].text] if len(card) > 1 else []


def _are_bodies(details: Sequence[str], cues: CueMatcher) -> bool:
    """Whether what stands beside names are posts and bodies, and not countries: the names are persons'."""
    bodies = sum(any(hit.cue in _OF_PERSONS for hit in cues.match(tokens(text))) for text in details)
    return bool(details) and bodies >= 0.25 * len(details)


def _cards(blocks: Sequence[Block], labelling: Labelling, cues: CueMatcher) -> list[list[Block]]:
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
    if len(cards) >= _LEAST_CARDS and most <= _MOST_IN_CARD and several >= 0.3 * len(cards):
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
        {hit.cue for block in card[1:] for hit in cues.match(tokens(block.text))}.intersection(_OF_PERSONS)
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


def _table_entries(
    blocks: Sequence[Block], group: Span | None, labelling: Labelling, cues: CueMatcher, bodies_sign: bool
) -> Iterator[Printed]:
    above = itertools.takewhile(lambda n: labelling[n].role is Role.NOTE, range(blocks[0].index - 1, -1, -1))
    heads = sum(1 for _ in above) if blocks[0].cell is not None and blocks[0].cell[0] > 0 else 0
    entries = list(table_entries(blocks, cues, bodies_sign=bodies_sign, heads=heads))
    personal = _are_bodies([entry.details[0].text for entry in entries if entry.details], cues)
    for entry in entries:
        name = (Span(entry.name.index, 0, len(entry.name.text)),)
        details = tuple(Span(block.index, 0, len(block.text)) for block in entry.details)
        yield Printed(name, details, entry.number, group, labelling[entry.name.index].score, personal)
