"""The signatories: entries of lists, tables, cards and runs of names, with number, group, person's affiliation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.language.name_runs import name_run
from statement_parser.model.document import Block, Document, Shape, Span
from statement_parser.model.labelling import Labelling, Role, Zone
from statement_parser.model.statement import Signatory
from statement_parser.organisations.kind import is_personal, read_entry
from statement_parser.organisations.normalise import display_name, normalise
from statement_parser.organisations.tables import table_entries
from statement_parser.text.fold import tokens

_OF_PERSONS = (Cue.ROLE, Cue.ORGANISATION, Cue.LEGAL_FORM)
_LEAST_TO_TELL = 5
_LEAST_IN_CLOUD = 6
"""Inline elements of a block from which they are names, linked or not."""
_MOST_IN_CARD = 5
_LEAST_CARDS = 3
_MOST_PARTS = 4
_LEAST_IN_LINKS = 3
_LEAST_IN_ONE = 4
"""Inline elements from which the only block of a list is a cloud of names."""
_LONGEST_PART = 160
_FIRST_NUMBER = re.compile(r"(1)[.)]\s")
_NUMBER = re.compile(r"\s(\d{1,4})[.)]\s")


class _Entry(NamedTuple):
    """An entry as printed: its name and what stands beside it."""

    name: tuple[Span, ...]
    details: tuple[Span, ...]
    number: int | None
    group: str | None
    score: float
    personal: bool = False
    """The list has posts and bodies for details, so that it is one of persons."""


def find_signatories(document: Document, labelling: Labelling, cues: CueMatcher) -> tuple[Signatory, ...]:
    """The signatories in order of the document; duplicates as printed are kept."""
    signatories: list[Signatory] = []
    for blocks, heading, group in _sections(document, labelling):
        entries = _entries(blocks, group, labelling, cues)
        section = [s for s in (_signatory(document, entry, cues) for entry in entries) if s is not None]
        signatories.extend(_with_kind_of_list(section, heading, cues))
    return tuple(signatories)


def _with_kind_of_list(section: list[Signatory], heading: str, cues: CueMatcher) -> list[Signatory]:
    """Entries of unknown kind are organisations in a list that says so, or whose other entries mostly are."""
    kinds = [signatory.kind for signatory in section]
    said = any(hit.cue is Cue.ORGANISATION for hit in cues.match(tokens(heading)))
    mostly = len(kinds) >= _LEAST_TO_TELL and kinds.count("organisation") >= 0.6 * len(kinds)
    if "person" in kinds or not (said or mostly):
        return section
    return [replace(s, kind="organisation") if s.kind == "unknown" else s for s in section]


def _sections(document: Document, labelling: Labelling) -> Iterator[tuple[list[Block], str, str | None]]:
    """Signatory blocks between headings, with the heading above them, and that heading where it names a group."""
    heading, group = "", None
    blocks: list[Block] = []
    for block in document.content:
        label = labelling[block.index]
        if label.role in (Role.SIGNATORY, Role.SIGNATORY_DETAIL):
            blocks.append(block)
            continue
        if (
            label.role in (Role.GROUP_HEADING, Role.SIGNATORY_HEADING, Role.SIGN_OFF)
            or label.zone is not Zone.SIGNATORIES
        ):
            if blocks:
                yield blocks, heading, group
                blocks = []
            heading = block.text if label.zone is Zone.SIGNATORIES and label.role is not Role.SIGN_OFF else ""
            group = block.text.rstrip(" :：") if label.role is Role.GROUP_HEADING else None
    if blocks:
        yield blocks, heading, group


def _entries(blocks: Sequence[Block], group: str | None, labelling: Labelling, cues: CueMatcher) -> Iterator[_Entry]:
    index = 0
    while index < len(blocks):
        end = index + 1
        table = blocks[index].shape is Shape.CELL
        while end < len(blocks) and (blocks[end].shape is Shape.CELL) == table:
            end += 1
        make = _table_entries if table else _list_entries
        yield from make(blocks[index:end], group, labelling, cues)
        index = end


def _list_entries(
    blocks: Sequence[Block], group: str | None, labelling: Labelling, cues: CueMatcher
) -> Iterator[_Entry]:
    in_parts = _have_alike_parts(blocks)
    cards = _cards(blocks, labelling)
    personal = _are_bodies([text for card in cards for text in _first_detail(card, in_parts)], cues)
    for card in cards:
        first = card[0]
        score = labelling[first.index].score
        details = [Span(block.index, 0, len(block.text)) for block in card[1:]]
        names: list[tuple[int, int, int | None]] = [(0, len(first.text), first.number)]
        if in_parts and 2 <= len(first.parts) <= _MOST_PARTS:
            names = [(*first.parts[0], first.number)]
            details = [*(Span(first.index, s, e) for s, e in first.parts[1:]), *details]
        elif len(card) == 1:
            names = _names_in(first, len(cards), cues) or names
        for start, end, number in names:
            yield _Entry((Span(first.index, start, end),), tuple(details), number, group, score, personal)


def _names_in(block: Block, cards: int, cues: CueMatcher) -> list[tuple[int, int, int | None]]:
    """Names run together in a block, with their numbers; empty where it holds one."""
    cloud = block.link_share > 0.9 or len(block.parts) >= (_LEAST_IN_CLOUD if cards > 1 else _LEAST_IN_ONE)
    if cloud and len(block.parts) >= _LEAST_IN_LINKS and all(e - s <= _LONGEST_PART for s, e in block.parts):
        return [(start, end, None) for start, end in block.parts]
    if numbered := _numbered(block):
        return numbered
    if block.marker is not None and block.group:
        return []  # an item of the source's own list is one entry
    places = name_run(block.text, cues, sure=cards == 1)
    # One entry of many is no run: "Name / CTO / Company".
    if len(places) < _LEAST_IN_CLOUD and cards >= _LEAST_TO_TELL:
        return []
    return [(start, end, None) for start, end in places]


def _numbered(block: Block) -> list[tuple[int, int, int | None]]:
    """Names with their numbers in one block, the first number taken off or not: "Alder 2. Birch 3. Cedar"."""
    if block.group:
        return []
    names: list[tuple[int, int, int | None]] = []
    start, number = 0, block.number
    if number is None:
        first = _FIRST_NUMBER.match(block.text)
        if first is None:
            return []
        start, number = first.end(), int(first[1])
    for found in _NUMBER.finditer(block.text, start):
        if int(found[1]) == number + 1:
            names.append((start, found.start(), number))
            start, number = found.end(), number + 1
    return [*names, (start, len(block.text), number)] if names else []


def _have_alike_parts(blocks: Sequence[Block]) -> bool:
    """Whether most blocks are made of a few inline elements, as cards of spans are (fixture en/open-music-cards)."""
    alike = sum(2 <= len(block.parts) <= _MOST_PARTS for block in blocks)
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


def _cards(blocks: Sequence[Block], labelling: Labelling) -> list[list[Block]]:
    """Blocks grouped into entries: by item of the list, else by the element that each card stands in."""
    detailed = any(labelling[block.index].role is Role.SIGNATORY_DETAIL for block in blocks)
    if detailed or any(block.marker is not None and block.group for block in blocks):
        cards: list[list[Block]] = []
        for block in blocks:
            if labelling[block.index].role is Role.SIGNATORY_DETAIL:
                goes_on = True
            else:
                goes_on = (
                    block.marker is None and bool(block.group) and bool(cards) and block.group == cards[-1][0].group
                )
            if cards and goes_on:
                cards[-1].append(block)
            else:
                cards.append([block])
        return cards
    depth = _common_depth(blocks)
    cards = []
    last: int | None = None
    for block in blocks:
        own = block.containers[depth] if len(block.containers) > depth + 1 else None
        if own is not None and own == last:
            cards[-1].append(block)
        else:
            cards.append([block])
        last = own
    several = sum(len(card) > 1 for card in cards)
    most = max(map(len, cards))
    if len(cards) >= _LEAST_CARDS and most <= _MOST_IN_CARD and several >= 0.3 * len(cards):
        return cards
    return [[block] for block in blocks]


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
    blocks: Sequence[Block], group: str | None, labelling: Labelling, cues: CueMatcher
) -> Iterator[_Entry]:
    entries = list(table_entries(blocks, cues))
    personal = _are_bodies([entry.details[0].text for entry in entries if entry.details], cues)
    for entry in entries:
        name = (Span(entry.name.index, 0, len(entry.name.text)),)
        details = tuple(Span(block.index, 0, len(block.text)) for block in entry.details)
        yield _Entry(name, details, entry.number, group, labelling[entry.name.index].score, personal)


def _signatory(document: Document, entry: _Entry, cues: CueMatcher) -> Signatory | None:
    span = entry.name[0]
    raw = document.text(span)
    if not any(map(str.isalpha, raw)):
        return None
    if entry.details:
        return _with_details(document, entry, raw, cues)
    parts = read_entry(raw, cues)
    name = display_name(raw[: parts.name_end])
    affiliation = raw[parts.rest_start :].strip(" ,;()") or None
    return Signatory(
        number=entry.number,
        raw=raw,
        kind=parts.kind,
        name=name,
        organisation=None if parts.kind == "person" else normalise(raw),
        affiliation=affiliation,
        group=entry.group,
        spans=entry.name,
        score=entry.score,
    )


def _with_details(document: Document, entry: _Entry, raw: str, cues: CueMatcher) -> Signatory:
    """An entry whose details stand in elements of their own: the first is the affiliation, or the country of a body."""
    kind = read_entry(raw, cues).kind
    if kind == "unknown" and entry.personal and is_personal(raw):
        kind = "person"
    return Signatory(
        number=entry.number,
        raw=raw,
        kind=kind,
        name=display_name(raw),
        organisation=None if kind == "person" else normalise(raw),
        affiliation=document.text(entry.details[0]),
        group=entry.group,
        spans=entry.name,
        affiliation_spans=entry.details[:1],
        score=entry.score,
    )
