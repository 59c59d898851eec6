"""A run: inputs into the ledger, new documents to the children, what comes of them into the ledger."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path

import msgspec

from statement_parser.atomic_output import written_beside
from statement_parser.batch.items import DEFAULT_LIMITS, Item, ReadLimits, Skipped
from statement_parser.batch.ledger import Ledger, Place
from statement_parser.batch.outcome import Job, Pause
from statement_parser.batch.settings import ChildSettings
from statement_parser.batch.sources import InputFile, documents
from statement_parser.batch.supervisor import Supervisor


class Counts(msgspec.Struct):
    """How far a run is."""

    documents: int = 0
    """Found in the inputs, those that could not be read included."""
    known: int = 0
    """Of these: parsed before, by a run that was killed or because the same bytes stand in two places."""
    parsed: int = 0
    """Of these: given to the children and come back, with a record or without."""
    failed: int = 0
    """Without a record, of those that this run tried to read or to parse."""
    skipped: int = 0
    """Records of web archives that are no documents."""
    read: int = 0
    """Bytes of the input files that are done."""


_AHEAD, _AHEAD_BYTES, _AHEAD_SECONDS = 16, 1_000_000, 0.002
"""Documents, bytes and time of reading before the children get them: from a slow disk they get each at once."""

Watch = Callable[[Counts], None]


def run(
    files: Iterable[tuple[int, InputFile]],
    ledger: Ledger,
    settings: ChildSettings,
    *,
    jobs: int,
    limits: ReadLimits = DEFAULT_LIMITS,
    keep: Path | None = None,
    watch: Watch = lambda _: None,
) -> Counts:
    """Parse the documents of `files` (each with its number in the inputs) that the ledger has no result of.

    Args:
        files: the inputs or a share of them.
        ledger: open; what it knows of these documents is kept.
        settings: limits of one document.
        jobs: children at a time.
        limits: of what is unpacked.
        keep: folder for copies of the documents that end their child, also of those that did so in a run before.
        watch: called for each document and each result.

    Raises:
        NoChildren: children cannot be started.
        OSError: a copy cannot be written.
    """
    counts = Counts()
    with_children: dict[str, bytes] = {}

    def found_jobs() -> Iterator[Job | None]:
        for number, file in files:
            for member, found in enumerate(documents(file, limits)):
                key = ledger.add(Place(number, member), found)
                job = _job(found, key, ledger, with_children, counts)
                if job is not None:
                    with_children[job.key] = job.data
                elif keep is not None and isinstance(found, Item) and ledger.state(key or "") == "quarantined":
                    _keep(found.data, keep)
                watch(counts)
                yield job
            counts.read += file.size

    ledger.start()
    with Supervisor(settings, jobs) as children:
        for outcome in children.run(_some_at_a_time(found_jobs())):
            data = with_children.pop(outcome.key)
            if keep is not None and outcome.is_quarantined:
                _keep(data, keep)
            ledger.write(outcome)
            counts.parsed += 1
            counts.failed += outcome.code is not None
            watch(counts)
    ledger.commit()
    return counts


def _some_at_a_time(found: Iterator[Job | None]) -> Iterator[Job | Pause]:
    """The jobs, a few read together, which costs less than each by itself; between them a look at the children."""
    jobs: list[Job] = []
    size = number = 0
    start = time.monotonic()
    for job in found:
        number += 1
        if job is not None:
            jobs.append(job)
            size += len(job.data)
        if number >= _AHEAD or size >= _AHEAD_BYTES or time.monotonic() - start > _AHEAD_SECONDS:
            yield from jobs
            yield Pause.LOOK
            jobs.clear()
            size = number = 0
            start = time.monotonic()
    yield from jobs


def _keep(data: bytes, folder: Path) -> None:
    """A copy of a document, named by its sha256 and nothing that it says of itself."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / hashlib.sha256(data).hexdigest()
    if not path.exists():
        with written_beside(path) as beside:
            beside.write_bytes(data)


def _job(found: object, key: str | None, ledger: Ledger, with_children: Container[str], counts: Counts) -> Job | None:
    """What the children are to do for a document of the inputs; None where there is nothing to do."""
    if isinstance(found, Skipped):
        counts.skipped += 1
        return None
    counts.documents += 1
    if not isinstance(found, Item) or key is None:
        counts.failed += 1
        return None
    if key in with_children or ledger.state(key) is not None:
        counts.known += 1
        return None
    return Job(key=key, name=found.name, url=found.url, data=found.data)
