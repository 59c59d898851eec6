"""Who signs behind an entry: the organisation of a registry where there is one, else what its name says."""

from __future__ import annotations

import msgspec

from statement_parser.export.tables import Resolved, organisation_id
from statement_parser.model.statement import Signatory, Statement


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation as exports name it."""

    id: str
    """That of the registry, or "name-" and 16 hexadecimal digits made from the comparison key of the name."""
    name: str
    """For display."""
    aliases: tuple[str, ...] = ()
    """Other names and spellings."""
    acronym: str | None = None
    """As printed."""
    legal_form: str | None = None
    """In its usual spelling."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code."""
    ids: tuple[tuple[str, str], ...] = ()
    """Scheme and id in lists of others: ("ror", "https://ror.org/..."); only of a registry."""


def body_of(statement: Statement, position: int, resolved: Resolved) -> Body | None:
    """The organisation behind an entry; None of persons."""
    one: Signatory = statement.signatories[position]
    if one.organisation is None:
        return None
    found = resolved(statement.id, position)
    if found is not None:
        names = tuple(variant.text for variant in found.variants if variant.text != found.name)
        acronym = one.organisation.acronym or next(iter(found.acronyms), None)
        ids = tuple((external.scheme, external.id) for external in found.ids)
        return Body(
            id=found.id,
            name=found.name,
            aliases=names,
            acronym=acronym,
            legal_form=one.organisation.legal_form,
            country=found.country,
            ids=ids,
        )
    own = one.organisation
    return Body(
        id=f"name-{organisation_id(own)}",
        name=own.name,
        aliases=tuple(alias.text for alias in own.aliases),
        acronym=own.acronym,
        legal_form=own.legal_form,
        country=own.country,
    )
