"""A parser that does to its process what the document says: for the tests of what may happen to a child."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from typing import Any

from statement_parser import api
from statement_parser.model.document import Source
from statement_parser.model.statement import Statement

PARSER = "tests.batch.faults:parse"


def fault(kind: str) -> bytes:
    """A document that does it."""
    return f"FAULT:{kind}".encode()


def parse(content: bytes, *, name: str | None = None, **given: Any) -> Statement:
    if not content.startswith(b"FAULT:"):
        return api.parse(content, name=name, **given)
    kind = content.removeprefix(b"FAULT:").split(b" ")[0].decode()
    done = DOINGS[kind](content)
    source = Source(kind="text", sha256="0" * 64, size=len(content), name=name)
    return Statement(id="0" * 64, produced_by="", source=source, title=str(done))


def _memory(_: bytes) -> int:
    held = []
    while True:
        held.append(bytearray(20_000_000))


def _recursion(content: bytes) -> object:
    return _recursion(content)


def _write(content: bytes) -> object:
    return open(content.split(b" ")[1].decode(), "w")


DOINGS: dict[str, Any] = {
    "segv": lambda _: ctypes.string_at(0),
    "abort": lambda _: os.abort(),
    "kill": lambda _: signal.raise_signal(signal.SIGKILL),
    "exit": lambda _: os._exit(0),
    "sysexit": lambda _: sys.exit(3),
    "hang": lambda _: time.sleep(1_000),
    "spin": lambda _: any(iter(int, 1)),
    "memory": _memory,
    "huge": lambda _: "x" * 70_000_000,
    "long": lambda _: "x" * 2_000_000,
    "recursion": _recursion,
    "bug": lambda _: {}["no such key"],
    "write": _write,
    "connect": lambda _: socket.create_connection(("127.0.0.1", 9)),
    "run": lambda _: subprocess.run(["true"], check=True),
    "fork": lambda _: os.fork(),
    "pid": lambda _: os.getpid(),
}
