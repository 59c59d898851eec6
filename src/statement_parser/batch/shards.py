"""A run in shares: each parses its files into a part (parts.py), anywhere, and none needs to know of the others."""

from __future__ import annotations

import concurrent.futures
import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from statement_parser.batch.items import DEFAULT_LIMITS, ReadLimits
from statement_parser.batch.ledger import Ledger, options_digest
from statement_parser.batch.parts import Manifest, PartError, part_path, read_manifest, write_part
from statement_parser.batch.results import results
from statement_parser.batch.run import Watch, run
from statement_parser.batch.settings import ChildSettings
from statement_parser.batch.sources import InputFile, input_files, split

_MOST_OF_WARC, _LEAST_OF_WARC = 256_000_000, 1_000_000
"""Bytes of a WARC file that one share of a run takes at most, and those for which one is not divided."""
_BYTES_A_FILE = 4_096
"""What opening a file costs, in bytes of a page."""


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """One share of a run: all that a worker elsewhere must know."""

    inputs: tuple[str, ...]
    """As of `input_files`; the same for all shards, and seen alike by all workers."""
    leave_out: tuple[str, ...] = ()
    """Files that are none of the inputs."""
    number: int
    """From 1."""
    of: int
    """How many shards there are."""
    part: str
    """Path of the part to write."""
    settings: ChildSettings
    limits: ReadLimits = DEFAULT_LIMITS
    keep: str | None = None
    """Folder for copies of quarantined documents."""
    jobs: int = 1
    """Children at a time."""


def shard_files(shard: Shard) -> tuple[Iterator[tuple[int, InputFile]], str]:
    """The files of a shard with their numbers in the whole run, and a digest of the names and sizes of all files.

    Shards are runs of neighbouring files with about as many bytes each; a WARC file that has more is divided.
    The inputs are gone over twice, so that no list of them is held.
    """
    digest, total = hashlib.sha256(), 0
    for file in _all_files(shard):
        digest.update(f"{file.name}\0{file.size}\n".encode("utf-8", "surrogateescape"))
        total += file.size + _BYTES_A_FILE
    most = min(_MOST_OF_WARC, max(_LEAST_OF_WARC, total // shard.of))

    def mine() -> Iterator[tuple[int, InputFile]]:
        before = 0
        for number, file in enumerate(split(_all_files(shard), most)):
            if before * shard.of // total == shard.number - 1:
                yield number, file
            before += file.size + (0 if file.start else _BYTES_A_FILE)

    return mine(), digest.hexdigest()


def _all_files(shard: Shard) -> Iterator[InputFile]:
    return input_files(shard.inputs, leave_out=map(Path, shard.leave_out))


def run_shard(
    shard: Shard, *, ledger: Path | None = None, forget: bool | None = None, watch: Watch = lambda _: None
) -> Manifest:
    """Parse a share of the inputs and write its part; a part that is there already and fits is left as it is.

    Args:
        shard: what to do.
        ledger: where to keep what is done, so that a killed run of this shard goes on; None: in a folder that is gone
            afterwards, on the disk of this machine (SQLite's log is not made for network folders).
        forget: of what the ledger knows: True all, False what gave no record; None nothing.
        watch: as of `run`.
    """
    files, inputs = shard_files(shard)
    options = options_digest(shard.settings)
    manifest = Manifest(shard=shard.number, shards=shard.of, options=options, inputs=inputs)
    part = Path(shard.part)
    done = _manifest_of(part)
    if done is not None and msgspec.structs.replace(done, records=0, failures=0, sha256="") == manifest:
        return done
    with tempfile.TemporaryDirectory() as folder:
        path = ledger or Path(folder) / "ledger.sqlite"
        with Ledger(path, shard.settings) as opened:
            if forget is not None:
                opened.forget(all_results=forget)
            keep = Path(shard.keep) if shard.keep is not None else None
            run(files, opened, shard.settings, jobs=shard.jobs, limits=shard.limits, keep=keep, watch=watch)
            return write_part(part, results(opened.rows()), manifest)


def _manifest_of(part: Path) -> Manifest | None:
    try:
        return read_manifest(part)
    except PartError:
        return None


def run_shards(
    shards: Sequence[Shard],
    executor: concurrent.futures.Executor,
    *,
    watch: Callable[[Manifest], object] = lambda _: None,
) -> None:
    """Run shards wherever `executor` does; a shard that fails is raised when all others are done.

    Only the description of a shard goes out, never a document: workers see the inputs and write the parts themselves.
    """
    futures = [executor.submit(run_shard, shard) for shard in shards]
    failed: BaseException | None = None
    for future in concurrent.futures.as_completed(futures):
        error = future.exception()
        if error is None:
            watch(future.result())
        else:
            failed = failed or error
    if failed is not None:
        raise failed


def shards_of(
    inputs: tuple[str, ...],
    count: int,
    out: Path,
    settings: ChildSettings,
    *,
    limits: ReadLimits = DEFAULT_LIMITS,
    keep: Path | None = None,
    leave_out: Iterable[Path] = (),
) -> Iterator[Shard]:
    """All shares of a run whose output is `out`."""
    own = tuple(map(str, leave_out))
    for number in range(1, count + 1):
        yield Shard(
            inputs=inputs,
            leave_out=own,
            number=number,
            of=count,
            part=str(part_path(out, number, count)),
            settings=settings,
            limits=limits,
            keep=str(keep) if keep is not None else None,
        )
