"""The real `distributed`: two workers, one of them killed while it works, and a document that kills what parses it."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from statement_parser.batch.dask import dask_executor
from statement_parser.batch.parts import merged
from statement_parser.batch.settings import ChildSettings
from statement_parser.batch.shards import run_shards, shards_of
from tests.batch.faults import PARSER, fault
from tests.batch.pages import page


def test_a_worker_is_killed_and_a_document_is_poisonous(tmp_path: Path) -> None:
    pytest.importorskip("distributed")  # here: it takes a second to load, in each worker that collects this file
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.html").write_bytes(page(str(number)) if number != 77 else fault("kill"))
    settings = ChildSettings(parser=PARSER, timeout=20)
    shards = list(shards_of((str(folder),), 8, tmp_path / "out.jsonl", settings))
    with dask_executor(None, 2) as (executor, threads):
        assert threads == 2
        pids = [info["pid"] for info in executor._client.run(lambda dask_worker: {"pid": os.getpid()}).values()]
        killer = threading.Thread(target=_kill_when_at_work, args=(pids[0], tmp_path))
        killer.start()
        run_shards(shards, executor)
        killer.join()
    found = list(merged([Path(shard.part) for shard in shards]))
    names = [r.statement.title for r in found if r.statement is not None]
    assert names == [f"Joint Statement on {n}" for n in range(200) if n != 77]
    (failure,) = (r.failure for r in found if r.failure is not None)
    assert (failure.name, failure.state, failure.code, failure.signal) == (
        "in/077.html",
        "quarantined",
        "worker-died",
        9,
    )


def _kill_when_at_work(pid: int, folder: Path) -> None:
    deadline = time.monotonic() + 60
    while not list(folder.glob("*.part.jsonl")) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
