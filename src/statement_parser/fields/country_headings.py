"""Countries over the bodies of each: a second look at lists of signatories, with what is known of places.

Where each country has one name or two, its heading looks like a name with a line below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from statement_parser.model.document import Block, Document, Shape
from statement_parser.model.labelling import Label, Labelling, Role, Zone
from statement_parser.organisations.places import read_place

# Members of an enum cost as much as a call to look up.
_CELL, _SIGNATORIES = Shape.CELL, Zone.SIGNATORIES
_ENTRIES = (Role.SIGNATORY, Role.SIGNATORY_DETAIL, Role.GROUP_HEADING)
_LEAST = 3
_LONGEST = 60
_SHARE = 0.25
"""Share of the lines of a list that are countries, from which they divide it."""


def settle_countries(document: Document, labelling: Labelling) -> Labelling:
    """A labelling in which the countries over names are the headings of groups (fixture en/harvest-by-country)."""
    numbers, all_labels = labelling.blocks_of(*_ENTRIES), labelling.labels
    blocks = [document.blocks[number] for number in numbers if all_labels[number].zone is _SIGNATORIES]
    headings = _headings(blocks)
    if not headings:
        return labelling
    labels: list[Label] = list(labelling.labels)
    for block in blocks:
        role = Role.GROUP_HEADING if block.index in headings else Role.SIGNATORY
        labels[block.index] = replace(labels[block.index], role=role)
    return replace(labelling, labels=tuple(labels))


def _headings(blocks: Sequence[Block]) -> frozenset[int]:
    """Numbers of the blocks that are countries set otherwise than the names; empty where they are no headings."""
    if not blocks or not _is_country(blocks[0]):
        return frozenset()  # most lists
    countries = [block for block in blocks if _is_country(block)]
    if len(countries) < max(_LEAST, _SHARE * len(blocks)):
        return frozenset()
    numbers = frozenset(block.index for block in countries)
    others = [block for block in blocks if block.index not in numbers]
    looks = {_look(block) for block in countries}
    if len(looks) > 1 or any(_look(block) in looks for block in others) or not others:
        return frozenset()
    follows = [block.index + 1 not in numbers for block in countries]
    return numbers if all(follows) else frozenset()


def _is_country(block: Block) -> bool:
    if block.marker is not None or block.shape is _CELL or len(block.text) > _LONGEST:
        return False
    place = read_place(block.text)
    return place is not None and place.country is not None


def _look(block: Block) -> tuple[bool, bool]:
    return block.style.bold, block.text.isupper()
