from __future__ import annotations

import concurrent.futures
import json
import random
import shutil
from pathlib import Path

import pytest

from statement_parser.batch.ledger import Ledger
from statement_parser.batch.parts import PartError, merged, read_manifest
from statement_parser.batch.results import Result, results
from statement_parser.batch.run import run
from statement_parser.batch.settings import ChildSettings
from statement_parser.batch.shards import Shard, run_shard, run_shards, shard_files, shards_of
from statement_parser.batch.sources import documents, input_files
from tests.batch.pages import http, members, page, record, zipped

SETTINGS = ChildSettings()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.html").write_bytes(page(str(number)) if number != 4 else b"")
    (folder / "z.zip").write_bytes(zipped({f"{n}.html": page(f"zip {n}") for n in range(3)}))
    return folder


def shards(folder: Path, count: int, settings: ChildSettings = SETTINGS) -> list[Shard]:
    return list(shards_of((str(folder),), count, folder.parent / "out.jsonl", settings))


def whole(folder: Path) -> list[Result]:
    with Ledger(folder.parent / "whole.sqlite", SETTINGS) as ledger:
        run(enumerate(input_files([folder])), ledger, SETTINGS, jobs=1)
        return list(results(ledger.rows()))


def comparable(found: list[Result]) -> list[object]:
    return [
        (r.file, r.member, r.statement or (r.failure and (r.failure.name, r.failure.code, r.failure.state)))
        for r in found
    ]


def test_shares_joined_are_the_whole(folder: Path) -> None:
    todo = shards(folder, 3)
    for shard in reversed(todo):
        run_shard(shard)
    parts = [Path(shard.part) for shard in todo]
    joined = list(merged([parts[2], parts[0], parts[1]]))
    assert comparable(joined) == comparable(whole(folder))
    manifests = [read_manifest(part) for part in parts]
    assert sum(manifest.records for manifest in manifests) == 11
    assert sum(manifest.failures for manifest in manifests) == 1
    assert all(manifest.records for manifest in manifests)


@pytest.mark.parametrize("count", [1, 2, 7, 10, 25])
def test_every_file_is_in_one_share(folder: Path, count: int) -> None:
    files = [list(shard_files(shard)[0]) for shard in shards(folder, count)]
    numbers = [number for share in files for number, _ in share]
    assert numbers == list(range(10))
    assert len({shard_files(shard)[1] for shard in shards(folder, count)}) == 1


@pytest.mark.parametrize("packed", [False, True])
def test_one_large_web_archive_is_for_all_shares(tmp_path: Path, packed: bool) -> None:
    chance = random.Random(3)
    records = [record(http(page(f"topic {n}") + b"<!--" + chance.randbytes(90_000).hex().encode())) for n in range(40)]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.warc").write_bytes(members(*records) if packed else b"".join(records))
    (tmp_path / "in" / "y.html").write_bytes(page("last"))
    todo = shards(tmp_path / "in", 3)
    names = [[found.name for _, file in shard_files(shard)[0] for found in documents(file)] for shard in todo]
    assert [name for share in names for name in share] == [
        found.name for file in input_files([tmp_path / "in"]) for found in documents(file)
    ]
    assert min(map(len, names)) > 8
    assert max(map(len, names)) < 20


def test_a_share_that_is_done_is_not_done_again(folder: Path) -> None:
    (shard,) = shards(folder, 1)
    run_shard(shard)
    before = Path(shard.part).stat().st_mtime_ns
    run_shard(shard)
    assert Path(shard.part).stat().st_mtime_ns == before
    (folder / "new.html").write_bytes(page("new"))
    assert run_shard(shard).records == 12


def test_gaps_and_mixtures_are_refused(folder: Path) -> None:
    first, second, third = shards(folder, 3)
    for shard in (first, second, third):
        run_shard(shard)
    parts = [Path(shard.part) for shard in (first, second, third)]
    with pytest.raises(PartError, match="1 of 3 shards are missing: 2"):
        list(merged([parts[0], parts[2]]))
    with pytest.raises(PartError, match="shard 1 is also in"):
        list(merged([*parts, Path(shutil.copy(parts[0], folder.parent / "copy"))]))
    with pytest.raises(PartError, match="no parts"):
        list(merged([]))
    french = shards(folder, 3, ChildSettings(language="fr"))[1]
    run_shard(french)
    with pytest.raises(PartError, match="the options"):
        list(merged(parts))
    run_shard(second)
    (folder / "new.html").write_bytes(page("new"))
    run_shard(third)
    with pytest.raises(PartError, match="the input files"):
        list(merged(parts))


def test_another_version_is_refused(folder: Path) -> None:
    todo = shards(folder, 2)
    for shard in todo:
        run_shard(shard)
    part = Path(todo[1].part)
    *lines, last = part.read_text().splitlines()
    manifest = json.loads(last)
    manifest["manifest"]["version"] = "0.0.1"
    part.write_text("\n".join([*lines, json.dumps(manifest, separators=(",", ":"))]) + "\n")
    with pytest.raises(PartError, match=r"the version \(0\.0\.1\)"):
        list(merged([Path(shard.part) for shard in todo]))


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "none", "other"])
def test_damage_is_told(folder: Path, damage: str) -> None:
    (shard,) = shards(folder, 1)
    run_shard(shard)
    part = Path(shard.part)
    content = part.read_bytes()
    if damage == "cut":
        part.write_bytes(content[: len(content) // 2])
    elif damage == "changed":
        part.write_bytes(content.replace(b"Lantern", b"Xantern", 1))
    elif damage == "empty":
        part.write_bytes(b"")
    elif damage == "none":
        part.unlink()
    else:
        part.write_bytes(b"{}\n")
    with pytest.raises(PartError):
        list(merged([part]))


def test_an_executor_gets_shares_and_a_failure_is_raised_at_the_end(folder: Path) -> None:
    todo = shards(folder, 3)
    done = []
    with concurrent.futures.ThreadPoolExecutor(2) as executor:
        run_shards(todo, executor, watch=done.append)
        assert sorted(manifest.shard for manifest in done) == [1, 2, 3]
        bad = Shard(inputs=(str(folder),), number=1, of=1, part="/no/such/folder/part", settings=SETTINGS)
        Path(todo[0].part).unlink()
        with pytest.raises(FileNotFoundError):
            run_shards([bad, todo[0]], executor)
    assert Path(todo[0].part).exists()
