"""The source as a reader sees it, block by block, with the values of the record marked where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from statement_parser.model.document import Block, Document, Shape
from statement_parser.model.labelling import Label, Labelling, Zone
from statement_parser.report.marks import Place, marked
from statement_parser.report.markup import Html, join, tag

_LEFT_OUT: Final = (Zone.CHROME, Zone.META)
_ROLES: Final = {
    "heading": "heading",
    "addressee": "addressee",
    "byline": "byline",
    "date": "date line",
    "sign-off": "closing",
    "signatory-heading": "heading of a list",
    "group-heading": "heading of a group",
    "signatory-detail": "beside an entry",
    "note": "note",
}
"""Roles of blocks that are part of the text and give no value, with their names for people."""
_DEEPEST: Final = 6


def source_html(
    document: Document, labelling: Labelling | None, places: Mapping[int, Sequence[Place]], prefix: str
) -> Html:
    """The blocks in reading order, metadata first.

    What belongs to the site and gives no value is folded and dimmed; everything else is there to be read.

    Args:
        document: the source.
        labelling: what each block was taken for; None where that is not known, and nothing is folded.
        places: the values that were read from each block (`marks.places_of`).
        prefix: what the ids of this record begin with.
    """
    metadata = [block for block in document.blocks if block.key is not None]
    telling = [block for block in metadata if block.index in places]
    parts = [_metadata(telling, len(metadata) - len(telling), places, prefix)]
    for is_out, blocks in groupby(document.content, lambda block: _is_left_out(block, labelling, places)):
        drawn = [_block(block, labelling[block.index] if labelling else None, places, prefix) for block in blocks]
        parts.append(_folded(drawn) if is_out else join(drawn))
    return join(parts)


def _is_left_out(block: Block, labelling: Labelling | None, places: Mapping[int, Sequence[Place]]) -> bool:
    return labelling is not None and labelling[block.index].zone in _LEFT_OUT and block.index not in places


def _folded(blocks: Sequence[Html]) -> Html:
    count = len(blocks)
    said = f"Left out: {count} block{'s' if count > 1 else ''} of the site around the text"
    return tag("details", {"class": "left-out"}, tag("summary", {"lang": "en"}, said), *blocks)


def _metadata(blocks: Sequence[Block], others: int, places: Mapping[int, Sequence[Place]], prefix: str) -> Html | None:
    if not blocks:
        return None
    rows = [
        join(
            [
                tag("dt", None, tag("code", None, block.key)),
                tag("dd", {"dir": "auto"}, *_labels(block, places, prefix), _text(block, places, prefix)),
            ]
        )
        for block in blocks
    ]
    more = tag("p", {"class": "quiet", "lang": "en"}, f"{others} more that give no value.") if others else None
    return tag("section", {"class": "metadata"}, tag("h3", {"lang": "en"}, "Metadata"), tag("dl", None, *rows), more)


def _block(block: Block, label: Label | None, places: Mapping[int, Sequence[Place]], prefix: str) -> Html:
    shape = {Shape.HEADING: " heading", Shape.ITEM: " item", Shape.CELL: " cell"}.get(block.shape, "")
    depth = f" deep-{min(block.level, _DEEPEST)}" if block.shape is Shape.ITEM and block.level > 1 else ""
    marker = tag("span", {"class": "marker"}, block.marker, " ") if block.marker else None
    text = tag("p", {"dir": "auto"}, marker, _text(block, places, prefix))
    labels = list(_labels(block, places, prefix))
    if not labels and label is not None and label.role in _ROLES:
        labels = [tag("span", {"class": "label plain"}, _ROLES[label.role])]
    return tag("div", {"class": f"block{shape}{depth}"}, tag("div", {"class": "labels", "lang": "en"}, *labels), text)


def _text(block: Block, places: Mapping[int, Sequence[Place]], prefix: str) -> Html:
    return marked(block.text, places.get(block.index, ()), f"{prefix}at-")


def _labels(block: Block, places: Mapping[int, Sequence[Place]], prefix: str) -> Iterator[Html]:
    """A link to the record for each kind of value in a block; for several of one kind, to the first."""
    by_field: dict[str, list[Place]] = {}
    for place in places.get(block.index, ()):
        by_field.setdefault(place.mark.field, []).append(place)
    for field, own in by_field.items():
        first, last = own[0].mark, own[-1].mark
        name = first.name if first is last else f"{first.name} – {last.name.rsplit(' ', 1)[-1]}"
        yield tag("a", {"class": f"label {field}", "href": f"#{prefix}{first.key}"}, name)
