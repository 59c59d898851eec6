"""`parse_many`: documents into records from Python, each in a child process that it may end."""

from __future__ import annotations

import collections
import concurrent.futures
import itertools
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from statement_parser.batch.items import DEFAULT_LIMITS, Item, ReadLimits, Skipped, Unread
from statement_parser.batch.outcome import Job, Outcome, Pause, error_of
from statement_parser.batch.settings import ChildSettings
from statement_parser.batch.sources import documents, input_files
from statement_parser.batch.supervisor import Supervisor
from statement_parser.errors import StatementParserError
from statement_parser.options import DEFAULT, Options, check_options
from statement_parser.typed import from_json

if TYPE_CHECKING:
    from statement_parser.model.statement import Statement

_AHEAD = 64
"""Documents given to the children while the first of them is not back: their records are held until it is."""
_IN_A_TASK = 32
"""Inputs that go out to an executor together."""

Source = str | os.PathLike[str] | tuple[str, bytes]


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one document: a record or an error."""

    name: str
    """Path of the document as given, below the folder given, or in an archive behind "!" or "@"."""
    statement: Statement | None = None
    """The record; None where there is an error."""
    error: StatementParserError | None = None
    """Why there is no record."""


def parse_many(
    sources: Source | Iterable[Source],
    *,
    jobs: int | None = None,
    timeout: float = 30.0,
    memory: int = 1_024,
    language: str | None = None,
    options: Options = DEFAULT,
    executor: concurrent.futures.Executor | None = None,
    progress: bool = False,
) -> Iterator[Parsed]:
    """Parse many documents, each in a child process; one that crashes, hangs or takes too much memory is an error.

    Args:
        sources: paths of files, folders and archives (zip, tar, tar.gz, WARC, WACZ), patterns ("2019/*.html"), and
            pairs of a name and the bytes of a document; one of these, or many.
        jobs: children at a time; None: one a core.
        timeout: seconds of a document; above: `TimeLimit`.
        memory: MiB of a child; above: `MemoryLimit`.
        language: of all documents; None: told from each.
        options: limits of the parser.
        executor: where to work instead: any `concurrent.futures.Executor` (threads, loky, dask's `get_executor`, MPI).
            Paths go out by name, so that its workers must see the same files; `jobs` is the children of each task.
        progress: show documents, rate and failures: in a notebook as a bar, else on standard error.

    Yields:
        What came of each document, in the order of `sources`.

    Raises:
        NoChildren: children cannot be started.
        ValueError: `jobs`, `timeout` or `memory` is too small.
        TypeError: a source, `options` or `executor` is none.
    """
    check_options(options)
    if executor is not None and not hasattr(executor, "submit"):
        raise TypeError(f"executor must be a concurrent.futures.Executor, not {type(executor).__name__}; see `jobs`")
    sources = _one_by_one(sources)
    settings = ChildSettings(timeout=timeout, memory=memory, language=language, options=options)
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs is {jobs!r}; it must be 1 or more")
    if executor is not None:
        found = _elsewhere(sources, executor, settings, jobs or 1)
    else:
        found = _here(sources, settings, jobs or os.cpu_count() or 1)
    return _shown(found) if progress else found


def _shown(found: Iterator[Parsed]) -> Iterator[Parsed]:
    from tqdm.auto import tqdm

    failed = 0
    with tqdm(unit=" documents") as bar:
        for parsed in found:
            failed += parsed.error is not None
            bar.set_postfix_str(f"{failed:,} failed", refresh=False)
            bar.update()
            yield parsed


def _here(sources: Iterable[Source], settings: ChildSettings, jobs: int) -> Iterator[Parsed]:
    waiting: collections.OrderedDict[str, _Waiting] = collections.OrderedDict()
    numbers = itertools.count()

    def feed() -> Iterator[Job | Outcome | Pause]:
        for found in _found(sources):
            key = str(next(numbers))
            waiting[key] = _Waiting(found)
            while len(waiting) > _AHEAD + jobs:
                yield Pause.WAIT
            if isinstance(found, Item):
                yield Job(key=key, name=found.name, url=found.url, data=found.data)
            else:
                yield Outcome(key=key)

    with Supervisor(settings, jobs) as children:
        for outcome in children.run(feed()):
            waiting[outcome.key].outcome = outcome
            yield from _first_done(waiting)


class _Waiting:
    """A document whose turn has not come."""

    def __init__(self, found: Item | Unread) -> None:
        # The child has its bytes; they are not needed any more.
        self.found = msgspec.structs.replace(found, data=b"") if isinstance(found, Item) else found
        self.outcome: Outcome | None = None

    def parsed(self) -> Parsed:
        from statement_parser.model.statement import Statement

        if isinstance(self.found, Unread):
            return Parsed(name=self.found.name, error=self.found.error)
        assert self.outcome is not None
        if self.outcome.record is None:
            return Parsed(name=self.found.name, error=error_of(self.outcome, self.found.name))
        statement = from_json(self.outcome.record, Statement)
        given = {"captured": self.found.captured, "digest": self.found.digest}
        source = msgspec.structs.replace(statement.source, **given)
        return Parsed(name=self.found.name, statement=msgspec.structs.replace(statement, source=source))


def _first_done(waiting: collections.OrderedDict[str, _Waiting]) -> Iterator[Parsed]:
    while waiting and next(iter(waiting.values())).outcome is not None:
        yield waiting.popitem(last=False)[1].parsed()


def _one_by_one(sources: Source | Iterable[Source]) -> Iterator[Source]:
    """The sources; one alone is a list of one: a str would be taken letter by letter, and "/" is a folder."""
    if isinstance(sources, (str, bytes, os.PathLike)) or _is_pair(sources):
        sources = (sources,)  # type: ignore[assignment]
    return map(_checked, sources)  # type: ignore[arg-type]


def _is_pair(source: object) -> bool:
    return (
        isinstance(source, tuple)
        and len(source) == 2
        and isinstance(source[0], str)
        and isinstance(source[1], (bytes, bytearray, memoryview))
    )


def _checked(source: Source) -> Source:
    if isinstance(source, (str, os.PathLike)) or _is_pair(source):
        return source
    raise TypeError(f"a source is a path or a pair of a name and bytes, not {type(source).__name__}")


def _found(sources: Iterable[Source], limits: ReadLimits = DEFAULT_LIMITS) -> Iterator[Item | Unread]:
    for source in sources:
        if isinstance(source, tuple):
            name, data = source
            yield Item(name=name, data=data)
            continue
        for file in input_files([source]):
            for found in documents(file, limits):
                if not isinstance(found, Skipped):
                    yield found


def _elsewhere(
    sources: Iterable[Source], executor: concurrent.futures.Executor, settings: ChildSettings, jobs: int
) -> Iterator[Parsed]:
    running: collections.deque[concurrent.futures.Future[list[Parsed]]] = collections.deque()
    given = iter(sources)
    while True:
        while len(running) < _AHEAD and (task := list(itertools.islice(given, _IN_A_TASK))):
            running.append(executor.submit(_task, task, settings, jobs))
        if not running:
            return
        yield from running.popleft().result()


def _task(sources: list[Source], settings: ChildSettings, jobs: int) -> list[Parsed]:
    return list(_here(sources, settings, jobs))
