"""Workers of Dask (`distributed`) as an executor, for runs over more than one machine."""

from __future__ import annotations

import concurrent.futures
import contextlib
from collections.abc import Iterator
from typing import Any


class MissingDask(ImportError):
    """distributed is not installed; the message says what to install."""


@contextlib.contextmanager
def dask_executor(scheduler: str | None, workers: int) -> Iterator[tuple[concurrent.futures.Executor, int]]:
    """An executor over the workers of Dask and how many threads they have in all; gone at the end of the context.

    A task whose worker dies goes to another one (three times, unless Dask's setting
    `distributed.scheduler.allowed-failures` says otherwise).

    Args:
        scheduler: address of a scheduler that runs ("tcp://host:8786"); None starts workers on this machine.
        workers: how many to start, each a process with one thread.

    Raises:
        MissingDask: the extra [dask] is not installed.
        OSError: no scheduler at this address.
    """
    try:
        import distributed
    except ImportError:
        raise MissingDask('--executor dask needs distributed: install "statement-parser[dask]"') from None
    start: Any = distributed.Client
    if scheduler is not None:
        client = start(scheduler)
    else:
        client = start(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None)
    try:
        threads = sum(client.nthreads().values())
        # pure=False: a task is not known by its arguments, and one that ran before would not run again.
        yield client.get_executor(pure=False), max(1, threads)
    finally:
        with contextlib.suppress(TimeoutError):  # workers that are slow to end have done what was asked of them
            client.close()
