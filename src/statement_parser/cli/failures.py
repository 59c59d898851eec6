"""What the command does with a document that gives no record: one line on standard error, an exit code."""

from __future__ import annotations

import contextlib
import sys
import traceback
from collections.abc import Iterator

from statement_parser import errors
from statement_parser.cli.terminal import printable

EXIT_SOME = 1
EXIT_USAGE = 2
EXIT_REFUSED = 3
EXIT_LIMIT = 4
EXIT_WORKER = 5
EXIT_INTERNAL = 70
EXIT_PIPE = 141
"""What a shell shows for a program that a closed pipe ended (128 + SIGPIPE)."""

_EXITS: tuple[tuple[type[errors.StatementParserError], int], ...] = (
    (errors.InputTooLarge, EXIT_LIMIT),
    (errors.DecompressionLimit, EXIT_LIMIT),
    (errors.StructureLimit, EXIT_LIMIT),
    (errors.TimeLimit, EXIT_LIMIT),
    (errors.MemoryLimit, EXIT_LIMIT),
    (errors.WorkerDied, EXIT_WORKER),
    (errors.InternalError, EXIT_INTERNAL),
)


def exit_code(error: errors.StatementParserError) -> int:
    """The exit code for one document that failed; 3 (refused) where no other is set."""
    return next((code for cls, code in _EXITS if isinstance(error, cls)), EXIT_REFUSED)


def exit_code_of_run(succeeded: int, codes: list[int]) -> int:
    """The exit code of a run over several documents: 0 none failed, 1 some; where all failed, the highest."""
    if not codes:
        return 0
    return EXIT_SOME if succeeded else max(codes)


@contextlib.contextmanager
def own_errors(name: str) -> Iterator[None]:
    """Whatever is raised inside comes out as a `StatementParserError`, with the cause kept."""
    try:
        yield
    except errors.StatementParserError:
        raise
    except MemoryError as error:
        raise errors.MemoryLimit("out of memory", stage="parse", document=name) from error
    except Exception as error:
        detail = f"{type(error).__name__}: {error}; please report it with the document"
        raise errors.InternalError(detail, stage="parse", document=name) from error


def report(error: errors.StatementParserError, name: str, *, debug: bool) -> None:
    """`statement-parser: FILE: CODE: reason` on standard error, in UTF-8; with `debug` the traceback before it."""
    lines = [f"statement-parser: {printable(name)}: {error.code}: {error.detail}"]
    if debug:
        lines[:0] = [printable(line) for line in "".join(traceback.format_exception(error)).splitlines()]
    stream = sys.stderr.buffer
    stream.write("".join(line + "\n" for line in lines).encode("utf-8", "backslashreplace"))
    stream.flush()
