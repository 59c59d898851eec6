"""Who the bodies are that sign many statements: comparisons, decisions of people, and the list that they give."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from statement_parser.typed import to_plain

# No record here can be part of a circle: gc=False keeps a registry of 100,000 entries out of the collector's way.
Verdict = Literal["same", "related", "different", "unsure"]
"""same: one body under two names; related: chapter, branch, office, member, programme; different: two bodies; unsure: a
person should look."""

_SHOWN = 20
"""Organisations that a notebook shows."""

JoinedBy = Literal["names", "acronym", "lists", "authority", "decision"]
"""names: comparing the two; acronym: one is that of the other; lists: both stand at the same place of one list in two
languages; authority: a file gives it to the organisation; decision: a person said so."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What two names are to each other, and why."""

    verdict: Verdict
    """The judgement."""
    score: float
    """How alike the names are, 0 to 1; ranks pairs of one verdict, and is no probability."""
    reasons: tuple[str, ...]
    """Why, in English, the weightiest first; never empty."""


class Decision(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a person said of two names: a line of the log, in JSON."""

    left: str
    """A name, as printed, or the id of an organisation."""
    right: str
    """The other."""
    verdict: Verdict
    """The judgement; wins over every evidence. A later line of the log about the same two wins over an earlier one."""
    by: str | None = None
    """Who decided; None where not said."""
    at: str | None = None
    """When, ISO 8601; None where not said."""
    note: str | None = None
    """Why, in free words; None without."""


class Joined(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why a spelling is taken for one of an organisation's."""

    to: str
    """The spelling that it was joined to, as printed: the oldest of the organisation, or one that leads to it; or the
    name in an authority file."""
    by: JoinedBy
    """What joined the two."""
    score: float
    """How alike the names are, 0 to 1; 1 where a person or an authority file says so."""
    reasons: tuple[str, ...]
    """Why, in English, the weightiest first; never empty."""


class Variant(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One spelling of an organisation's name."""

    text: str
    """As printed, without what stands beside the name."""
    mentions: int
    """How many entries of lists have it."""
    language: str | None = None
    """ISO 639 code where the name tells; None otherwise."""
    joined: Joined | None = None
    """Why it is one of the organisation's; None of the oldest, and of what differs from that in case, accents and
    punctuation only."""

    def why(self) -> str | None:
        """Why it is one of the organisation's, in a line; None of the oldest."""
        return f"{self.joined.by}: {'; '.join(self.joined.reasons)} ({self.joined.to})" if self.joined else None


class ExternalId(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The organisation in a list of somebody else."""

    scheme: str
    """Whose list: "ror", "wikidata", or what the authority file says."""
    id: str
    """The identifier there, as given."""
    name: str
    """The name there that agrees."""


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entry of a list of signatories."""

    statement: str
    """`Statement.id`."""
    position: int
    """Place, 0-based, in `Statement.signatories`."""


class Relation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A tie to another organisation."""

    organisation: str
    """Its id."""
    reasons: tuple[str, ...] = ()
    """Why, in English."""


class Organisation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One body, with all that is printed of it."""

    id: str
    """"org-" and 12 hexadecimal digits. Made from the oldest spelling, so that it stays when statements are added."""
    name: str
    """The spelling printed most often; of equals the first."""
    variants: tuple[Variant, ...]
    """All spellings, those printed most often first."""
    acronyms: tuple[str, ...] = ()
    """Acronyms printed beside a name of it, sorted."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code where the entries agree on one; None otherwise."""
    mentions: tuple[Mention, ...] = ()
    """The entries, in order of the statements."""
    relations: tuple[Relation, ...] = ()
    """Chapters, branches, offices, and whose chapter it is, sorted by id."""
    ids: tuple[ExternalId, ...] = ()
    """The organisation in authority files, sorted."""

    def why(self, text: str) -> str | None:
        """Why a spelling is one of its, in a line; None of the oldest, and of what is none."""
        return next((variant.why() for variant in self.variants if variant.text == text), None)

    def __repr__(self) -> str:
        entries = "1 entry" if len(self.mentions) == 1 else f"{len(self.mentions):,} entries"
        return f"<Organisation {self.id}: {self.name!r}, {entries}>"

    def _repr_html_(self) -> str:
        from statement_parser.model.view import table_html

        rows = [(one.text, one.language, one.mentions, one.why()) for one in self.variants]
        return table_html(repr(self)[1:-1], ("Spelling", "Language", "Entries", "Why"), rows, len(rows))


class Undecided(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two organisations that may be one: for a person to decide."""

    left: str
    """Id of one."""
    right: str
    """Id of the other."""
    left_name: str
    """Its name."""
    right_name: str
    """The other's."""
    score: float
    """How alike the names are, 0 to 1."""
    reasons: tuple[str, ...]
    """What speaks for it and against it, in English."""


class Registry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The organisations of a corpus of statements."""

    organisations: tuple[Organisation, ...] = ()
    """By number of mentions, the largest first; of equals by id."""
    undecided: tuple[Undecided, ...] = ()
    """Pairs that a person should look at, the most alike first."""
    conflicts: tuple[str, ...] = ()
    """Decisions that contradict each other or name nothing that there is, in English."""

    def to_dict(self) -> dict[str, Any]:
        """The registry as plain dicts, lists, strings and numbers, as in JSON."""
        return to_plain(self)

    def __repr__(self) -> str:
        return f"<Registry: {len(self.organisations):,} organisations, {len(self.undecided):,} undecided pairs>"

    def _repr_html_(self) -> str:
        from statement_parser.model.view import table_html

        rows = [(one.name, len(one.mentions), one.country, one.id) for one in self.organisations[:_SHOWN]]
        heads = ("Organisation", "Entries", "Country", "Id")
        return table_html(repr(self)[1:-1], heads, rows, len(self.organisations))

    def by_entry(self) -> dict[tuple[str, int], Organisation]:
        """The organisation behind each entry: (`Statement.id`, place in `Statement.signatories`) -> organisation.

        Entries of persons are not there.
        """
        return {(mention.statement, mention.position): o for o in self.organisations for mention in o.mentions}
