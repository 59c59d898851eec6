"""What a run has done, in SQLite: the inputs in their order, and for each different document what came of it.

State and record are written in one transaction, and a run that was killed finds all that was committed. Documents that
were with a child at that moment are parsed again: that the supervisor was killed says nothing about them.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, NamedTuple, Self

import msgspec

from statement_parser.batch.items import Found, Item, Unread
from statement_parser.batch.outcome import Outcome
from statement_parser.batch.settings import ChildSettings
from statement_parser.version import __version__

State = Literal["done", "refused", "quarantined"]
"""done: there is a record; refused: the parser said no; quarantined: it harmed its child, twice."""

_FORM: Final = "2"
"""Of the tables; another one is another ledger."""
_COMMIT_SECONDS = 0.5
_COMMIT_RESULTS = 200
_MOST_TOGETHER, _MOST_BYTES = 64, 1_000_000
"""Rows, and bytes of records, that are held to be written together: one by one they cost twice as much."""
_PAGE_BYTES = 16_384
"""Of the file: most records fit into one page, which takes two thirds of the CPU time of pages of 4,096."""
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS results (
    key TEXT PRIMARY KEY, state TEXT NOT NULL, record BLOB, code TEXT, stage TEXT, detail TEXT, signal INTEGER,
    seconds REAL NOT NULL, peak_mb INTEGER NOT NULL, attempts INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS documents (
    file INTEGER NOT NULL, member INTEGER NOT NULL, name TEXT NOT NULL, url TEXT, captured TEXT, digest TEXT,
    sha256 TEXT, size INTEGER, key TEXT, code TEXT, stage TEXT, detail TEXT, PRIMARY KEY (file, member)
) WITHOUT ROWID;
"""


class LedgerError(Exception):
    """The ledger cannot be used; the message says why and what to do."""


class Place(NamedTuple):
    """Where a document stands in the inputs."""

    file: int
    """Number of the input file, from 0."""
    member: int
    """Number of the document in it, from 0."""


class Row(NamedTuple):
    """A document of the inputs and what came of it."""

    place: Place
    name: str
    url: str | None
    captured: datetime.datetime | None
    digest: str | None
    sha256: str | None
    size: int | None
    record: bytes | None
    code: str | None
    stage: str | None
    detail: str | None
    signal: int | None
    seconds: float | None
    peak_mb: int | None
    attempts: int | None


class Ledger:
    """One file of SQLite (write-ahead log); one process at a time."""

    def __init__(self, path: Path, settings: ChildSettings) -> None:
        self._path = path
        self._lock = _lock(path)
        self._salt = options_digest(settings).encode()
        self._documents: list[tuple[str | int | None, ...]] = []
        self._outcomes: dict[str, Outcome] = {}
        self._bytes = 0
        self._results_since = 0
        self._last = time.monotonic()
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            self._db.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(_TABLES)
            self._check_form()
        except sqlite3.DatabaseError as error:
            self.close()
            raise LedgerError(f"{path}: {error}; it is no ledger of this program: move it away") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Commit, and let another run have it."""
        try:
            self.commit()
        finally:
            self._db.close()
            os.close(self._lock)

    def _check_form(self) -> None:
        row = self._db.execute("SELECT value FROM about WHERE name = 'form'").fetchone()
        if row is None:
            self._db.execute("INSERT INTO about VALUES ('form', ?)", (_FORM,))
        elif row[0] != _FORM:
            raise LedgerError(f"{self._path}: a ledger of another version of this program: move it away")

    def forget(self, *, all_results: bool) -> None:
        """Forget what came of documents, or of those only that gave no record: they will be parsed again."""
        self._write()
        self._begin()
        self._db.execute("DELETE FROM results" if all_results else "DELETE FROM results WHERE state != 'done'")

    def has_failures(self) -> bool:
        """Whether there is a document that gave no record, of this run or one before."""
        return self._db.execute("SELECT 1 FROM results WHERE state != 'done' LIMIT 1").fetchone() is not None

    def start(self) -> None:
        """Forget the inputs of the run before; what came of documents stays."""
        self._write()
        self._begin()
        self._db.execute("DELETE FROM documents")

    def key_of(self, item: Item, sha256: str) -> str:
        """What a document's result depends on: its bytes and address, the version, the options."""
        return hashlib.sha256(b"\0".join([sha256.encode(), (item.url or "").encode(), self._salt])).hexdigest()

    def add(self, place: Place, found: Found) -> str | None:
        """Write down a document of the inputs; its key, or None where it could not be read."""
        key: str | None = None
        row: tuple[str | int | None, ...]
        if isinstance(found, Item):
            sha256 = hashlib.sha256(found.data).hexdigest()
            key = self.key_of(found, sha256)
            captured = found.captured.isoformat() if found.captured else None
            row = (found.name, found.url, captured, found.digest, sha256, len(found.data), key, None, None, None)
        elif isinstance(found, Unread):
            error = found.error
            row = (found.name, None, None, None, None, None, None, error.code, error.stage, error.detail)
        else:
            return None
        self._documents.append((*place, *row))
        self._write_now_and_then()
        return key

    def state(self, key: str) -> State | None:
        """What came of a document before; None where nothing did."""
        if (outcome := self._outcomes.get(key)) is not None:
            return _state(outcome)
        row = self._db.execute("SELECT state FROM results WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def write(self, outcome: Outcome) -> None:
        """Write down what came of a document."""
        self._outcomes[outcome.key] = outcome
        self._bytes += len(outcome.record or b"")
        self._results_since += 1
        self._write_now_and_then()

    def rows(self) -> Iterator[Row]:
        """The documents of the inputs, in their order."""
        self.commit()
        found = self._db.execute(
            "SELECT file, member, name, url, captured, digest, sha256, size, record,"
            " coalesce(d.code, r.code), coalesce(d.stage, r.stage), coalesce(d.detail, r.detail),"
            " signal, seconds, peak_mb, attempts"
            " FROM documents d LEFT JOIN results r ON r.key = d.key ORDER BY file, member"
        )
        for file, member, name, url, captured, *rest in found:
            time_of = datetime.datetime.fromisoformat(captured) if captured else None
            yield Row(Place(file, member), name, url, time_of, *rest)

    def commit(self) -> None:
        """Make what was written last."""
        self._write()
        if self._db.in_transaction:
            self._db.commit()
        self._results_since, self._last = 0, time.monotonic()

    def _begin(self) -> None:
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")

    def _write_now_and_then(self) -> None:
        """A commit for each document would cost more than parsing a small one; a killed run loses what is since."""
        if self._results_since >= _COMMIT_RESULTS or time.monotonic() - self._last > _COMMIT_SECONDS:
            self.commit()
        elif len(self._documents) + len(self._outcomes) >= _MOST_TOGETHER or self._bytes > _MOST_BYTES:
            self._write()

    def _write(self) -> None:
        if not self._documents and not self._outcomes:
            return
        self._begin()
        self._db.executemany(
            "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._documents
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(key, _state(one), *msgspec.structs.astuple(one)[1:]) for key, one in self._outcomes.items()],
        )
        self._documents.clear()
        self._outcomes.clear()
        self._bytes = 0


def _state(outcome: Outcome) -> State:
    return "done" if outcome.code is None else "quarantined" if outcome.is_quarantined else "refused"


def options_digest(settings: ChildSettings) -> str:
    """Hexadecimal digest of the version and of all that a record depends on but the document.

    Not of time and memory: more of them may make a record of a failure, and never another record.
    """
    parts = (__version__, settings.kind, settings.language, settings.options)
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


def _lock(path: Path) -> int:
    """A lock beside the ledger that is gone with this process, however it ends."""
    import fcntl

    beside = path.with_name(path.name + ".lock")
    try:
        fd = os.open(beside, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise LedgerError(f"{beside}: {error.strerror}") from error
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(fd)
        raise LedgerError(f"{path}: another run is writing to it") from None
    return fd
