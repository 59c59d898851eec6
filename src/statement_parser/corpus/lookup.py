"""Which organisation of a registry somebody means."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec.structs import replace

from statement_parser.model.registry import Organisation
from statement_parser.text.fold import tokens

_FEW = 5
"""Shown of those that a name may mean."""


def find_organisation(wanted: str | Organisation, organisations: Sequence[Organisation]) -> Organisation:
    """The organisation with that id, that name in any of its spellings, or that acronym.

    Raises:
        LookupError: there is none, or several; the message says which come near.
    """
    name = wanted.id if isinstance(wanted, Organisation) else wanted
    for one in organisations:
        if one.id == name:
            return one
    key = tokens(name)
    found = [one for one in organisations if key in {tokens(variant.text) for variant in one.variants}]
    found = found or [one for one in organisations if key in {tokens(acronym) for acronym in one.acronyms}]
    if len(found) == 1:
        return found[0]
    if found:
        some = "; ".join(f"{one.id} ({one.name})" for one in found[:_FEW])
        raise LookupError(f"{len(found)} organisations are called {name!r}: {some}. Give the id of one")
    near = [one.name for one in organisations if key and set(key) & set(tokens(one.name))][:_FEW]
    hint = f"; names with words of it: {'; '.join(near)}" if near else ""
    raise LookupError(f"no organisation {name!r} signs here{hint}. `corpus.organisations` lists all")


def restricted(organisations: Iterable[Organisation], statements: Container[str]) -> Iterator[Organisation]:
    """The organisations with those of their entries that stand in `statements`; by number of entries."""
    found = []
    for one in organisations:
        mentions = tuple(mention for mention in one.mentions if mention.statement in statements)
        if mentions:
            found.append(replace(one, mentions=mentions))
    return iter(sorted(found, key=lambda one: (-len(one.mentions), one.id)))


def statements_of(organisation: Organisation) -> set[bytes]:
    """The ids of the statements that it signs, as bytes."""
    return {bytes.fromhex(mention.statement) for mention in organisation.mentions}
