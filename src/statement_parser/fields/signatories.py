"""The signatories: entries of lists, tables, cards and runs of names, with number, group, person's affiliation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.model.document import Block, Document, Shape, Span
from statement_parser.model.labelling import Labelling, Role, Zone
from statement_parser.model.statement import Signatory
from statement_parser.organisations.kind import is_personal, read_entry
from statement_parser.organisations.normalise import display_name, normalise
from statement_parser.organisations.split_names import split_names
from statement_parser.text.fold import tokens

_OF_PERSONS = (Cue.ROLE, Cue.ORGANISATION, Cue.LEGAL_FORM)
_LEAST_TO_TELL = 5
_LEAST_IN_CLOUD = 6
"""Inline elements of a block from which they are names, linked or not."""
_MOST_IN_CARD = 5
_LEAST_CARDS = 3
_MOST_PARTS = 4


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
        if label.role is Role.SIGNATORY:
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
    cards = _cards(blocks)
    personal = _details_are_bodies(cards, in_parts, cues)
    for card in cards:
        first = card[0]
        score = labelling[first.index].score
        details = [Span(block.index, 0, len(block.text)) for block in card[1:]]
        places = [(0, len(first.text))]
        if in_parts and 2 <= len(first.parts) <= _MOST_PARTS:
            places = [first.parts[0]]
            details = [*(Span(first.index, s, e) for s, e in first.parts[1:]), *details]
        elif (len(card) == 1 and first.marker is None) or len(first.parts) > _MOST_PARTS:
            cloud = first.link_share > 0.9 or len(first.parts) >= _LEAST_IN_CLOUD
            places = split_names(first.text, first.parts, cloud, cues)
            if len(places) < _LEAST_IN_CLOUD and len(cards) >= _LEAST_TO_TELL:
                places = [(0, len(first.text))]  # one entry of many: "Name / CTO / Company"
        for place in places:
            name = (Span(first.index, *place),)
            number = first.number if len(places) == 1 else None
            yield _Entry(name, tuple(details), number, group, score, personal)


def _details_are_bodies(cards: Sequence[Sequence[Block]], in_parts: bool, cues: CueMatcher) -> bool:
    """Whether what stands beside the names are posts and bodies, and not countries."""
    details = []
    for card in cards:
        first = card[0]
        if in_parts and 2 <= len(first.parts) <= _MOST_PARTS:
            details.append(first.text[slice(*first.parts[1])])
        elif len(card) > 1:
            details.append(card[1].text)
    bodies = sum(any(hit.cue in _OF_PERSONS for hit in cues.match(tokens(text))) for text in details)
    return bool(details) and bodies >= 0.25 * len(details)


def _have_alike_parts(blocks: Sequence[Block]) -> bool:
    """Whether most blocks are made of a few inline elements, as cards of spans are (fixture en/open-music-cards)."""
    alike = sum(2 <= len(block.parts) <= _MOST_PARTS for block in blocks)
    return len(blocks) >= _LEAST_CARDS and alike >= 0.5 * len(blocks)


def _cards(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks grouped into entries: by item of the list, else by the element that each card stands in."""
    if any(block.marker is not None and block.group for block in blocks):
        cards: list[list[Block]] = []
        for block in blocks:
            if cards and block.marker is None and block.group and block.group == cards[-1][0].group:
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
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        rows.setdefault((block.group, (block.cell or (0, 0))[0]), []).append(block)
    grid = _is_grid(list(rows.values()))
    for cells in rows.values():
        number = None
        texts: list[Block] = []
        for block in cells:
            digits = block.text.rstrip(".)").strip()
            if digits.isdecimal() and len(digits) <= 5 and not texts:
                number = int(digits)
            else:
                texts.append(block)
        if not texts:
            continue
        score = labelling[texts[0].index].score
        spans = [Span(block.index, 0, len(block.text)) for block in texts]
        if grid:
            for block, span in zip(texts, spans, strict=True):
                yield _Entry((span,), (), block.number, group, score)
        else:
            yield _Entry((spans[0],), tuple(spans[1:]), number if number is not None else texts[0].number, group, score)


def _is_grid(rows: Sequence[Sequence[Block]]) -> bool:
    """Whether every cell of a table is a name: columns of the same kind, none with repeated values or numbers."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return len(rows) == 1
    columns: dict[int, list[str]] = {}
    for row in rows:
        for block in row:
            columns.setdefault((block.cell or (0, 0))[1], []).append(block.text)
    if any(all(text.rstrip(".)").isdecimal() for text in column) for column in columns.values()):
        return False
    if any(len(set(column)) < 0.8 * len(column) for column in columns.values() if len(column) > 3):
        return False
    means = [sum(map(len, column)) / len(column) for column in columns.values()]
    return min(means) >= 0.6 * max(means) and len(rows) >= 2


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
