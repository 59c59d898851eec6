"""Who signs with whom, and who signs what."""

from __future__ import annotations

import datetime
from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from statement_parser.corpus.listing import Listing
from statement_parser.corpus.network_records import (
    CoSignature,
    NetworkKind,
    Signature,
    SignedStatement,
    SigningOrganisation,
)
from statement_parser.model.view import table_html

if TYPE_CHECKING:
    import networkx

    from statement_parser.corpus.corpus import Corpus
    from statement_parser.corpus.group_records import Group
    from statement_parser.corpus.groups import Groups

_SHOWN = 20


class Network:
    """Organisations, the statements that they sign, and the ties between them. Persons are not in it."""

    def __init__(
        self,
        organisations: Sequence[tuple[str, str, str | None]],
        statements: Sequence[SignedStatement],
        signed: Sequence[Sequence[int]],
    ) -> None:
        """Make one.

        Args:
            organisations: id, name and country of each.
            statements: what they sign.
            signed: of each organisation the places of its statements, ascending.
        """
        self._names = organisations
        self._statements = statements
        self._signed = signed
        self._signers: list[array[int]] = [array("I") for _ in statements]
        for place, numbers in enumerate(signed):
            for number in numbers:
                self._signers[number].append(place)

    @property
    def organisations(self) -> Listing[SigningOrganisation]:
        """The organisations, those with most statements first."""
        found = (self._node(place) for place in range(len(self._names)))
        columns = {
            "Name": lambda one: one.name,
            "Statements": lambda one: one.statements,
            "First": lambda one: one.first,
            "Last": lambda one: one.last,
            "Country": lambda one: one.country,
        }
        return Listing(found, "organisations", columns)

    @property
    def statements(self) -> Listing[SignedStatement]:
        """The statements that at least one organisation signs, in the order of the corpus."""
        columns = {
            "Title": lambda one: one.title,
            "Date": lambda one: one.date,
            "Language": lambda one: one.language,
            "Texts": lambda one: one.texts,
            "Organisations": lambda one: one.signatories,
        }
        return Listing(self._statements, "statements", columns)

    def co_signatures(self, min_weight: int = 1, among: Iterable[str] | None = None) -> Iterator[CoSignature]:
        """The ties between organisations, one after the other; many lists give millions.

        Args:
            min_weight: statements that two must sign together.
            among: ids of organisations; ties to others are left out. None: all.
        """
        kept = None if among is None else set(among)
        inside = [kept is None or one[0] in kept for one in self._names]
        for place in (place for place in range(len(self._names)) if inside[place]):
            together: defaultdict[int, list[int]] = defaultdict(list)
            for number in self._signed[place]:
                for other in self._signers[number]:
                    if other > place and inside[other]:
                        together[other].append(number)
            for other in sorted(together):
                if len(together[other]) >= min_weight:
                    yield self._tie(place, other, together[other])

    def signatures(self) -> Iterator[Signature]:
        """The ties between organisations and statements."""
        for (identity, _, _), numbers in zip(self._names, self._signed, strict=True):
            for number in numbers:
                statement = self._statements[number]
                yield Signature(identity, statement.id, statement.date)

    def to_networkx(self, kind: NetworkKind = "organisations", *, min_weight: int = 1) -> networkx.Graph[str]:
        """The network as a graph of networkx (extra [network]).

        Args:
            kind: "organisations" or "two-mode"; the nodes of that have `bipartite` 0 (organisations) or 1.
            min_weight: statements that two organisations must sign together to be joined; all organisations are nodes.

        Raises:
            ImportError: networkx is not installed; the message says how to install it.
        """
        from statement_parser.corpus.graph import graph_of

        return graph_of(self, kind, min_weight)

    def write(self, path: str | Path, kind: NetworkKind = "organisations", *, min_weight: int = 1) -> None:
        """Write the network for another program; nothing is left half written.

        Args:
            path: .gexf or .graphml (for Gephi, Cytoscape, igraph ...; extra [network]), or a folder, that is a name
                without an ending, for four CSV files: organisations, co_signatures, statements, signatures.
            kind: "organisations" or "two-mode"; CSV has both.
            min_weight: as of `to_networkx`.

        Raises:
            ValueError: another ending.
            ImportError: networkx is not installed.
            OSError: it cannot be written.
        """
        from statement_parser.corpus.network_files import write_network

        write_network(self, Path(path), kind, min_weight)

    def _node(self, place: int) -> SigningOrganisation:
        numbers = self._signed[place]
        return SigningOrganisation(*self._names[place], len(numbers), *self._span(numbers))

    def _tie(self, place: int, other: int, numbers: Sequence[int]) -> CoSignature:
        strength = sum(1 / (len(self._signers[number]) - 1) for number in numbers)
        return CoSignature(
            self._names[place][0], self._names[other][0], len(numbers), round(strength, 6), *self._span(numbers)
        )

    def _span(self, numbers: Iterable[int]) -> tuple[datetime.date | None, datetime.date | None]:
        dates = [date for number in numbers if (date := self._statements[number].date) is not None]
        return (min(dates), max(dates)) if dates else (None, None)

    def __repr__(self) -> str:
        signatures = sum(map(len, self._signed))
        return (
            f"<Network: {len(self._names):,} organisations, {len(self._statements):,} statements, "
            f"{signatures:,} signatures>"
        )

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]

    def _repr_html_(self) -> str:
        heads = ["Organisation", "Statements", "First", "Last", "Country"]
        nodes = [self._node(place) for place in range(min(_SHOWN, len(self._names)))]
        rows = [(one.name, one.statements, one.first, one.last, one.country) for one in nodes]
        return table_html(repr(self)[1:-1], heads, rows, len(self._names))


def make_network(corpus: Corpus, groups: Groups | None) -> Network:
    """The network of a corpus; the texts of a group count as one statement, signed by all whom its copies name.

    Of a group in several languages the lists of one count, the first one's if it has a list: names that are not yet
    known to be one body would else sign together with their own translations.
    """
    organisations = corpus.organisations
    listed = {mention.statement for one in organisations for mention in one.mentions}
    firsts = _firsts(groups or (), listed)
    place_of, statements = _statements(corpus, firsts)
    found = []
    for one in organisations:
        signed = {place_of[mention.statement] for mention in one.mentions if mention.statement in place_of}
        if signed:
            found.append(((one.id, one.name, one.country), array("I", sorted(signed))))
    found.sort(key=lambda pair: (-len(pair[1]), pair[0][0]))
    signers = [0] * len(statements)
    for _, numbers in found:
        for number in numbers:
            signers[number] += 1
    kept = [number for number, count in enumerate(signers) if count]
    new = {number: place for place, number in enumerate(kept)}
    return Network(
        [names for names, _ in found],
        [statements[number]._replace(signatories=signers[number]) for number in kept],
        [array("I", (new[number] for number in numbers)) for _, numbers in found],
    )


def _firsts(groups: Iterable[Group], listed: Container[str]) -> dict[int, tuple[int, bool]]:
    """Of each place in a group: the place of the first text, and whether its list counts."""
    firsts: dict[int, tuple[int, bool]] = {}
    for group in groups:
        with_list = [member for member in group.members if member.statement in listed]
        counted = [member for member in with_list if member.relation != "translation"]
        if not counted:
            counted = [member for member in with_list if member.language == with_list[0].language]
        places = {member.place for member in counted}
        for member in group.members:
            firsts[member.place] = group.members[0].place, member.place in places
    return firsts


def _statements(corpus: Corpus, firsts: dict[int, tuple[int, bool]]) -> tuple[dict[str, int], list[SignedStatement]]:
    """The place of the statement of each text whose list counts, by `Statement.id`, and the statements."""
    place_of: dict[str, int] = {}
    by_first: dict[int, int] = {}
    statements: list[SignedStatement] = []
    seen: set[str] = set()
    for place, (identity, title, date, language) in enumerate(corpus.heads()):
        if identity in seen:
            continue  # the same bytes once more
        seen.add(identity)
        first, counts = firsts.get(place, (place, True))
        number = by_first.setdefault(first, len(statements))
        texts = 1
        if number == len(statements):
            statements.append(SignedStatement(identity, title, date, language, texts, 0))
        else:
            texts += statements[number].texts
            known = statements[number]._replace(texts=texts)
            statements[number] = SignedStatement(identity, title, date, language, texts, 0) if place == first else known
        if counts:
            place_of[identity] = number
    return place_of, statements
