"""Lists of organisations that others keep, with their ids: read from files that the user gives, never fetched."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from statement_parser.model.organisation import Alias
from statement_parser.model.registry import ExternalId
from statement_parser.organisations.names import parse_name
from statement_parser.resolution.nodes import Node, id_of
from statement_parser.resolution.profile import make_profile


class AuthorityEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation of an authority file."""

    scheme: str
    """Whose list: "ror", "wikidata" ..."""
    id: str
    """The identifier in it, as given."""
    names: tuple[str, ...]
    """All its names and acronyms, in any language, the usual one first; at least one."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code; None where not said."""
    organisation: str | None = None
    """Id of the organisation that it was found for, as answers to reconciliation queries say; None elsewhere."""


class Authority:
    """The entries of authority files."""

    def __init__(self, entries: Iterable[AuthorityEntry]) -> None:
        self.entries = tuple(entries)

    def nodes(self) -> list[Node]:
        """The entries as names to compare with; entries whose name has no letter or digit are left out."""
        return [_node(entry) for entry in self.entries if any(map(str.isalnum, entry.names[0]))]


def _node(entry: AuthorityEntry) -> Node:
    record = parse_name(entry.names[0])
    given = tuple(Alias(text=name, how="equals") for name in entry.names[1:] if any(map(str.isalnum, name)))
    country = entry.country or record.country
    record = msgspec.structs.replace(record, aliases=(*record.aliases, *given), country=country)
    external = ExternalId(scheme=entry.scheme, id=entry.id, name=entry.names[0])
    return Node(id_of(record), make_profile(record), {}, external=external, found_for=entry.organisation)
