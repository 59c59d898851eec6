"""A child: takes documents from its socket and sends records back, in a process that may be killed at any time."""

from __future__ import annotations

import importlib
import os
import resource
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from statement_parser.batch.settings import ChildSettings
from statement_parser.batch.wire import UNKNOWN, Ended, Inbox, Reply, Request, send
from statement_parser.errors import InternalError, StatementParserError

if TYPE_CHECKING:
    from statement_parser.model.statement import Statement

_MIB = 1 << 20
_MOST_REQUEST = 1 << 30
_OPEN_FILES = 64
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_REFUSED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill")
"""Beginnings of the names of audit events of what a parser never does."""
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38


def parser_of(settings: ChildSettings) -> Callable[..., Statement]:
    """The function that `settings.parser` names."""
    module, _, function = settings.parser.partition(":")
    found: Callable[..., Statement] = getattr(importlib.import_module(module), function)
    return found


def serve(channel: socket.socket, settings: ChildSettings) -> None:
    """Parse what comes in until the other side closes."""
    parse = parser_of(settings)
    inbox = Inbox(channel, Request, _MOST_REQUEST)
    while True:
        try:
            request, data = inbox.wait()
        except Ended:
            return
        _limit_time(settings.timeout)
        reply, record = _parsed(parse, request, data, settings)
        send(channel, reply, record)
        if reply.code == "memory-limit":
            return  # what is left of the memory is in pieces


def _parsed(
    parse: Callable[..., Statement], request: Request, data: bytes, settings: ChildSettings
) -> tuple[Reply, bytes]:
    try:
        statement = parse(
            data,
            url=request.url,
            kind=settings.kind,
            language=settings.language,
            name=request.name,
            options=settings.options,
        )
        record = statement.to_json_bytes()
    except MemoryError:
        return Reply(code="memory-limit", stage="parse", detail="out of memory", peak_mb=_peak()), b""
    except StatementParserError as error:
        return Reply(code=error.code, stage=error.stage, detail=error.detail, peak_mb=_peak()), b""
    except Exception as error:
        bug = InternalError(f"{type(error).__name__}: {error}", stage="parse")
        return Reply(code=bug.code, stage=bug.stage, detail=bug.detail, peak_mb=_peak()), b""
    return Reply(language=statement.language or UNKNOWN, peak_mb=_peak()), record


def _peak() -> int:
    return peak_mb(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def peak_mb(maxrss: int) -> int:
    """MiB of a ru_maxrss, which is in KiB on Linux and in bytes on macOS."""
    return maxrss // _MIB if sys.platform == "darwin" else maxrss // 1024


def confine(settings: ChildSettings) -> None:
    """Take from this process what a parser does not need. There is no way back."""
    os.setsid()
    _no_more_rights()
    for name, most in (
        (resource.RLIMIT_AS, settings.memory * _MIB),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        if sys.platform == "darwin" and name == resource.RLIMIT_AS:
            continue  # cannot be set there
        resource.setrlimit(name, (most, most))
    sys.addaudithook(_refuse)


def _no_more_rights() -> None:
    """On Linux: end with the parent, and never gain rights through a program that is run."""
    if sys.platform == "linux":
        import ctypes
        import signal

        libc = ctypes.CDLL(None)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _limit_time(seconds: float) -> None:
    """The supervisor's clock is the limit; this ends what goes on behind a supervisor that has gone."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds * 1.5) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event == "open":
        flags = args[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError(f"a parser writes no file: {args[0]!r}")
    elif event.startswith(_REFUSED):
        raise PermissionError(f"a parser does not do this: {event}")
