"""Countries over the bodies of each: a second look at lists of signatories, with what is known of places.

Where each country has one name or two, its heading looks like a name with a line below it.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence, Set

from msgspec.structs import replace

from statement_parser.model.document import Block, Document, Shape
from statement_parser.model.labelling import Label, Labelling, Role, Zone
from statement_parser.organisations.places import is_in_country
from statement_parser.text.alphabet import order_keys, rising

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
    roles = {block.index: all_labels[block.index].role for block in blocks}
    headings = _headings(blocks, roles)
    if not headings:
        return labelling
    labels: list[Label] = list(labelling.labels)
    for block in blocks:
        role = Role.GROUP_HEADING if block.index in headings else Role.SIGNATORY
        labels[block.index] = replace(labels[block.index], role=role)
    return replace(labelling, labels=tuple(labels))


def _headings(blocks: Sequence[Block], roles: Mapping[int, Role]) -> frozenset[int]:
    """Numbers of the blocks that are countries set otherwise than the names; empty where they are no headings.

    Or that are all the names of a list, and no other of its lines is a country: who signs stands below each, as
    details would. `roles`: what each is taken for.
    """
    if not blocks or not _is_country(blocks[0]):
        return frozenset()  # most lists
    countries = [block for block in blocks if _is_country(block)]
    looks = {_look(block) for block in countries}
    numbers = frozenset(block.index for block in countries)
    # "Central America" among countries, set as they are (fixture pt/salinas-por-paises).
    over = _over_items(blocks)
    listed = over.issuperset([block.index for block in countries])
    alike = [block for block in blocks if _look(block) in looks and block.index not in numbers]
    known = [b for b in alike if roles[b.index] is Role.GROUP_HEADING or (listed and b.index in over)]
    known = known if len(known) <= len(countries) else []
    if len(countries) < _LEAST or len(countries) + len(known) < _SHARE * len(blocks):
        return frozenset()
    others = [block for block in blocks if block.index not in numbers]
    if others and all(roles[block.index] is Role.SIGNATORY_DETAIL for block in others):
        return numbers
    if len(looks) > 1 or not others or not all(block.index + 1 not in numbers for block in countries):
        return frozenset()
    found = numbers | {block.index for block in known}
    if len(alike) == len(known):
        return found
    return found if _stand_by_themselves(blocks, numbers) else frozenset()


def _over_items(blocks: Sequence[Block]) -> frozenset[int]:
    """Numbers of the blocks without a marker that stand right over one that has one."""
    pairs = itertools.pairwise(blocks)
    return frozenset(
        one.index
        for one, below in pairs
        if one.marker is None and below.marker is not None and below.index == one.index + 1
    )


def _stand_by_themselves(blocks: Sequence[Block], countries: Set[int]) -> bool:
    """Whether countries are in alphabetical order and not in that of the lines around them, so that they divide these.

    They are set as the names are, as in all plain texts (fixture en/oars-by-country).
    """
    own = [block.text for block in blocks if block.index in countries]
    if rising(order_keys(own)) < len(own) - 1:
        return False
    keys = order_keys([block.text for block in blocks])
    placed = [
        keys[place - 1] <= key <= keys[place + 1]
        for place, key in enumerate(keys[:-1])
        if place and blocks[place].index in countries
    ]
    return 2 * sum(placed) < len(placed)


def _is_country(block: Block) -> bool:
    if block.marker is not None or block.shape is _CELL or len(block.text) > _LONGEST:
        return False
    return is_in_country(block.text)


def _look(block: Block) -> tuple[bool, bool, bool, bool]:
    return block.style.bold, block.style.italic, block.text.isupper(), block.marker is not None
