"""The entries of many lists, those that print the same name put together."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable

import msgspec

from statement_parser.model.organisation import OrganisationName
from statement_parser.model.registry import ExternalId, Mention
from statement_parser.model.statement import Signatory, Statement
from statement_parser.organisations.concepts import Word
from statement_parser.organisations.names import parse_name
from statement_parser.resolution.agreement import weight_by_kind
from statement_parser.resolution.profile import Profile, make_profile
from statement_parser.text.fold import fold

_ID_DIGITS = 12
_LEAST_SHARE = 0.4
_MOST_MISPRINTS = 4
"""Names that may have one and the same misprint."""


class Node(msgspec.Struct, frozen=True, gc=False):
    """One name as printed, with what is printed beside it that tells bodies apart; all entries that have it.

    A corpus has as many of them as names: gc=False keeps them, and with them all they hold, out of the collector's way.
    """

    id: str
    profile: Profile
    names: dict[str, int]
    """Its spellings, with how many entries have each."""
    mentions: tuple[Mention, ...] = ()
    external: ExternalId | None = None
    """Where it stands in an authority file; such a node has no mentions."""
    found_for: str | None = None
    """Id of the organisation that an authority file gives it to."""

    @property
    def record(self) -> OrganisationName:
        """The name taken apart."""
        return self.profile.record


def identity(record: OrganisationName) -> str:
    """What is printed of a body, folded: entries with the same are one name."""
    if not (record.country or record.branch or record.acronym or record.aliases):
        return record.key
    beside = (record.country or "", fold(record.branch or ""), fold(record.acronym or ""))
    return "|".join((record.key, *beside, *(fold(alias.text) for alias in record.aliases)))


def id_of(record: OrganisationName) -> str:
    """The id of an organisation of which this is the oldest name.

    >>> id_of(parse_name("Right House")) == id_of(parse_name("RIGHT HOUSE"))
    True
    """
    return _id(identity(record))


def _id(printed: str) -> str:
    return f"org-{hashlib.sha256(printed.encode()).hexdigest()[:_ID_DIGITS]}"


def nodes_of(statements: Iterable[Statement]) -> list[Node]:
    """The names of bodies that sign, in the order in which they are first printed; a statement counts once."""
    records: dict[str, OrganisationName] = {}
    names: dict[str, dict[str, int]] = {}
    mentions: dict[str, list[Mention]] = {}
    seen: set[str] = set()
    for statement in statements:
        if statement.id in seen:
            continue
        seen.add(statement.id)
        for position, signatory in enumerate(statement.signatories):
            record = body_of(signatory)
            if record is None:
                continue
            key = identity(record)
            mention = Mention(statement=statement.id, position=position)
            if key in records:
                spellings = names[key]
                spellings[record.name] = spellings.get(record.name, 0) + 1
                mentions[key].append(mention)
            else:
                records[key], names[key], mentions[key] = record, {record.name: 1}, [mention]
    return [
        Node(_id(key), make_profile(record), names[key], tuple(mentions.pop(key))) for key, record in records.items()
    ]


def body_of(signatory: Signatory) -> OrganisationName | None:
    """The name of the body that signs; None where a person does."""
    if signatory.kind == "person":
        return None
    record = signatory.organisation or parse_name(signatory.raw)
    return None if record.kind == "person" or not record.key else record


class CorpusWords:
    """How rare the words of the names of a corpus are."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._counts: Counter[str] = Counter()
        self._shares: dict[str, float] = {}
        self._names = 1
        for node in nodes:
            self._names += 1
            for wording in node.profile.wordings[:1]:
                self._counts.update({word.text for word in wording.words})

    def weight(self, word: Word) -> float:
        """How much a word tells: by its kind, and of a name less the more names bear it."""
        weight = weight_by_kind(word)
        if word.kind != "name":
            return weight
        share = self._shares.get(word.text)
        if share is None:
            share = math.log(self._names / max(1, self._counts[word.text])) / math.log(self._names)
            self._shares[word.text] = share = max(_LEAST_SHARE, share)
        return weight * share

    def are_common(self, left: str, right: str) -> bool:
        """Do so many names have either word that neither is a misprint of the other?"""
        return min(self._counts[left], self._counts[right]) > _MOST_MISPRINTS
