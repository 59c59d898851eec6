"""`Corpus`: many records, read when they are asked for, to filter, count, tabulate, group and draw."""

from __future__ import annotations

import datetime
import os
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

from statement_parser.corpus.columns import Columns, heads
from statement_parser.corpus.days import day_of, without_gaps
from statement_parser.corpus.frames import Frame, frame, rows_of_table
from statement_parser.corpus.listing import Listing
from statement_parser.corpus.lookup import find_organisation, restricted, statements_of
from statement_parser.corpus.progress import shown
from statement_parser.corpus.rows import Rows
from statement_parser.corpus.sources import RecordChange, RecordSource, corrected, rows_from, statement_of
from statement_parser.export.tables import nobody
from statement_parser.model.correction import Correction
from statement_parser.model.registry import Decision, Organisation, Registry
from statement_parser.model.statement import Statement
from statement_parser.model.view import table_html

if TYPE_CHECKING:
    from statement_parser.corpus.groups import Groups
    from statement_parser.corpus.network import Network
    from statement_parser.corpus.pictures import Pictures
    from statement_parser.export.tables import Resolved, Value
    from statement_parser.resolution.authority import Authority

Counted = Literal["day", "month", "year", "language", "publisher"]
Several = str | Iterable[str]

_SHOWN = 20


class Corpus(Sequence[Statement]):
    """Records of statements, in a fixed order.

    Only dates, languages, publishers and ids are held in memory; a record is read whenever it is asked for. A part of
    a corpus (`corpus[10:20]`, `corpus.filter(...)`) is a corpus over the same records.

    >>> import statement_parser as sp
    >>> text = "Joint statement: Stop\\n\\nWe call on the court to:\\n\\n- act now\\n- act fairly\\n"
    >>> corpus = Corpus.read([sp.parse(text)])
    >>> corpus
    <Corpus: 1 statement, no dates, en>
    >>> [row["text"] for row in corpus.frames("demands")]
    ['act now', 'act fairly']
    """

    def __init__(self, rows: Rows, columns: Columns, numbers: Sequence[int]) -> None:
        """Use `Corpus.read`."""
        self._rows = rows
        self._columns = columns
        self._numbers = numbers
        self._whole: Corpus = self
        self._registry: Registry | None = None
        self._organisations: Listing[Organisation] | None = None
        self._groups: Groups | None = None

    @classmethod
    def read(
        cls,
        *sources: RecordSource,
        corrections: str | os.PathLike[str] | Iterable[Correction] | None = None,
        change: RecordChange | None = None,
    ) -> Corpus:
        """A corpus of the records of files or folders, or of records in memory.

        Args:
            sources: one or several, read one after the other: path of JSON lines (.jsonl, also .gz), of a JSON file (a
                record or a list of them), of SQLite or Parquet as `batch` writes them (without evidence), or of a
                folder of .json and .jsonl files; or an iterable of `Statement` or of dicts. One .jsonl file is read
                from its place for as long as the corpus lives, and must stay as it is; of everything else there is a
                packed copy, in a file without a name.
            corrections: what people said of the records: the log that `review` writes, or corrections. They are
                applied before anything else sees a record.
            change: anything else that is to be made of each record.

        Raises:
            FileNotFoundError: no such file.
            UnsupportedType: a file or folder without records.
            DamagedDocument: something that is no record; the message says which.
            ValueError: a line of the log that is no correction.
            TypeError: a source is neither a path nor records.
        """
        rows = rows_from(sources, corrected(corrections, change))
        columns = Columns.of(rows, shown(range(len(rows)), "reading", len(rows)))
        return cls(rows, columns, range(len(rows)))

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, key: int) -> Statement: ...
    @overload
    def __getitem__(self, key: slice) -> Corpus: ...
    def __getitem__(self, key: int | slice) -> Statement | Corpus:
        if isinstance(key, slice):
            return self._part(self._numbers[key])
        number = self._numbers[key]
        return statement_of(self._rows[number], lambda: self._rows.place(number))

    def __iter__(self) -> Iterator[Statement]:
        return map(self.__getitem__, range(len(self)))

    def _part(self, numbers: Sequence[int]) -> Corpus:
        part = Corpus(self._rows, self._columns, numbers)
        part._whole = self._whole
        return part

    # What is in it

    def by_id(self, statement: str) -> Statement:
        """The record with that `Statement.id`; the first of several.

        Raises:
            KeyError: there is none.
        """
        for place, number in enumerate(self._numbers):
            if self._columns.ids[number].hex() == statement:
                return self[place]
        raise KeyError(f"no record with the id {statement}")

    def heads(self) -> Iterator[tuple[str, str | None, datetime.date | None, str | None]]:
        """Id, title, date and language of each record, without reading the rest of it."""
        return heads(self._rows[number] for number in self._numbers)

    def days_of(self, place: int) -> tuple[int, int]:
        """First and last day that a record may be of, as ordinals of `datetime.date`; 0, 0 without a date."""
        number = self._numbers[place]
        return self._columns.first_days[number], self._columns.last_days[number]

    def language_of(self, place: int) -> str | None:
        """Its language, without reading it."""
        return self._columns.languages[self._numbers[place]]

    def filter(
        self,
        *,
        since: datetime.date | str | None = None,
        until: datetime.date | str | None = None,
        language: Several | None = None,
        publisher: Several | None = None,
        organisation: str | Organisation | None = None,
        where: Callable[[Statement], bool] | None = None,
    ) -> Corpus:
        """The records for which all that is given holds.

        Args:
            since: the first day, a date or "2019", "2019-10", "2019-10-16". Records without a date are left out, and
                those of which only month or year is known where that is not wholly in the time asked for.
            until: the last day; "2019" is its last one.
            language: code or codes, as in `Statement.language`.
            publisher: name or names, as in `Statement.publisher`.
            organisation: who signs: an organisation of `corpus.organisations`, its id, or a name or acronym of it in
                any spelling that the corpus has.
            where: any other question, asked of each record that is left.

        Raises:
            ValueError: a date that is none.
            LookupError: no organisation of that name, or several.
        """
        tests = list(_tests(self._columns, since, until, language, publisher))
        if organisation is not None:
            signed = statements_of(find_organisation(organisation, self.registry.organisations))
            tests.append(lambda number: self._columns.ids[number] in signed)
        numbers = array("q", (n for n in self._numbers if all(test(n) for test in tests)))
        found = self._part(numbers)
        if where is None:
            return found
        return self._part(array("q", (n for n, statement in zip(numbers, found, strict=True) if where(statement))))

    def counts(self, by: Counted = "year") -> dict[str | None, int]:
        """How many statements there are of each year, month, day, language or publisher.

        Returns:
            Times in order, all of them from the first to the last where `by` is year or month; others by number. None
            stands for the statements of which it is not known.
        """
        if by == "day" or by == "month" or by == "year":
            return without_gaps(Counter(self._columns.period(number, by) for number in self._numbers), by)
        if by not in ("language", "publisher"):
            raise ValueError(f"by={by!r}: there are 'day', 'month', 'year', 'language' and 'publisher'")
        column = self._columns.languages if by == "language" else self._columns.publishers
        return dict(Counter(column[number] for number in self._numbers).most_common())

    def table(self, table: str) -> Iterator[dict[str, Value]]:
        """The rows of a table as dicts, one after the other.

        The tables are those that `batch` writes: "statements", "sources", "paragraphs", "demands", "other_bullets",
        "signatories", "organisations" (one row a spelling) and "issues"; docs/data-model.md has their columns. Of
        "signatories", `resolved_id` is the id in `organisations`, which are resolved for it, and `resolved_why` why.

        Raises:
            ValueError: no such table.
        """
        return rows_of_table(shown(self, table, len(self)), table, self._resolver(table))

    def frames(self, table: str = "statements", as_: Frame = "dicts") -> Any:
        """One of the tables (see `table`) as a list of dicts, or as a frame of pandas or polars.

        Args:
            table: its name.
            as_: "dicts", "pandas" (extra [pandas]) or "polars" (extra [polars]).

        Raises:
            ValueError: no such table or form.
            ImportError: the package is not installed; the message says how to install it.
        """
        return frame(shown(self, table, len(self)), table, as_, self._resolver(table))

    def _resolver(self, table: str) -> Resolved:
        if table != "signatories":
            return nobody
        entries = self.registry.by_entry()
        return lambda statement, position: entries.get((statement, position))

    # Who signs

    @property
    def registry(self) -> Registry:
        """The organisations that sign, with what is undecided: `resolve` of the whole corpus, kept from its first use.

        That first use reads all records and compares all names: seconds for some hundred thousand entries, minutes
        for millions, and it shows a bar. So does the first use of whatever asks who signs: `organisations`,
        `network`, `filter(organisation=...)`, the table "signatories". A part of a corpus has the registry of the
        whole, so that ids and names are the same in all parts.
        """
        whole = self._whole
        if whole._registry is None:
            whole._registry = _resolve(whole)
        return whole._registry

    def resolved(
        self, decisions: Iterable[Decision] = (), authority: Authority | None = None, *, align: bool = True
    ) -> Corpus:
        """The same records with organisations resolved with people's decisions and lists of authorities.

        Of a part of a corpus it is that part again; the names of the whole are resolved, as of `registry`, at once.

        Args: as of `statement_parser.resolve`.
        """
        whole = Corpus(self._rows, self._columns, self._whole._numbers)
        whole._registry = _resolve(whole, decisions, authority, align=align)
        return whole if self is self._whole else whole._part(self._numbers)

    @property
    def organisations(self) -> Listing[Organisation]:
        """Those that sign statements of this corpus, by number of entries, the largest first; kept, as `registry` is.

        Of a part of a corpus: with the entries in that part only.
        """
        if self._organisations is None:
            self._organisations = self._signing()
        return self._organisations

    def _signing(self) -> Listing[Organisation]:
        found: Iterable[Organisation] = self.registry.organisations
        if self._whole is not self:
            found = restricted(found, {self._columns.ids[number].hex() for number in self._numbers})
        columns = {
            "Name": lambda one: one.name,
            "Entries": lambda one: len(one.mentions),
            "Country": lambda one: one.country,
            "Other spellings": lambda one: ", ".join(v.text for v in one.variants if v.text != one.name),
            "Id": lambda one: one.id,
        }
        return Listing(found, "organisations", columns)

    # Groups, networks, pictures

    def groups(self) -> Groups:
        """The statements that are there several times: at several addresses, with longer lists, in several languages.

        Found when first asked for; statements that are there once are in no group.
        """
        if self._groups is None:
            from statement_parser.corpus.groups import find_groups

            self._groups = find_groups(self)
        return self._groups

    def network(self, *, once: bool = True) -> Network:
        """Who signs with whom, and who signs what.

        Args:
            once: the texts of a group (see `groups`) count as one statement. False: each text counts for itself, so
                that a statement at ten addresses joins those who sign it ten times.
        """
        from statement_parser.corpus.network import make_network

        return make_network(self, self.groups() if once else None)

    @property
    def plot(self) -> Pictures:
        """Pictures: `corpus.plot.timeline()`, `.languages()`, `.heat_map()`, `.network()` (extra [plots])."""
        from statement_parser.corpus.pictures import Pictures

        return Pictures(self)

    # How it is shown

    def __repr__(self) -> str:
        count = len(self)
        languages = [language or "unknown" for language in self.counts("language")]
        some = ", ".join(languages[:3]) + (f" and {len(languages) - 3} more languages" if len(languages) > 3 else "")
        return f"<Corpus: {count:,} {'statement' if count == 1 else 'statements'}, {self._span()}, {some or 'empty'}>"

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]

    def _span(self) -> str:
        firsts = [self._columns.first_days[number] for number in self._numbers if self._columns.first_days[number]]
        if not firsts:
            return "no dates"
        first, last = (datetime.date.fromordinal(day).isoformat() for day in (min(firsts), max(firsts)))
        return f"{first} to {last}"

    def _repr_html_(self) -> str:
        heads = ["", "Title", "Date", "Language", "Demands", "Signatories", "Publisher"]
        rows = []
        for place, one in enumerate(self[:_SHOWN]):
            publisher = one.publisher.text if one.publisher else None
            rows.append((place, one.title, one.date, one.language, len(one.demands), len(one.signatories), publisher))
        return table_html(repr(self)[1:-1], heads, rows, len(self))


def _resolve(
    whole: Corpus, decisions: Iterable[Decision] = (), authority: Authority | None = None, *, align: bool = True
) -> Registry:
    from statement_parser.resolution.resolve import resolve

    return resolve(shown(whole, "resolving", len(whole)), decisions, authority, align=align)


def _tests(
    columns: Columns,
    since: datetime.date | str | None,
    until: datetime.date | str | None,
    language: Several | None,
    publisher: Several | None,
) -> Iterator[Callable[[int], bool]]:
    if since is not None:
        first = day_of(since).toordinal()
        yield lambda number: columns.first_days[number] >= first
    if until is not None:
        last = day_of(until, last=True).toordinal()
        yield lambda number: 0 < columns.last_days[number] <= last
    if language is not None:
        languages = {language} if isinstance(language, str) else set(language)
        yield lambda number: columns.languages[number] in languages
    if publisher is not None:
        publishers = {publisher} if isinstance(publisher, str) else set(publisher)
        yield lambda number: columns.publishers[number] in publishers
