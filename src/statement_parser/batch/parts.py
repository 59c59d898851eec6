"""The output of a share of a run, in one file that is whole or not there; and many of them as one output again.

A part is JSON lines: {"at": [file, member], "record": ...} or {"at": ..., "failure": ...} for each document, and as its
last line {"manifest": ...}.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from statement_parser.atomic_output import written_beside
from statement_parser.batch.results import Failure, Result
from statement_parser.model.statement import Statement
from statement_parser.typed import from_json, json_decoder
from statement_parser.version import __version__

ENDING = ".part.jsonl"
_TAIL_BYTES = 65_536
_MANIFEST = b'{"manifest":'


class PartError(Exception):
    """Parts that make no whole; the message says which and why."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a part is a part of."""

    shard: int
    """Its number, from 1."""
    shards: int
    """How many there are."""
    options: str
    """Digest of the version and options (ledger.options_digest)."""
    inputs: str
    """Digest of the names and sizes of all input files of the whole run."""
    version: str = __version__
    """Of the program."""
    records: int = 0
    failures: int = 0
    sha256: str = ""
    """Of the lines before this one."""


class _Last(msgspec.Struct, frozen=True):
    manifest: Manifest


class _Line(msgspec.Struct, frozen=True, omit_defaults=True):
    at: tuple[int, int]
    record: Statement | None = None
    failure: Failure | None = None


def part_path(out: Path, shard: int, shards: int) -> Path:
    """Where the part of a shard of the run with the output `out` is written."""
    return out.with_name(f"{out.name}.{shard:05}-of-{shards:05}{ENDING}")


def write_part(path: Path, results: Iterable[Result], manifest: Manifest) -> Manifest:
    """Write a part; its manifest with the counts and the checksum."""
    digest, records, failures = hashlib.sha256(), 0, 0
    with written_beside(path) as beside, beside.open("xb") as file:
        for result in results:
            line = msgspec.json.encode(_Line((result.file, result.member), result.statement, result.failure)) + b"\n"
            digest.update(line)
            file.write(line)
            records += result.failure is None
            failures += result.failure is not None
        manifest = msgspec.structs.replace(manifest, records=records, failures=failures, sha256=digest.hexdigest())
        file.write(msgspec.json.encode(_Last(manifest)) + b"\n")
    return manifest


def read_manifest(path: Path) -> Manifest:
    """The manifest of a part.

    Raises:
        PartError: it cannot be read or is no part.
    """
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _TAIL_BYTES))
            last = file.read().splitlines()[-1]
        return from_json(last, _Last).manifest
    except OSError as error:
        raise PartError(f"{path}: {error.strerror}") from error
    except (msgspec.DecodeError, IndexError) as error:
        raise PartError(f"{path}: no part of a run, or not a whole one") from error


def merged(paths: Sequence[Path]) -> Iterator[Result]:
    """The results of all parts of a run, in the order of its inputs.

    Raises:
        PartError: a part is missing, there twice, of another version, of other options or inputs, or damaged.
    """
    for path in _whole({path: read_manifest(path) for path in paths}):
        yield from _results(path)


def _whole(manifests: dict[Path, Manifest]) -> list[Path]:
    """The parts in the order of their shards, which is that of the inputs."""
    if not manifests:
        raise PartError("no parts")
    first_path, first = next(iter(manifests.items()))
    of_shard: dict[int, Path] = {}
    for path, manifest in manifests.items():
        for field, what in (
            ("version", "the version"),
            ("options", "the options"),
            ("shards", "the number of shards"),
            ("inputs", "the input files"),
        ):
            mine, theirs = getattr(manifest, field), getattr(first, field)
            if mine != theirs:
                raise PartError(f"{path}: {what} ({mine}) is not that of {first_path} ({theirs}): parse it again")
        if manifest.shard in of_shard:
            raise PartError(f"{path}: shard {manifest.shard} is also in {of_shard[manifest.shard]}")
        of_shard[manifest.shard] = path
    missing = [str(n) for n in range(1, first.shards + 1) if n not in of_shard]
    if missing:
        some = ", ".join(missing[:10]) + (" ..." if len(missing) > 10 else "")
        raise PartError(f"{len(missing)} of {first.shards} shards are missing: {some}")
    return [of_shard[number] for number in sorted(of_shard)]


def _results(path: Path) -> Iterator[Result]:
    decoder = json_decoder(_Line)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for line in file:
            if line.startswith(_MANIFEST):
                if digest.hexdigest() != from_json(line, _Last).manifest.sha256:
                    raise PartError(f"{path}: damaged, its checksum is another: parse it again")
                return
            digest.update(line)
            try:
                found = decoder.decode(line)
            except msgspec.DecodeError as error:
                raise PartError(f"{path}: damaged: {error}") from error
            yield Result(*found.at, found.record, found.failure)
    raise PartError(f"{path}: its last line is missing: parse it again")
