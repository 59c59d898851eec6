"""The supervisor's side of the children: who works on what, who has been too long, who has gone.

One thread and no parser: whatever a document does, it does it to a child. A child that dies, hangs or takes too much
memory costs the document it was working on, which is tried once more in a child of its own.
"""

from __future__ import annotations

import collections
import contextlib
import os
import selectors
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import msgspec

from statement_parser.batch.outcome import DEADLY, Job, Outcome, Pause
from statement_parser.batch.settings import ChildSettings
from statement_parser.batch.wire import PDF, Done, Ended, Fork, Inbox, Reap, Reply, Request, TooLong, send
from statement_parser.errors import MemoryLimit, StructureLimit, TimeLimit, WorkerDied

_MOST_REPLY = 64 << 20
_MOST_DOCUMENTS = 10_000
"""Of a child; memory is what ends one before (`_MOST_MB`). The next one starts with caches that are cold."""
_MOST_MB = 400
"""Of a child that is used again; more than any page of 1.6 MB takes, less than what would hurt with one a core."""
_ATTEMPTS = 2
_MOST_HELD, _MOST_HELD_BYTES = 2, 1 << 16
"""Documents with a child: one that it works on and one that it need not wait for, since a child that sleeps in between
takes more CPU time for the same pages (docs/scale.md). Together they fit into the socket, so that to send the second
never waits for a child that itself waits to send its record."""
_MOST_NURSERIES = 10
_SLOWEST_SEND = 10
"""Seconds."""
_PDF_SIGN = b"%PDF-"
_STAGE = "parse"


class NoChildren(RuntimeError):
    """Children cannot be started; the message says why."""


class _NurseryDied(Exception):
    """The parent of the children has gone, and they with it."""


class _Nursery:
    """The process that forks the children (nursery.py)."""

    def __init__(self, settings: ChildSettings) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            fd = theirs.fileno()
            # -P: a folder full of downloads may hold a file that is named as a module is.
            command = [sys.executable, "-P", "-m", "statement_parser.batch.nursery", str(fd)]
            self._process = subprocess.Popen(
                [*command, msgspec.json.encode(settings).decode()],
                pass_fds=(fd,),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        self._channel, self._inbox = ours, Inbox(ours, Done, 1 << 20)
        try:
            started = self._inbox.wait()[0]
        except Ended:
            raise NoChildren("the process that starts the children ended at once") from None
        if started.error is not None:
            raise NoChildren(f"the parser cannot be loaded: {started.error}")

    def fork(self, channel: socket.socket, languages: Iterable[str]) -> int:
        """Start a child on a socket; its process number."""
        answer = self._ask(Fork(languages=tuple(sorted(languages))), (channel.fileno(),))
        if answer.error is not None:
            raise NoChildren(answer.error)
        return answer.pid

    def reap(self, pid: int) -> Done:
        """End a child, and how it ended."""
        return self._ask(Reap(pid=pid))

    def _ask(self, question: Fork | Reap, fds: tuple[int, ...] = ()) -> Done:
        try:
            send(self._channel, question, fds=fds)
            return self._inbox.wait()[0]
        except (OSError, Ended) as error:
            raise _NurseryDied from error

    def close(self) -> None:
        """End it and all children."""
        self._channel.close()
        try:
            self._process.wait(_SLOWEST_SEND)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _environment() -> dict[str, str]:
    """That of this process, with this package to be found in it."""
    home = str(Path(__file__).resolve().parents[2])
    path = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([home, path] if path else [home])}


class _Task(NamedTuple):
    """A document that is to be tried."""

    job: Job
    attempt: int = 1

    @property
    def is_alone(self) -> bool:
        """Whether it gets a child that has no other document.

        PDFium aborts on some documents, and does not give back all of its memory.
        """
        return self.attempt > 1 or _is_pdf(self.job)


class _Slot:
    """A place for one child."""

    def __init__(self) -> None:
        self.pid: int | None = None
        self.nursery: _Nursery
        self.channel: socket.socket
        self.inbox: Inbox[Reply]
        self.documents = 0
        self.tasks: collections.deque[_Task] = collections.deque()
        """With the child, in the order of its answers: it works on the first."""
        self.started = 0.0

    @property
    def seconds(self) -> float:
        """Since the child could begin with its first document."""
        return time.monotonic() - self.started

    def has_room_for(self, task: _Task) -> bool:
        """Whether the document may be sent now."""
        if not self.tasks:
            return True
        held = (*self.tasks, task)
        return (
            len(held) <= _MOST_HELD
            and self.documents < _MOST_DOCUMENTS
            and sum(len(one.job.data) for one in held) <= _MOST_HELD_BYTES
            and not any(one.is_alone for one in held)
        )


class Supervisor:
    """Children that parse documents; a context, at whose end none of them is left."""

    def __init__(self, settings: ChildSettings, jobs: int) -> None:
        if not hasattr(os, "fork"):
            raise NoChildren("this system has no fork(): run on Linux or macOS, or parse in this process with `parse`")
        self._settings = settings
        self._slots = [_Slot() for _ in range(jobs)]
        self._tasks: collections.deque[_Task] = collections.deque()
        self._languages: set[str] = set()
        self._selector = selectors.DefaultSelector()
        self._nursery: _Nursery | None = None
        self._nurseries = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for slot in self._slots:
            if slot.pid is not None:
                self._selector.unregister(slot.channel)
                slot.channel.close()
        if self._nursery is not None:
            self._nursery.close()
        self._selector.close()

    def run(self, jobs: Iterable[Job | Outcome | Pause]) -> Iterator[Outcome]:
        """What comes of each job, as soon as it does; an outcome among the jobs is passed on."""
        waiting, more = iter(jobs), True
        while True:
            if self._tasks:
                slot = self._slot_for(self._tasks[0])
                if slot is None:
                    yield from self._look(wait=True)
                else:
                    self._start(slot, self._tasks.popleft())
            elif more:
                job = next(waiting, None)
                if job is None:
                    more = False
                elif isinstance(job, Job):
                    self._tasks.append(_Task(job))
                elif isinstance(job, Outcome):
                    yield job
                else:
                    yield from self._look(wait=job is Pause.WAIT)
            elif any(slot.tasks for slot in self._slots):
                yield from self._look(wait=True)
            else:
                return

    def _slot_for(self, task: _Task) -> _Slot | None:
        slot = min(self._slots, key=lambda slot: len(slot.tasks))
        return slot if slot.has_room_for(task) else None

    def _look(self, *, wait: bool) -> Iterator[Outcome]:
        """What children have sent, and those that have been too long; waits for the first of it, if asked to."""
        busy = [slot for slot in self._slots if slot.tasks]
        if not busy:
            return
        next_end = min(slot.started for slot in busy) + self._settings.timeout - time.monotonic()
        for key, _ in self._selector.select(max(0.0, next_end) if wait else 0):
            yield from self._read(key.data)
        for slot in busy:
            if slot.tasks and slot.seconds > self._settings.timeout:
                detail = f"not done after {self._settings.timeout:g} seconds"
                outcome = self._lost(slot, TimeLimit.code, detail)
                if outcome is not None:
                    yield outcome

    def _start(self, slot: _Slot, task: _Task) -> None:
        if slot.pid is not None and task.attempt > 1:
            self._retire(slot)
        if _is_pdf(task.job):
            self._languages.add(PDF)
        if slot.pid is None:
            try:
                self._fork(slot)
            except _NurseryDied:
                self._forget_nursery()
                self._start(slot, task)
                return
        if not slot.tasks:
            slot.started = time.monotonic()
        slot.tasks.append(task)
        slot.documents += 1
        with contextlib.suppress(OSError):  # it has gone; the next look says so
            send(slot.channel, Request(name=task.job.name, url=task.job.url), task.job.data)

    def _fork(self, slot: _Slot) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            if self._nursery is None:
                self._nursery = self._new_nursery()
            slot.pid = self._nursery.fork(theirs, self._languages)
            slot.nursery = self._nursery
        # A child that does not take what it is sent is one that hangs. It is read only when something is there.
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", _SLOWEST_SEND, 0))
        slot.channel, slot.inbox, slot.documents = ours, Inbox(ours, Reply, _MOST_REPLY), 0
        self._selector.register(ours, selectors.EVENT_READ, slot)

    def _read(self, slot: _Slot) -> Iterator[Outcome]:
        """The outcomes of the messages that are whole."""
        try:
            slot.inbox.read()
            while slot.tasks and (found := slot.inbox.message()) is not None:
                outcome = self._answered(slot, *found)
                if outcome is not None:
                    yield outcome
        except TooLong:
            outcome = self._lost(slot, StructureLimit.code, f"a record of more than {_MOST_REPLY >> 20} MiB")
        except (Ended, msgspec.DecodeError):
            outcome = self._lost(slot, WorkerDied.code, "")
        else:
            return
        if outcome is not None:
            yield outcome

    def _answered(self, slot: _Slot, reply: Reply, record: bytes) -> Outcome | None:
        if reply.language is not None:
            self._languages.add(reply.language)
        task = slot.tasks.popleft()
        outcome = Outcome(
            key=task.job.key,
            record=record if reply.code is None else None,
            code=reply.code,
            stage=reply.stage,
            detail=reply.detail,
            seconds=slot.seconds,
            peak_mb=reply.peak_mb,
            attempts=task.attempt,
        )
        slot.started = time.monotonic()
        is_used_up = slot.documents >= _MOST_DOCUMENTS and not slot.tasks
        if task.is_alone or is_used_up or reply.code in DEADLY or reply.peak_mb > _MOST_MB:
            self._retire(slot)
        return self._judged(task, outcome)

    def _lost(self, slot: _Slot, code: str, detail: str) -> Outcome | None:
        """The child is no use any more: end it, and see what that says of its document."""
        if not slot.tasks:
            self._retire(slot)
            return None
        seconds, task = slot.seconds, slot.tasks.popleft()
        end = self._retire(slot)
        if end is None:
            self._tasks.append(task)  # its child ended with the nursery, and not by its doing
            return None
        if code == WorkerDied.code:
            code, detail = _cause(end, self._settings.memory)
        outcome = Outcome(
            key=task.job.key,
            code=code,
            stage=_STAGE,
            detail=detail,
            # A child that was out of its limits was ended from here: its signal says nothing of the document.
            signal=-end.status if end.status < 0 and code not in (TimeLimit.code, StructureLimit.code) else None,
            seconds=seconds,
            peak_mb=end.peak_mb,
            attempts=task.attempt,
        )
        return self._judged(task, outcome)

    def _judged(self, task: _Task, outcome: Outcome) -> Outcome | None:
        """The outcome, or None where the document is tried once more."""
        if outcome.code in DEADLY and task.attempt < _ATTEMPTS:
            self._tasks.append(task._replace(attempt=task.attempt + 1))
            return None
        return outcome

    def _retire(self, slot: _Slot) -> Done | None:
        """End the child of a slot; None where it ended with the nursery. What it has not begun another one gets."""
        assert slot.pid is not None
        self._tasks.extendleft(reversed(slot.tasks))
        slot.tasks.clear()
        pid, slot.pid = slot.pid, None
        self._selector.unregister(slot.channel)
        slot.channel.close()
        if self._nursery is None or self._nursery is not slot.nursery:
            return None
        try:
            return self._nursery.reap(pid)
        except _NurseryDied:
            self._forget_nursery()
            return None

    def _new_nursery(self) -> _Nursery:
        if self._nurseries >= _MOST_NURSERIES:
            raise NoChildren(f"the process that starts the children died {_MOST_NURSERIES} times: out of memory?")
        self._nurseries += 1
        return _Nursery(self._settings)

    def _forget_nursery(self) -> None:
        if self._nursery is not None:
            self._nursery.close()
            self._nursery = None


def _is_pdf(job: Job) -> bool:
    return _PDF_SIGN in job.data[:1024]


def _cause(end: Done, memory: int) -> tuple[str, str]:
    """Code and detail of a child that ended by itself."""
    number = -end.status
    if number <= 0:
        return WorkerDied.code, f"its process ended with exit code {end.status} and no record"
    name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
    if number == signal.SIGXCPU:
        return TimeLimit.code, "its process used up its CPU time"
    if number in (signal.SIGABRT, signal.SIGKILL) and end.peak_mb >= memory * 0.9:
        return MemoryLimit.code, f"its process ended by {name} with {end.peak_mb} of {memory} MiB in use"
    return WorkerDied.code, f"its process ended by {name}"
